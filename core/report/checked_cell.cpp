#include "core/report/checked_cell.h"

#include <algorithm>
#include <cmath>

#include "core/spreadsheet/column_letters.h"

namespace lx {

const ReportTable* table_named(const Report& report, const std::string& name)
{
    for (const ReportTable& table : report.tables)
        if (name.empty() ? table.trace != nullptr : table.name == name)
            return &table;
    return nullptr;
}

std::optional<std::size_t> column_of(const ReportTable& table, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key)
            return c;
    return std::nullopt;
}

std::optional<std::size_t> row_of(const ReportTable& table, const std::string& row)
{
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (table.rows[r].key == row)
            return r;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (!table.rows[r].cells.empty() && table.rows[r].cells.front().text == row)
            return r;
    return std::nullopt;
}

ColumnFormat format_at(const CellPlace& place)
{
    return place.table->rows[place.row].cells[place.column].format.value_or(
        place.table->columns[place.column].format);
}

std::string ledger_at(const CellPlace& place)
{
    const FigureTrace* trace = place.table->trace.get();
    return trace != nullptr && trace->counts(place.row, place.column)
               ? trace->ledger_behind(place.row, place.column)
               : std::string();
}

std::optional<std::int64_t> printed_value(const CellPlace& place)
{
    const ReportCell& cell = place.table->rows[place.row].cells[place.column];
    if (cell.blank || !cell.text.empty())
        return std::nullopt;
    switch (format_at(place)) {
    case ColumnFormat::Count:
    case ColumnFormat::Money:
        return cell.number;
    case ColumnFormat::Percent:
        return std::llround(cell.real * 1000);
    case ColumnFormat::Decimal:
        return std::llround(cell.real * 10);
    case ColumnFormat::Text:
    case ColumnFormat::Code:
    case ColumnFormat::Date:
    case ColumnFormat::Mark:
        break;
    }
    return std::nullopt;
}

std::int64_t units_of(ColumnFormat format)
{
    if (format == ColumnFormat::Money)
        return 100;
    return format == ColumnFormat::Percent || format == ColumnFormat::Decimal ? 10 : 1;
}

std::string printed(ColumnFormat format, std::int64_t value)
{
    const std::int64_t units = units_of(format);
    std::string text = (value < 0 ? "-" : "") + std::to_string(std::abs(value) / units);
    if (units > 1) {
        const std::string part = std::to_string(std::abs(value) % units);
        text += "." + std::string(units == 100 && part.size() < 2 ? "0" : "") + part;
    }
    return format == ColumnFormat::Percent ? text + "%" : text;
}

bool add_brought(const CellPlace& place, int sign, Brought& brought)
{
    const FigureTrace* trace = place.table->trace.get();
    if (trace == nullptr || !trace->counts(place.row, place.column))
        return false;
    const auto [row, column] = trace->counted_at(place.row, place.column);
    const auto& in = trace->in_column[column];
    const auto& amounts = trace->amounts[column];
    std::vector<std::uint8_t> wanted(trace->parts.size(), 0);
    for (const std::int32_t part : trace->parts[row])
        wanted[static_cast<std::size_t>(part)] = 1;
    for (std::size_t k = 0; k < trace->ids.size(); ++k) {
        if (in[k] == 0 || trace->table_row[k] < 0 ||
            wanted[static_cast<std::size_t>(trace->table_row[k])] == 0)
            continue;
        brought[trace->ids[k]] += sign * (amounts.empty() ? 1 : amounts[k]);
    }
    return true;
}

std::string cell_title(const CellPlace& place)
{
    return "第" + std::to_string(place.row + 1) + "行" +
           column_letters(static_cast<int>(place.column)) + "列";
}

} // namespace lx
