#include "core/chart/chart.h"

namespace lx {

bool Chart::opens(std::size_t of, std::size_t category) const
{
    const ChartSeries& one = series.at(of);
    const ChartPoint& point = one.points.at(category);
    if (point.row < 0 || point.column < 0 || tables.at(one.table)->trace == nullptr)
        return false;
    const FigureTrace& trace = *tables.at(one.table)->trace;
    const auto row = static_cast<std::size_t>(point.row);
    const auto column = static_cast<std::size_t>(point.column);
    if (!with_rows)
        return trace.counts(row, column);
    const auto [at, figure] = trace.counted_at(row, column);
    return at < trace.parts.size() && figure < trace.ledgers.size() &&
           !trace.ledgers[figure].empty();
}

std::optional<ChartRows> Chart::behind(std::size_t of, std::size_t category) const
{
    if (!opens(of, category))
        return std::nullopt;
    const ChartSeries& one = series.at(of);
    const auto row = static_cast<std::size_t>(one.points.at(category).row);
    const auto column = static_cast<std::size_t>(one.points.at(category).column);
    const auto table = with_rows ? with_rows(one.table, column) : tables.at(one.table);
    if (table == nullptr)
        return std::nullopt;
    if (!table->trace->counts(row, column)) // no row counts in any figure of that day
        return ChartRows{tables.at(one.table)->trace->ledger_behind(row, column), {}};
    return ChartRows{table->trace->ledger_behind(row, column), table->trace->behind(row, column)};
}

} // namespace lx
