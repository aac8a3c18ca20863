// Limits of own classes as they are typed.
#include "core/map/map_classes.h"

#include <catch2/catch.hpp>

using namespace lx;

TEST_CASE("limits are read however they are parted and written")
{
    const std::vector<double> wanted{60, 80, 95.5};
    for (const char* text : {"60,80,95.5", "６０、80；95.5", "60% , 80%, 95.5%", "60，80，95.5"}) {
        const auto read = read_bounds(text);
        REQUIRE(read);
        CHECK(*read == wanted);
    }
    CHECK_FALSE(read_bounds("六十"));
    CHECK_FALSE(read_bounds("60,x"));
    CHECK(read_bounds("")->empty());
}

TEST_CASE("what a legend could not say is refused with a sentence")
{
    CHECK(check_bounds({60, 80}, true));
    CHECK_THAT(check_bounds({80, 60}, true).error().message, Catch::Contains("从小到大"));
    CHECK_THAT(check_bounds({80, 120}, true).error().message, Catch::Contains("0 到 100"));
    CHECK_THAT(check_bounds({}, false).error().message, Catch::Contains("1 到 6 个"));
}
