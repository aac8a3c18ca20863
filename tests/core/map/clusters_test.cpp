// Units gathered to marks.
#include "core/map/clusters.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

std::vector<MapUnit> some_units()
{
    std::vector<MapUnit> units;
    const auto places = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(-400, 400), rc::gen::inRange(-400, 400)));
    for (const auto& [x, y] : places)
        units.push_back({{x / 10.0, y / 10.0},
                         static_cast<std::int32_t>(units.size()),
                         static_cast<UnitMark>(units.size() % unit_marks)});
    return units;
}

} // namespace

TEST_CASE("every unit in view is in one mark, and a mark's list is its units")
{
    CHECK(rc::check("whatever the cell", [] {
        const std::vector<MapUnit> units = some_units();
        const double cell = *rc::gen::element(0.5, 3.0, 16.0, 200.0);
        const auto clusters = cluster_units(units, {-40, 40, -40, 40}, cell);
        std::vector<std::int32_t> all;
        for (const Cluster& cluster : clusters) {
            const auto rows = units_in(units, cluster);
            RC_ASSERT(static_cast<std::int64_t>(rows.size()) == cluster.units);
            RC_ASSERT(cluster.marks[0] + cluster.marks[1] + cluster.marks[2] == cluster.units);
            all.insert(all.end(), rows.begin(), rows.end());
        }
        std::ranges::sort(all);
        RC_ASSERT(all.size() == units.size());
        RC_ASSERT(std::ranges::adjacent_find(all) == all.end());
    }));
}

TEST_CASE("marks stay what they are when another part of the map is seen")
{
    CHECK(rc::check("moved a little", [] {
        const std::vector<MapUnit> units = some_units();
        const double by = *rc::gen::inRange(-30, 30) / 7.0;
        const auto before = cluster_units(units, {-10, 10, -10, 10}, 2);
        const auto after = cluster_units(units, {-10 + by, 10 + by, -10, 10}, 2);
        for (const Cluster& one : before) {
            if (one.cell.left < -9 + by || one.cell.right > 9 + by)
                continue;
            RC_ASSERT(std::ranges::any_of(after, [&](const Cluster& other) {
                return other.at == one.at && other.units == one.units;
            }));
        }
    }));
}
