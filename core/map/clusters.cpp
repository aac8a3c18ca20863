#include "core/map/clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lx {

UnitMark Cluster::mark() const
{
    return static_cast<UnitMark>(std::ranges::max_element(marks) - marks.begin());
}

std::vector<Cluster> cluster_units(const std::vector<MapUnit>& units, const GeoBox& seen,
                                   double cell)
{
    if (seen.empty())
        return {};
    const double first_x = std::floor(seen.left / cell);
    const double first_y = std::floor(seen.low / cell);
    const auto columns = static_cast<std::size_t>(std::floor(seen.right / cell) - first_x) + 1;
    const auto rows = static_cast<std::size_t>(std::floor(seen.high / cell) - first_y) + 1;
    struct Sum
    {
        double x = 0;
        double y = 0;
        std::array<std::int64_t, unit_marks> marks = {};
    };
    std::vector<Sum> cells(columns * rows);
    for (const MapUnit& unit : units) {
        const double x = unit.at.x / cell - first_x;
        const double y = unit.at.y / cell - first_y;
        if (x < 0 || y < 0 || x >= static_cast<double>(columns) || y >= static_cast<double>(rows))
            continue;
        Sum& sum = cells[static_cast<std::size_t>(y) * columns + static_cast<std::size_t>(x)];
        sum.x += unit.at.x;
        sum.y += unit.at.y;
        ++sum.marks[static_cast<std::size_t>(unit.mark)];
    }
    std::vector<Cluster> found;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Sum& sum = cells[i];
        const std::int64_t count = sum.marks[0] + sum.marks[1] + sum.marks[2];
        if (count == 0)
            continue;
        const std::size_t row = i / columns;
        const double left = (first_x + static_cast<double>(i % columns)) * cell;
        const double low = (first_y + static_cast<double>(row)) * cell;
        const auto all = static_cast<double>(count);
        found.push_back(
            {{sum.x / all, sum.y / all}, sum.marks, count, {left, left + cell, low, low + cell}});
    }
    return found;
}

std::vector<std::int32_t> units_in(const std::vector<MapUnit>& units, const Cluster& cluster)
{
    std::vector<std::int32_t> rows;
    const GeoBox& cell = cluster.cell;
    for (const MapUnit& unit : units) {
        if (unit.at.x >= cell.left && unit.at.x < cell.right && unit.at.y >= cell.low &&
            unit.at.y < cell.high)
            rows.push_back(unit.row);
    }
    std::ranges::sort(rows);
    return rows;
}

std::vector<MarkCluster> cluster_marks(const std::vector<MapMark>& marks, const GeoBox& seen,
                                       double cell)
{
    const auto cell_of = [&](double at) {
        return static_cast<std::int64_t>(std::floor(at / cell));
    };
    std::map<std::pair<std::int64_t, std::int64_t>, MarkCluster> cells; // row, column
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const GeoPoint at = marks[i].at;
        const std::int64_t column = cell_of(at.x);
        const std::int64_t row = cell_of(at.y);
        if (column < cell_of(seen.left) || column > cell_of(seen.right) ||
            row < cell_of(seen.low) || row > cell_of(seen.high))
            continue;
        MarkCluster& cluster = cells[{row, column}];
        cluster.at = {cluster.at.x + at.x, cluster.at.y + at.y};
        cluster.marks.push_back(i);
    }
    std::vector<MarkCluster> found;
    for (auto& [place, cluster] : cells) {
        const auto count = static_cast<double>(cluster.marks.size());
        cluster.at = {cluster.at.x / count, cluster.at.y / count};
        found.push_back(std::move(cluster));
    }
    return found;
}

} // namespace lx
