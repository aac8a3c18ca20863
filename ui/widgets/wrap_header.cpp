#include "ui/widgets/wrap_header.h"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int side = 6;   ///< left and right of the text
constexpr int arrow = 10; ///< room for the sort mark
constexpr int over = 5;   ///< above and below the texts

} // namespace

WrapHeader::WrapHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setMinimumSectionSize(48);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QString WrapHeader::text_of(int section) const
{
    return model() == nullptr
               ? QString()
               : model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
}

QSize WrapHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    size.setHeight((one_line() ? 1 : 2) * fontMetrics().lineSpacing() + 2 * over);
    return size;
}

bool WrapHeader::one_line() const
{
    const QFontMetrics metrics(font());
    for (int section = 0; section < count(); ++section) {
        if (isSectionHidden(section))
            continue;
        // Whichever is sorted by next: the height stays.
        const int room = sectionSize(section) - 2 * side - (isSortIndicatorShown() ? arrow : 0);
        if (metrics.horizontalAdvance(text_of(section)) > room)
            return false;
    }
    return true;
}

int WrapHeader::narrowest(int section) const
{
    const QFontMetrics metrics(font());
    const QString text = text_of(section);
    // Half of the text, and one character more: Chinese breaks anywhere, brackets do not.
    const int half = metrics.horizontalAdvance(text) / 2 + metrics.height();
    return std::min(half, metrics.horizontalAdvance(text) + 2) + 2 * side + arrow;
}

void WrapHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::current();
    painter->save();
    painter->fillRect(rect, theme.header);
    painter->setPen(theme.border);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());

    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QRect room = rect.adjusted(side, 2, -side, -2);
    if (sorted)
        room.setRight(room.right() - arrow);
    const auto align =
        Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    painter->setPen(theme.text);
    painter->setFont(font());
    QTextOption option;
    option.setAlignment((align & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    painter->drawText(QRectF(room), text_of(section), option);

    if (sorted) {
        const bool down = sortIndicatorOrder() == Qt::DescendingOrder;
        const QPointF center(rect.right() - side - 3.0, rect.center().y() + 0.5);
        const double dy = down ? 3.0 : -3.0;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({center + QPointF(-4, -dy / 2), center + QPointF(0, dy / 2),
                                         center + QPointF(4, -dy / 2)}));
    }
    painter->restore();
}

} // namespace lx::ui
