#include "ui/start/todo_delegate.h"

#include <algorithm>

#include <QApplication>
#include <QPainter>
#include <QTextLayout>
#include <QTreeView>
#include <QtMath>

#include "ui/presentation/theme.h"
#include "ui/presentation/todo_model.h"

namespace lx::ui {

namespace {

constexpr int side = 6;
constexpr int over = 4; ///< above and below the texts
constexpr int bar_height = 8;
constexpr int bar_room = bar_height + 6;

/// A text over as many lines as it needs in a width.
class Wrapped
{
public:
    Wrapped(const QString& text, const QFont& font, int width) : m_layout(text, font)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, m_height});
            m_height += line.height();
        }
        m_layout.endLayout();
    }
    [[nodiscard]] int height() const { return qCeil(m_height); }
    void draw(QPainter& painter, QPoint at) const { m_layout.draw(&painter, at); }

private:
    QTextLayout m_layout;
    qreal m_height = 0;
};

QString below_of(const QModelIndex& index)
{
    return index.data(TodoModel::below_role).toString();
}

void draw_bar(QPainter& painter, const QRect& room, double share, const QVariant& target)
{
    const Theme& theme = Theme::current();
    const auto at = [&](double part) {
        return room.left() + static_cast<int>(std::clamp(part, 0.0, 1.0) * (room.width() - 1));
    };
    painter.fillRect(room, theme.border);
    painter.fillRect(QRect(room.topLeft(), QPoint(at(share), room.bottom())), theme.text_soft);
    if (target.isValid())
        painter.fillRect(QRect(at(target.toDouble()) - 1, room.top() - 3, 2, room.height() + 6),
                         theme.text);
}

} // namespace

void TodoDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
}

QSize TodoDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(theme.row_px - 2);
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    if (view == nullptr || index.column() != TodoModel::What)
        return size;
    QStyleOptionViewItem full = option;
    initStyleOption(&full, index);
    const int width = view->columnWidth(TodoModel::What) - 2 * side;
    int height = 2 * over + Wrapped(full.text, full.font, width).height();
    if (const QString below = below_of(index); !below.isEmpty())
        height += Wrapped(below, small_font(theme), width).height();
    if (index.data(TodoModel::share_role).isValid())
        height += bar_room;
    size.setHeight(std::max(size.height(), height));
    return size;
}

void TodoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    if (index.column() != TodoModel::What) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Theme& theme = Theme::current();
    QStyleOptionViewItem full = option;
    initStyleOption(&full, index);
    const QString text = full.text;
    full.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &full, painter, option.widget);
    painter->save();
    const int width = option.rect.width() - 2 * side;
    const Wrapped title(text, full.font, width);
    const QString below = below_of(index);
    QPoint at = option.rect.topLeft() + QPoint(side, over);
    if (below.isEmpty()) // one line stands as high as the cells beside it
        at.setY(option.rect.top() + std::max(over, (option.rect.height() - title.height()) / 2));
    painter->setPen(full.palette.color(QPalette::Text));
    title.draw(*painter, at);
    at.ry() += title.height();
    if (const QVariant share = index.data(TodoModel::share_role); share.isValid()) {
        draw_bar(*painter, QRect(at + QPoint(0, 3), QSize(width, bar_height)), share.toDouble(),
                 index.data(TodoModel::target_role));
        at.ry() += bar_room;
    }
    painter->setPen(theme.text_soft);
    Wrapped(below, small_font(theme), width).draw(*painter, at);
    painter->restore();
}

} // namespace lx::ui
