#include "ui/widgets/match_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int margin = 8;

} // namespace

void MatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    item.state &= ~QStyle::State_HasFocus;
    const QStyle* style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    QTextLayout layout(
        item.fontMetrics.elidedText(text, Qt::ElideRight, item.rect.width() - 2 * margin),
        item.font);
    QTextLayout::FormatRange bold;
    bold.start = index.data(begin_role).toInt();
    bold.length = index.data(length_role).toInt();
    bold.format.setFontWeight(QFont::Bold);
    if (bold.length > 0)
        layout.setFormats({bold});
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(item.rect.width());
    layout.endLayout();

    const bool enabled = (item.state & QStyle::State_Enabled) != 0;
    const bool selected = (item.state & QStyle::State_Selected) != 0;
    painter->save();
    painter->setPen(item.palette.color(enabled ? QPalette::Active : QPalette::Disabled,
                                       selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(item.rect.left() + margin,
                                 item.rect.top() +
                                     (item.rect.height() - layout.boundingRect().height()) / 2));
    painter->restore();
}

QSize MatchDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    QFont bold = item.font;
    bold.setBold(true);
    return {QFontMetrics(bold).horizontalAdvance(item.text) + 2 * margin,
            Theme::current().row_px - 2};
}

} // namespace lx::ui
