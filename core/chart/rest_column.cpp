#include "core/chart/rest_column.h"

#include <algorithm>

#include "core/chart/chart_categories.h"

namespace lx {

namespace {

/// Which rows count in one of the columns: a row has one value of what the series are of.
void trace_column(FigureTrace& trace, const std::vector<std::size_t>& columns)
{
    std::string ledger;
    bool one = !columns.empty();
    for (const std::size_t column : columns) {
        const std::string& of = trace.ledgers[column];
        one = one && !of.empty() && (ledger.empty() || of == ledger);
        ledger = of;
    }
    std::vector<std::uint8_t> in;
    for (const std::size_t column : columns) {
        const auto& part = trace.in_column[column];
        in.resize(std::max(in.size(), part.size()), 0);
        for (std::size_t k = 0; one && k < part.size(); ++k)
            in[k] = in[k] | part[k];
    }
    trace.in_column.push_back(one ? std::move(in) : std::vector<std::uint8_t>());
    trace.amounts.emplace_back();
    trace.ledgers.push_back(one ? ledger : std::string());
}

} // namespace

void add_rest_column(ReportTable& table, const std::vector<std::string>& keys,
                     const std::string& name)
{
    std::vector<std::size_t> columns;
    for (const std::string& key : keys)
        if (const int at = column_place(table, key); at >= 0)
            columns.push_back(static_cast<std::size_t>(at));
    ReportColumn rest =
        column(name, 9, columns.empty() ? ColumnFormat::Count : table.columns[columns[0]].format);
    rest.key = rest_column_key;
    table.columns.push_back(std::move(rest));
    for (ReportRow& row : table.rows) {
        ReportCell sum = ReportCell::of_count(0);
        for (const std::size_t column : columns) {
            sum.number += row.cells[column].number;
            sum.unknown += row.cells[column].unknown;
        }
        row.cells.push_back(std::move(sum));
    }
    if (table.trace == nullptr)
        return;
    auto trace = std::make_shared<FigureTrace>(*table.trace);
    trace_column(*trace, columns);
    table.trace = std::move(trace);
}

} // namespace lx
