#include "core/spreadsheet/biff_rows.h"

#include <algorithm>

#include "core/spreadsheet/biff_faults.h"
#include "core/spreadsheet/decimal_text.h"
#include "core/spreadsheet/serial_date.h"

namespace lx {

RowAssembler::RowAssembler(const BiffGlobals& globals, const std::string& sheet,
                           const ReadLimits& limits, const RowSink& sink, IsHidden is_hidden)
    : m_globals(globals), m_sheet(sheet), m_limits(limits), m_sink(sink),
      m_is_hidden(std::move(is_hidden))
{}

Result<> RowAssembler::check_limits(const BiffCell& cell) const
{
    const auto beyond = [this](std::int64_t limit, const char* unit) {
        return fail(sheet_too_large(m_sheet, " " + std::to_string(limit) + unit));
    };
    if (static_cast<std::int64_t>(cell.row) >= m_limits.rows)
        return beyond(m_limits.rows, " 行");
    if (static_cast<std::int64_t>(cell.column) >= m_limits.columns)
        return beyond(m_limits.columns, " 列");
    if (m_cells >= m_limits.cells)
        return beyond(m_limits.cells, " 格");
    return {};
}

Result<> RowAssembler::add(const BiffCell& cell)
{
    if (cell.row != m_row)
        hand_out();
    m_row = cell.row;
    if (m_stopped || (cell.text.empty() && cell.kind != CellKind::Number))
        return {};
    LX_TRY(check_limits(cell));
    ++m_cells;
    const auto column = static_cast<std::int32_t>(cell.column);
    if (cell.kind != CellKind::Number) {
        m_buffer.add(column, cell.kind, cell.lasting ? cell.text : keep(cell.text), cell.number);
        return {};
    }
    const NumberShape shape = m_globals.formats.shape(cell.xf);
    const DateText date = serial_date_text(cell.number, shape, m_globals.dates);
    const std::string shown =
        shape == NumberShape::Number ? std::string() : shown_number(cell.number, shape);
    if (!shown.empty())
        m_buffer.add(column, CellKind::Text, keep(shown), cell.number);
    else if (date.empty())
        m_buffer.add(column, CellKind::Number, keep(decimal_text(cell.number)), cell.number);
    else
        m_buffer.add(column, CellKind::Date, keep(date.view()), cell.number);
    return {};
}

std::string_view RowAssembler::keep(std::string_view text)
{
    const std::size_t mark = m_buffer.mark();
    m_buffer.append(text);
    return m_buffer.text_from(mark);
}

void RowAssembler::hand_out()
{
    if (!m_buffer.empty() && !m_stopped) {
        SheetRow row;
        row.row = m_row;
        row.hidden = m_is_hidden(m_row);
        row.cells = &m_buffer.cells();
        ++m_rows;
        m_hidden_rows += row.hidden ? 1 : 0;
        m_stopped = !m_sink(row);
    }
    m_buffer.clear();
}

RowBand::RowBand(std::vector<std::uint32_t> rows, const std::string& sheet,
                 const ReadLimits& limits)
    : m_rows(std::move(rows)), m_sheet(sheet),
      m_max_text(static_cast<std::uint64_t>(limits.text_bytes)),
      m_slots(m_rows.size() * biff_max_columns)
{}

Result<> RowBand::add(const BiffCell& cell)
{
    const auto row = std::lower_bound(m_rows.begin(), m_rows.end(), cell.row);
    if (row == m_rows.end() || *row != cell.row || cell.column >= biff_max_columns)
        return {};
    Slot& slot =
        m_slots[static_cast<std::size_t>(row - m_rows.begin()) * biff_max_columns + cell.column];
    slot.kind = cell.kind;
    slot.lasting = cell.lasting;
    slot.xf = cell.xf;
    slot.number = cell.number;
    slot.text_size = static_cast<std::uint32_t>(cell.text.size());
    slot.text = cell.lasting ? cell.text.data() : nullptr;
    slot.offset = m_texts.size();
    if (!cell.lasting)
        m_texts += cell.text;
    if (m_texts.size() > m_max_text)
        return fail(sheet_too_large(m_sheet, "一次能读的文字"));
    return {};
}

Result<> RowBand::hand_over(RowAssembler& rows) const
{
    for (std::size_t i = 0; i < m_slots.size() && !rows.stopped(); ++i) {
        const Slot& slot = m_slots[i];
        if (slot.kind == CellKind::Empty)
            continue;
        BiffCell cell;
        cell.row = m_rows[i / biff_max_columns];
        cell.column = static_cast<std::uint32_t>(i % biff_max_columns);
        cell.xf = slot.xf;
        cell.kind = slot.kind;
        cell.lasting = slot.lasting;
        cell.number = slot.number;
        cell.text = slot.lasting ? std::string_view(slot.text, slot.text_size)
                                 : std::string_view(m_texts).substr(slot.offset, slot.text_size);
        LX_TRY(rows.add(cell));
    }
    return {};
}

} // namespace lx
