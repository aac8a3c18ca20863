#include "core/spreadsheet/serial_date.h"

#include <limits>
#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/date.h"

using lx::DateSystem;
using lx::NumberShape;

namespace {

std::string date(double serial, DateSystem system = DateSystem::From1900)
{
    return std::string(serial_date_text(serial, NumberShape::Date, system).view());
}

std::string clock_time(double serial)
{
    return std::string(serial_date_text(serial, NumberShape::Time, DateSystem::From1900).view());
}

std::string iso(std::string_view text)
{
    return std::string(lx::iso_date_text(text).view());
}

} // namespace

TEST_CASE("serial numbers become days", "[exchange]")
{
    CHECK(date(1) == "1900-01-01");
    CHECK(date(59) == "1900-02-28");
    CHECK(date(61) == "1900-03-01");
    CHECK(date(43831) == "2020-01-01");
    CHECK(date(44197) == "2021-01-01");
    CHECK(date(2958465) == "9999-12-31");
    CHECK(date(0, DateSystem::From1904) == "1904-01-01");
    CHECK(date(42735, DateSystem::From1904) == "2021-01-01");
}

TEST_CASE("numbers that are no day stay numbers", "[exchange]")
{
    for (const double serial :
         {60.0, 0.0, 0.5, -1.0, 2958466.0, 1e300, std::numeric_limits<double>::quiet_NaN(),
          std::numeric_limits<double>::infinity()}) {
        INFO(serial);
        CHECK(date(serial).empty());
    }
    CHECK(serial_date_text(44197, NumberShape::Number, DateSystem::From1900).empty());
    CHECK(serial_date_text(1.5, NumberShape::Duration, DateSystem::From1900).empty());
    CHECK(date(2957004, DateSystem::From1904).empty());
}

TEST_CASE("the time of day is rounded to seconds", "[exchange]")
{
    CHECK(date(44197.5) == "2021-01-01T12:00:00");
    CHECK(date(44197.999999) == "2021-01-02");
    CHECK(date(44197.0000001) == "2021-01-01");
    CHECK(date(44197.42372685185) == "2021-01-01T10:10:10");
    CHECK(clock_time(0.42372685185) == "10:10:10");
    CHECK(clock_time(0) == "00:00:00");
    CHECK(clock_time(44197.5) == "2021-01-01T12:00:00");
}

TEST_CASE("every day of the calendar agrees with Date", "[exchange]")
{
    CHECK(rc::check("serial → ISO text → Date is the same day", [] {
        const int serial = *rc::gen::inRange(61, 2958466);
        const auto day = lx::Date::from_iso(date(serial));
        RC_ASSERT(day.has_value());
        RC_ASSERT(day->days() == serial - 25569);
    }));
}

TEST_CASE("ISO dates of t=\"d\" cells and of ods", "[exchange]")
{
    CHECK(iso("2021-01-01") == "2021-01-01");
    CHECK(iso("2021-01-01T10:10:10") == "2021-01-01T10:10:10");
    CHECK(iso("2021-01-01T00:00:00") == "2021-01-01");
    CHECK(iso("2021-01-01T10:10:10.123Z") == "2021-01-01T10:10:10");
    CHECK(iso("2021-01-01 10:10") == "2021-01-01T10:10:00");
    CHECK(iso("10:10:10") == "10:10:10");
    for (const char* text :
         {"", "2021", "2021-13-01", "2021-02-29", "2021-1-1", "24:00:00", "10:61", "2021-01-01X",
          "2021-01-01T", "T10:10:10", "2021-01-01T10:10:10x"}) {
        INFO(text);
        CHECK(iso(text).empty());
    }
}
