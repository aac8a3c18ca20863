#include "ui/widgets/choice_delegate.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QTableView>
#include <QTimer>

#include "ui/presentation/choice_cell.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/tables.h"

namespace lx::ui {

namespace {

constexpr int arrow_room = 22;
constexpr int most_fitted = 300; ///< lines whose height is fitted to their texts

CellWay way_of(const QModelIndex& index)
{
    return static_cast<CellWay>(index.data(cell_way_role).toInt());
}

bool is_boxed(CellWay way)
{
    return way == CellWay::Choose || way == CellWay::Write;
}

/// Where the box of a cell stands: one line high, whatever the height of its row.
QRect box_of(const QRect& cell)
{
    const int height = std::min(cell.height(), Theme::current().row_px + 4);
    return {cell.left(), cell.center().y() - height / 2, cell.width(), height};
}

constexpr const char* finished = "finished"; ///< property of a box: taken with Enter or in its list

/// The choice that was meant: as it is written; where Enter took it, else the first that holds it.
/// What is no choice is for the model to tell.
QString meant(const QComboBox& box)
{
    const QString text = box.currentText().trimmed();
    if (text.isEmpty() || !box.property(finished).toBool() ||
        box.findText(text, Qt::MatchFixedString) >= 0)
        return text;
    const int at = box.findText(text, Qt::MatchContains);
    return at < 0 ? text : box.itemText(at);
}

void fit_rows(QTableView* view)
{
    if (view->model() != nullptr && view->model()->rowCount() <= most_fitted)
        view->resizeRowsToContents();
}

} // namespace

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    if (way_of(index) == CellWay::Write)
        return new QLineEdit(parent);
    if (way_of(index) != CellWay::Choose)
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setMaxVisibleItems(16);
    box->addItems(index.data(choices_role).toStringList());
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    auto* self = const_cast<ChoiceDelegate*>(this); // Qt makes editors in a const function
    box->lineEdit()->installEventFilter(self);
    // Chosen in the list, or Enter: with the completions open it comes by the signal alone.
    connect(box, &QComboBox::activated, self, [self, box] { self->finish(box); });
    connect(box->lineEdit(), &QLineEdit::returnPressed, self, [self, box] { self->finish(box); });
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(text);
    } else if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentIndex(box->findText(text));
        box->setEditText(text);
        box->lineEdit()->selectAll();
    }
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const
{
    if (const auto* line = qobject_cast<QLineEdit*>(editor))
        model->setData(index, line->text(), Qt::EditRole);
    else if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, meant(*box), Qt::EditRole);
}

void ChoiceDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex&) const
{
    editor->setGeometry(box_of(option.rect));
}

void ChoiceDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (is_boxed(way_of(index)))
        option->rect.adjust(6, 0, -arrow_room, 0);
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const CellWay way = way_of(index);
    if (!is_boxed(way)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Theme& theme = Theme::current();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? theme.focus
                                                                  : theme.border_strong);
    painter->setBrush(theme.surface);
    painter->drawRoundedRect(QRectF(box_of(option.rect)).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
    if (way == CellWay::Choose) {
        const QPixmap arrow = icon_pixmap(QStringLiteral("chevron-down"), theme.text_soft, 12);
        painter->drawPixmap(option.rect.right() - arrow_room + 4, option.rect.center().y() - 6, 12,
                            12, arrow);
    }
    painter->restore();
    QStyleOptionViewItem plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    plain.backgroundBrush = Qt::NoBrush;
    plain.features &= ~QStyleOptionViewItem::Alternate;
    QStyledItemDelegate::paint(painter, plain, index);
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int least = Theme::current().row_px + (is_boxed(way_of(index)) ? 4 : 0);
    size.setHeight(std::max(size.height() + 8, least));
    return size;
}

/// Enter in a box ends there: the table would take it for the wish to open the cell again.
bool ChoiceDelegate::eventFilter(QObject* object, QEvent* event)
{
    auto* box = qobject_cast<QComboBox*>(object);
    const bool line_of_box =
        box == nullptr && qobject_cast<QComboBox*>(object->parent()) != nullptr;
    if (line_of_box)
        box = qobject_cast<QComboBox*>(object->parent());
    if (box != nullptr && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            finish(box);
            return true;
        }
    }
    return !line_of_box && QStyledItemDelegate::eventFilter(object, event);
}

/// A choice may be told twice, by the list and by Enter.
void ChoiceDelegate::finish(QComboBox* box)
{
    if (box->property(finished).toBool())
        return;
    box->setProperty(finished, true);
    box->completer()->popup()->hide();
    if (box->isVisible()) { // else the list took the keyboard away, which ended it too
        Q_EMIT commitData(box);
        Q_EMIT closeEditor(box);
    }
    box->parentWidget()->setFocus(); // the list of choices may have had the keyboard
}

bool ChoiceDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                 const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (way_of(index) != CellWay::Tick || !index.flags().testFlag(Qt::ItemIsUserCheckable))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    bool toggles = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        toggles =
            mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        toggles = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    }
    if (!toggles)
        return event->type() == QEvent::MouseButtonPress ||
               event->type() == QEvent::MouseButtonDblClick;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, static_cast<int>(on ? Qt::Unchecked : Qt::Checked),
                          Qt::CheckStateRole);
}

void dress_choice_table(QTableView* view)
{
    dress_table(view);
    view->setItemDelegate(new ChoiceDelegate(view));
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    view->setWordWrap(true);
    view->setTextElideMode(Qt::ElideRight);
    view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                          QAbstractItemView::DoubleClicked);
    view->verticalHeader()->setDefaultSectionSize(2 * view->fontMetrics().lineSpacing() + 8);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    QObject::connect(view, &QTableView::clicked, view, [view](const QModelIndex& index) {
        if (!is_boxed(way_of(index)) || !index.flags().testFlag(Qt::ItemIsEditable))
            return;
        view->edit(index);
        if (auto* box = qobject_cast<QComboBox*>(view->indexWidget(index)))
            box->showPopup();
    });
    QObject::connect(view, &QTableView::activated, view, [view](const QModelIndex& index) {
        if (is_boxed(way_of(index)))
            view->edit(index);
    });
    fit_rows_to_texts(view);
}

void add_take_back(QTableView* view, const QString& title,
                   std::function<void(const QModelIndex&)> take_back)
{
    auto* action = new QAction(title, view);
    action->setShortcut(QKeySequence::Delete);
    action->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(action);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    QObject::connect(action, &QAction::triggered, view,
                     [view, take_back = std::move(take_back)] { take_back(view->currentIndex()); });
}

void fit_rows_to_texts(QTableView* view)
{
    auto* fit = new QTimer(view); // once for many changes of the width
    fit->setSingleShot(true);
    fit->setInterval(0);
    QObject::connect(fit, &QTimer::timeout, view, [view] { fit_rows(view); });
    const auto later = [fit] { fit->start(); };
    QObject::connect(view->horizontalHeader(), &QHeaderView::sectionResized, fit, later);
    QObject::connect(view->model(), &QAbstractItemModel::modelReset, fit, later);
    QObject::connect(view->model(), &QAbstractItemModel::dataChanged, fit, later);
    fit->start();
}

bool is_being_edited(const QTableView* view)
{
    // The keyboard may be in the list of choices, a window of its own.
    return view->indexWidget(view->currentIndex()) != nullptr;
}

} // namespace lx::ui
