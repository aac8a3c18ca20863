#include "core/chart/rest_row.h"

#include <algorithm>

#include "core/chart/chart_categories.h"

namespace lx {

namespace {

/// A share of sums; blank where there is nothing to share.
ReportCell share_cell(const ReportTable& table, const ReportRow& row, const ReportColumnDef& share)
{
    const int top = column_place(table, share.numerator);
    std::int64_t whole = 0;
    for (const std::string& key : share.denominator) {
        const int below = column_place(table, key);
        if (below < 0)
            return {};
        whole += row.cells[static_cast<std::size_t>(below)].number;
    }
    if (top < 0 || whole == 0)
        return {};
    return ReportCell::of_share(
        rounded_share(row.cells[static_cast<std::size_t>(top)].number, whole));
}

void trace_rest(FigureTrace& trace, const std::vector<int>& rows)
{
    std::vector<std::int32_t> parts;
    for (const int row : rows) {
        const auto& below = trace.parts[static_cast<std::size_t>(row)];
        parts.insert(parts.end(), below.begin(), below.end());
    }
    trace.parts.push_back(std::move(parts));
}

} // namespace

int add_rest_row(ReportTable& table, const ReportTableDef& def, const std::vector<int>& rows,
                 const std::string& name)
{
    ReportRow rest;
    rest.key = name;
    rest.cells.resize(table.columns.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const ColumnFormat format = table.columns[c].format;
        if (format != ColumnFormat::Count && format != ColumnFormat::Money)
            continue;
        rest.cells[c] = ReportCell::of_count(0);
        for (const int row : rows) {
            const ReportCell& cell = table.rows[static_cast<std::size_t>(row)].cells[c];
            rest.cells[c].number += cell.number;
            rest.cells[c].unknown += cell.unknown;
        }
    }
    for (const ReportColumnDef& column : def.columns) {
        const int place = column_place(table, column.column.key);
        if (column.kind == ReportColumnDef::Kind::Share && place >= 0)
            rest.cells[static_cast<std::size_t>(place)] = share_cell(table, rest, column);
    }
    rest.cells.front() = ReportCell::of_text(name);
    table.rows.push_back(std::move(rest));
    if (table.trace != nullptr)
        trace_rest(const_cast<FigureTrace&>(*table.trace), rows); // made with the table, as its own
    return static_cast<int>(table.rows.size()) - 1;
}

} // namespace lx
