// The made-up lie of the land.
#include "core/sample/grounds.h"

#include <catch2/catch.hpp>

#include "core/geo/geo_json.h"

using namespace lx;
using namespace lx::sample;

TEST_CASE("towns share the county out among them, parks lie in it; a file can hold all of them")
{
    for (std::uint64_t seed = 1; seed < 40; ++seed) {
        const Grounds grounds = Grounds::make(Dice(seed));
        INFO("seed " << seed);
        REQUIRE(grounds.towns.size() == 7);
        double space = 0;
        for (const Shape& town : grounds.towns) {
            space += space_of(town);
            CHECK(read_shape(shape_text(town)));
        }
        CHECK(space == Approx(space_of(grounds.county)));
        CHECK(read_shape(shape_text(grounds.county)));
        CHECK(grounds.towns[4].size() == 2);
        for (const Shape& park : grounds.parks)
            CHECK(inside(grounds.county, box_of(park).centre()));
    }
}
