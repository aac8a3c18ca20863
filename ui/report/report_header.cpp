#include "ui/report/report_header.h"

#include <algorithm>
#include <numeric>

#include <QPainter>

#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int side = 4;
constexpr int above = 3;

} // namespace

ReportHeader::ReportHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(false);
    setMinimumSectionSize(40);
    connect(this, &QHeaderView::sectionResized, this, [this] {
        m_heights.clear();
        updateGeometry();
        viewport()->update();
    });
}

void ReportHeader::show_table(const ReportTable* table)
{
    m_table = table;
    m_cells = table == nullptr ? std::vector<HeadingCell>() : heading_cells(*table);
    m_rows = table == nullptr ? 1 : std::max(1, heading_rows(*table));
    m_heights.clear();
    updateGeometry();
    viewport()->update();
}

int ReportHeader::text_height(const HeadingCell& cell) const
{
    int width = 0;
    for (int column = cell.column; column < cell.column + cell.columns; ++column)
        width += sectionSize(column);
    const QRect room(0, 0, std::max(16, width - 2 * side), 10'000);
    return fontMetrics()
               .boundingRect(room, Qt::AlignCenter | Qt::TextWrapAnywhere, qt(cell.text))
               .height() +
           2 * above;
}

void ReportHeader::measure() const
{
    if (m_other != nullptr) {
        if (m_other->m_heights.empty())
            m_other->measure();
        m_heights = m_other->m_heights;
        return;
    }
    m_heights.assign(static_cast<std::size_t>(m_rows), fontMetrics().lineSpacing() + 2 * above);
    for (const HeadingCell& cell : m_cells) {
        if (cell.rows == 1) {
            int& height = m_heights[static_cast<std::size_t>(cell.row)];
            height = std::max(height, text_height(cell));
        }
    }
    for (const HeadingCell& cell : m_cells) {
        const auto first = m_heights.begin() + cell.row;
        const int room = std::accumulate(first, first + cell.rows, 0);
        if (cell.rows > 1)
            m_heights[static_cast<std::size_t>(cell.row + cell.rows - 1)] +=
                std::max(0, text_height(cell) - room);
    }
}

QSize ReportHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    if (m_heights.empty() || m_other != nullptr)
        measure();
    size.setHeight(std::accumulate(m_heights.begin(), m_heights.end(), 1));
    return size;
}

QRect ReportHeader::area(const HeadingCell& cell) const
{
    const auto first = m_heights.begin() + cell.row;
    const int top = std::accumulate(m_heights.begin(), first, 0);
    const int last = cell.column + cell.columns - 1;
    const int left = sectionViewportPosition(cell.column);
    return {left, top, sectionViewportPosition(last) + sectionSize(last) - left,
            std::accumulate(first, first + cell.rows, 0)};
}

void ReportHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::current();
    if (m_heights.empty() || m_other != nullptr)
        measure();
    painter->save();
    painter->setClipRect(rect);
    painter->fillRect(rect, theme.header);
    painter->setFont(font());
    for (const HeadingCell& cell : m_cells) {
        if (section < cell.column || section >= cell.column + cell.columns)
            continue;
        const QRect whole = area(cell);
        painter->setPen(theme.border);
        painter->drawLine(whole.topRight(), whole.bottomRight());
        painter->drawLine(whole.bottomLeft(), whole.bottomRight());
        painter->setPen(theme.text);
        painter->drawText(whole.adjusted(side, 0, -side, 0), Qt::AlignCenter | Qt::TextWrapAnywhere,
                          shown_text(qt(cell.text)));
    }
    painter->restore();
}

} // namespace lx::ui
