#include "core/map/clusters.h"

#include <algorithm>
#include <cmath>

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

} // namespace lx
