#include "core/chart/chart.h"

namespace lx {

std::optional<ChartRows> Chart::behind(std::size_t of, std::size_t category) const
{
    const ChartSeries& one = series.at(of);
    const ChartPoint& point = one.points.at(category);
    const ReportTable& table = *tables.at(one.table);
    if (point.row < 0 || point.column < 0 || table.trace == nullptr)
        return std::nullopt;
    const auto row = static_cast<std::size_t>(point.row);
    const auto column = static_cast<std::size_t>(point.column);
    if (!table.trace->counts(row, column))
        return std::nullopt;
    return ChartRows{table.trace->ledger_behind(row, column), table.trace->behind(row, column)};
}

} // namespace lx
