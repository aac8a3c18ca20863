// Which coordinates a county's units are entered in, told from where they lie.
#include "core/map/coordinate_test.h"

#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>

#include "core/sample/dice.h"
#include "tests/core/map/sampled_map.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A county somewhere in the country: 3 × 3 towns, 6 to 14 km across.
std::vector<Shape> made_county(sample::Dice& dice)
{
    const GeoPoint corner{dice.between(780, 1300) / 10.0, dice.between(200, 480) / 10.0};
    const double side = dice.between(60, 140) / 1000.0;
    std::vector<Shape> towns;
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 3; ++x) {
            const double left = corner.x + x * side;
            const double low = corner.y + y * side;
            towns.push_back({{{{left, low},
                               {left + side, low},
                               {left + side, low + side},
                               {left, low + side}}}});
        }
    }
    return towns;
}

} // namespace

TEST_CASE("the system is told right in fifty counties of any place, five units in a hundred wrong")
{
    sample::Dice dice(20250930);
    for (int county = 0; county < 50; ++county) {
        const std::vector<Shape> towns = made_county(dice);
        for (const CoordinateSystem system : coordinate_systems) {
            std::vector<PlacedUnit> units;
            for (int i = 0; i < 600; ++i) {
                const int area = dice.below(static_cast<int>(towns.size()));
                const int stands =
                    dice.chance(5) ? dice.below(static_cast<int>(towns.size())) : area;
                const GeoBox box = box_of(towns[static_cast<std::size_t>(stands)]);
                const GeoPoint place{box.left + box.width() * dice.below(1000) / 1000,
                                     box.low + box.height() * dice.below(1000) / 1000};
                units.push_back({from_wgs84(system, place), area});
            }
            const CoordinateTest test = test_coordinates(units, towns);
            INFO("county " << county << ", written in " << coordinate_id(system));
            CHECK(test.tested == 600);
            REQUIRE(test.proposed);
            CHECK(*test.proposed == system);
            CHECK(test.inside_of(system) >= 560);
        }
    }
}

TEST_CASE("where no reading puts half of them inside, none is proposed")
{
    const std::vector<Shape> towns{{{{{106, 38}, {106.1, 38}, {106.1, 38.1}, {106, 38.1}}}}};
    const CoordinateTest test =
        test_coordinates({{{106.05, 38.05}, 0}, {{107, 38}, 0}, {{107, 38.5}, 0}}, towns);
    CHECK_FALSE(test.proposed);
    CHECK(system_used(std::nullopt, test) == CoordinateSystem::Wgs84);
    CHECK(system_used(CoordinateSystem::Bd09, test) == CoordinateSystem::Bd09);
}

TEST_CASE("of a sample county: GCJ-02, those outside listed, one area without a boundary")
{
    const SampledMap sample(800, 3);
    const CoordinateTest test = test_coordinates(*sample.county->world, sample.shapes);
    REQUIRE(test.proposed == CoordinateSystem::Gcj02);
    CHECK(test.tested > 700);
    const auto outside =
        units_outside(*sample.county->world, sample.shapes, CoordinateSystem::Gcj02);
    CHECK(static_cast<std::int64_t>(outside.size()) ==
          test.tested - test.inside_of(CoordinateSystem::Gcj02));
    CHECK_FALSE(outside.empty());
    CHECK(sample.shapes.problems.empty());
    CHECK(std::ranges::count_if(sample.shapes.shapes,
                                [](const Shape& shape) { return !shape.empty(); }) == 10);
}

TEST_CASE("the system that was said is kept, can be taken back and changed")
{
    SampledMap sample(20, 1);
    CHECK_FALSE(kept_system(*sample.database)->has_value());
    REQUIRE(keep_system(*sample.database, CoordinateSystem::Bd09, sample.actor()));
    CHECK(kept_system(*sample.database)->value() == CoordinateSystem::Bd09);
}
