#include "ui/start/todo_delegate.h"

#include <algorithm>

#include <QApplication>
#include <QPainter>

#include "ui/presentation/theme.h"
#include "ui/presentation/todo_model.h"

namespace lx::ui {

namespace {

constexpr int side = 6;
constexpr int bar_height = 8;

/// A row with a second line in its first column is two lines high in all of them.
QString below_of(const QModelIndex& index)
{
    return index.siblingAtColumn(TodoModel::What).data(TodoModel::below_role).toString();
}

/// `target`: where the mark stands; invalid = none.
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
    const QModelIndex what = index.siblingAtColumn(TodoModel::What);
    if (!below_of(index).isEmpty())
        size.setHeight(QFontMetrics(text_font(theme)).height() +
                       QFontMetrics(small_font(theme)).height() + 8);
    if (what.data(TodoModel::share_role).isValid())
        size.rheight() += bar_height + 6;
    return size;
}

void TodoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const QString below = index.data(TodoModel::below_role).toString();
    if (below.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Theme& theme = Theme::current();
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    const QString text = empty.text;
    empty.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    painter->save();
    QRect room = option.rect.adjusted(side, 4, -side, -4);
    const QFont big = text_font(theme);
    const QFont small = small_font(theme);
    painter->setFont(big);
    painter->setPen(theme.text);
    const QFontMetrics lines(big);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop,
                      lines.elidedText(text, Qt::ElideRight, room.width()));
    room.setTop(room.top() + lines.height());
    if (const QVariant share = index.data(TodoModel::share_role); share.isValid()) {
        draw_bar(*painter, QRect(room.left(), room.top() + 3, room.width(), bar_height),
                 share.toDouble(), index.data(TodoModel::target_role));
        room.setTop(room.top() + bar_height + 6);
    }
    painter->setFont(small);
    painter->setPen(theme.text_soft);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(small).elidedText(below, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace lx::ui
