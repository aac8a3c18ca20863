#include "core/geo/coordinates.h"

#include <cmath>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

TEST_CASE("places are where the published pairs say")
{
    // WGS-84 and GCJ-02 of three places in the country.
    struct Pair
    {
        GeoPoint wgs;
        GeoPoint gcj;
    };
    const Pair pair =
        GENERATE(Pair{{121.5272106, 31.1774276}, {121.531541859215, 31.17530398364597}},
                 Pair{{113.912316, 22.543847}, {113.9171764808363, 22.540796131694766}},
                 Pair{{116.377817, 39.911954}, {116.38404722455657, 39.91334545536069}});
    const GeoPoint gcj = from_wgs84(CoordinateSystem::Gcj02, pair.wgs);
    CHECK(gcj.x == Approx(pair.gcj.x).margin(2e-6));
    CHECK(gcj.y == Approx(pair.gcj.y).margin(2e-6));
}

TEST_CASE("there and back is the same place, whatever the system")
{
    REQUIRE(rc::check("within a centimetre", [] {
        const GeoPoint place{*rc::gen::inRange(73'500'000, 135'000'000) / 1e6,
                             *rc::gen::inRange(4'000'000, 53'500'000) / 1e6};
        for (const CoordinateSystem system : coordinate_systems) {
            const GeoPoint back = to_wgs84(system, from_wgs84(system, place));
            RC_ASSERT(std::abs(back.x - place.x) < 1e-7);
            RC_ASSERT(std::abs(back.y - place.y) < 1e-7);
        }
    }));
}

TEST_CASE("systems have ids and nothing else does")
{
    for (const CoordinateSystem system : coordinate_systems)
        CHECK(coordinate_system(coordinate_id(system)) == system);
    CHECK_FALSE(coordinate_system("cgcs"));
}
