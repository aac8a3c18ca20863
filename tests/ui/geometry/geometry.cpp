#include "tests/ui/geometry/geometry.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTableView>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeView>

namespace lx::test {

namespace {

constexpr int frame_of_field = 16; ///< borders and padding of a line edit, left and right together
constexpr int sign_in_field = 24;  ///< an icon in a line edit
constexpr int wide = 1900;         ///< window in which nothing has to be cut
constexpr int rows_looked_at = 40; ///< of a table
constexpr int padding_of_button = 8; ///< may be missing before a letter is

QString name_of(const QWidget& widget)
{
    QString text = widget.accessibleName();
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        text = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        button != nullptr && !button->text().isEmpty())
        text = button->text();
    return QStringLiteral("%1 %2 “%3”")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text.left(60));
}

QString cut(const QWidget& widget, const QString& what, int wanted, int there)
{
    return QStringLiteral("%1: %2 needs %3, has %4")
        .arg(name_of(widget), what)
        .arg(wanted)
        .arg(there);
}

/// Parts of Qt's own controls are looked at as a whole.
bool part_of_control(const QWidget& widget)
{
    if (widget.objectName().startsWith(QLatin1String("qt_")))
        return true;
    const QWidget* parent = widget.parentWidget();
    return qobject_cast<const QScrollBar*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr ||
           qobject_cast<const QLineEdit*>(parent) != nullptr ||
           qobject_cast<const QMenuBar*>(parent) != nullptr ||
           (parent != nullptr && parent->inherits("QComboBoxPrivateContainer"));
}

/// Visible widgets of the window, without menus and the parts of Qt's own controls.
QList<QWidget*> shown(const QWidget& window)
{
    QList<QWidget*> all;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->window() == &window && !part_of_control(*widget))
            all << widget;
    }
    return all;
}

void look_at(const QLabel& label, QStringList& found)
{
    if (label.text().isEmpty())
        return;
    if (label.wordWrap()) {
        const int wanted = label.heightForWidth(label.width());
        if (wanted > label.height() + 1)
            found << cut(label, QStringLiteral("height"), wanted, label.height());
        return;
    }
    const QSize wanted = label.sizeHint();
    // Made to give way, its whole text in the tip: a fault only where there is room enough.
    const bool may_be_cut = label.inherits("lx::ui::LineLabel") && label.window()->width() < wide;
    if (wanted.width() > label.width() + 1 && !may_be_cut)
        found << cut(label, QStringLiteral("width"), wanted.width(), label.width());
    if (wanted.height() > label.height() + 2)
        found << cut(label, QStringLiteral("height"), wanted.height(), label.height());
}

void look_at(const QAbstractButton& button, QStringList& found)
{
    if (button.text().isEmpty() || button.inherits("lx::ui::Card"))
        return;
    const int wanted = button.sizeHint().width();
    if (wanted > button.width() + padding_of_button)
        found << cut(button, QStringLiteral("width"), wanted, button.width());
    if (button.sizeHint().height() > button.height() + padding_of_button)
        found << cut(button, QStringLiteral("height"), button.sizeHint().height(), button.height());
}

void look_at(const QLineEdit& line, QStringList& found)
{
    const bool hint = line.text().isEmpty();
    if (!hint && !line.isReadOnly())
        return; // what is being written scrolls
    const QString text = hint ? line.placeholderText() : line.text();
    const auto signs =
        std::ranges::count_if(line.findChildren<QToolButton*>(), &QToolButton::isVisible);
    const int wanted = line.fontMetrics().horizontalAdvance(text) + frame_of_field +
                       static_cast<int>(signs) * sign_in_field;
    if (!text.isEmpty() && wanted > line.width())
        found << cut(line, QStringLiteral("“%1” width").arg(text), wanted, line.width());
}

void look_at(const QComboBox& box, QStringList& found)
{
    const int wanted = box.fontMetrics().horizontalAdvance(box.currentText()) + 32;
    if (!box.isEditable() && wanted > box.width())
        found << cut(box, QStringLiteral("“%1” width").arg(box.currentText()), wanted, box.width());
}

void look_at(const QHeaderView& header, QStringList& found)
{
    if (header.orientation() != Qt::Horizontal || header.model() == nullptr)
        return;
    for (int i = 0; i < header.count(); ++i) {
        if (header.isSectionHidden(i))
            continue;
        // Of the headings one above the other in a report's table each stands in its own part.
        const QString text = header.model()
                                 ->headerData(i, Qt::Horizontal, Qt::DisplayRole)
                                 .toString()
                                 .section(QStringLiteral(" / "), -1);
        const int room = header.sectionSize(i) - 12;
        const QRect wanted = header.fontMetrics().boundingRect(QRect(0, 0, std::max(room, 1), 1000),
                                                               Qt::TextWrapAnywhere, text);
        if (wanted.height() > header.height() || wanted.width() > room + 1)
            found << cut(header, QStringLiteral("heading “%1” height").arg(text), wanted.height(),
                         header.height());
    }
}

void look_at(const QTableView& view, QStringList& found)
{
    static const QRegularExpression whole(
        QStringLiteral("^(\\d{4}-\\d\\d(-\\d\\d)?|[0-9A-Z*]{10,18}|[0-9,.]+%?)$"));
    const QAbstractItemModel* model = view.model();
    if (model == nullptr)
        return;
    const int first = std::max(0, view.rowAt(0));
    const int last = std::min(model->rowCount(), first + rows_looked_at);
    const auto width_of = [&](int row, int column) {
        const QModelIndex index = model->index(row, column);
        return index.data(Qt::DisplayRole).toString().isEmpty() || view.wordWrap()
                   ? 0
                   : view.sizeHintForIndex(index).width();
    };
    int spare = view.viewport()->width();
    for (int column = 0; column < model->columnCount(); ++column) {
        if (view.isColumnHidden(column))
            continue;
        int wanted = 0;
        for (int row = first; row < last; ++row)
            wanted = std::max(wanted, width_of(row, column));
        spare -= std::max(wanted, 40);
    }
    for (int column = 0; column < model->columnCount(); ++column) {
        if (view.isColumnHidden(column))
            continue;
        for (int row = first; row < last; ++row) {
            const int wanted = width_of(row, column);
            const QString text = model->index(row, column).data().toString();
            const bool matters = spare > 0 || whole.match(text).hasMatch();
            if (wanted <= view.columnWidth(column) + 2 || !matters)
                continue;
            found << cut(view, QStringLiteral("column %1, “%2” width").arg(column).arg(text),
                         wanted, view.columnWidth(column));
            break;
        }
    }
}

bool takes_input(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(&widget) != nullptr ||
           qobject_cast<const QTextEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
}

bool in_message(const QWidget& widget)
{
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        if (at->objectName() == QLatin1String("notice"))
            return true;
    }
    return false;
}

bool scrolled(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    const auto* area =
        parent == nullptr ? nullptr : qobject_cast<QAbstractScrollArea*>(parent->parentWidget());
    return area != nullptr && area->viewport() == parent;
}

QRect on_screen(const QWidget& widget)
{
    return {widget.mapToGlobal(QPoint(0, 0)), widget.size()};
}

} // namespace

QStringList cut_texts(const QWidget& window, const QWidget* within)
{
    QStringList found;
    for (const QWidget* widget : shown(window)) {
        if (within != nullptr && !within->isAncestorOf(widget))
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            look_at(*label, found);
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            look_at(*button, found);
        else if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            look_at(*line, found);
        else if (const auto* box = qobject_cast<const QComboBox*>(widget))
            look_at(*box, found);
        else if (const auto* header = qobject_cast<const QHeaderView*>(widget))
            look_at(*header, found);
        else if (const auto* table = qobject_cast<const QTableView*>(widget))
            look_at(*table, found);
        else if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(widget);
                 spin != nullptr && spin->sizeHint().width() > spin->width() + 1)
            found << cut(*spin, QStringLiteral("width"), spin->sizeHint().width(), spin->width());
    }
    return found;
}

QStringList out_of_sight(const QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : shown(window)) {
        const QWidget* parent = widget->parentWidget();
        if (scrolled(*widget) || widget->size().isEmpty())
            continue;
        const QRect rect = widget->geometry();
        if (parent->rect().contains(rect))
            continue;
        found << QStringLiteral("%1: at %2,%3 %4×%5 in %6×%7 of %8")
                     .arg(name_of(*widget))
                     .arg(rect.x())
                     .arg(rect.y())
                     .arg(rect.width())
                     .arg(rect.height())
                     .arg(parent->width())
                     .arg(parent->height())
                     .arg(name_of(*parent));
    }
    return found;
}

Places places(const QWidget& window)
{
    Places all;
    for (QWidget* widget : shown(window)) {
        if (takes_input(*widget) && !in_message(*widget))
            all.emplace_back(widget, on_screen(*widget));
    }
    return all;
}

QStringList moved(const Places& before, const QWidget& window)
{
    QStringList found;
    const Places now = places(window);
    for (const auto& [widget, rect] : before) {
        const auto at = std::find_if(now.begin(), now.end(), [&](const auto& one) {
            return !widget.isNull() && one.first == widget;
        });
        if (at == now.end())
            found << QStringLiteral("gone from %1,%2: %3")
                         .arg(rect.x())
                         .arg(rect.y())
                         .arg(widget.isNull() ? QString() : name_of(*widget));
        else if (at->second != rect)
            found << QStringLiteral("%1: from %2,%3 %4×%5 to %6,%7 %8×%9")
                         .arg(name_of(*widget))
                         .arg(rect.x())
                         .arg(rect.y())
                         .arg(rect.width())
                         .arg(rect.height())
                         .arg(at->second.x())
                         .arg(at->second.y())
                         .arg(at->second.width())
                         .arg(at->second.height());
    }
    return found;
}

} // namespace lx::test
