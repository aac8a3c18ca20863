#include "core/base/date_slip.h"

#include <catch2/catch.hpp>

using lx::Date;

namespace {

std::string meant(const char* written, const char* from = "1949-10-01",
                  const char* to = "2025-09-30")
{
    const auto day =
        lx::likely_day(*Date::from_iso(written), *Date::from_iso(from), *Date::from_iso(to));
    return day ? day->iso() : "";
}

} // namespace

TEST_CASE("the day that may be meant")
{
    CHECK(meant("2205-03-01") == "2025-03-01"); // digits turned round
    CHECK(meant("2052-03-01") == "2025-03-01");
    CHECK(meant("0225-03-01") == "2025-03-01");
    CHECK(meant("5202-03-01") == "");           // two slips at once
    CHECK(meant("3025-03-01") == "2025-03-01"); // another digit
    CHECK(meant("1025-03-01") == "2025-03-01");
    CHECK(meant("2025-12-01") == "2025-01-12"); // month and day
    CHECK(meant("2025-12-31") == "2024-12-31"); // there is no month 31; last year's, then
    CHECK(meant("2204-02-29") == "2024-02-29");
    CHECK(meant("2205-11-01", "2030-01-01", "2031-01-01").empty());
}
