// Numbers grouped for people.
#include "core/base/thousands.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace lx;

TEST_CASE("thousands are parted by commas, whatever the sign")
{
    CHECK(thousands_text(0) == "0");
    CHECK(thousands_text(999) == "999");
    CHECK(thousands_text(1000) == "1,000");
    CHECK(thousands_text(-999) == "-999");
    CHECK(thousands_text(-12345) == "-12,345");
    CHECK(thousands_text(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
}
