#include "core/base/date.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using lx::Date;
using lx::Period;
using lx::PeriodKind;

namespace {
Date day(const char* iso)
{
    return *Date::from_iso(iso);
}
} // namespace

TEST_CASE("a date is read only when it exists")
{
    CHECK(Date::from_iso("2024-02-29"));
    CHECK_FALSE(Date::from_iso("2023-02-29"));
    CHECK_FALSE(Date::from_iso("2023-13-01"));
    CHECK_FALSE(Date::from_iso("2023-1-01"));
    CHECK(rc::check("iso and back", [] {
        const Date d(*rc::gen::inRange(-700000, 2900000));
        RC_ASSERT(Date::from_iso(d.iso()) == d);
    }));
}

TEST_CASE("a date plus months keeps the day or takes the month's last")
{
    CHECK(day("2023-08-31").add_months(6).iso() == "2024-02-29");
    CHECK(day("2020-02-29").add_years(3).iso() == "2023-02-28");
    CHECK(day("2025-09-30").add_months(-12).iso() == "2024-09-30");
}

TEST_CASE("the judged period is the last one that has ended")
{
    const Date t = day("2025-09-30");
    CHECK(Period::judged(PeriodKind::Month, t).code() == "2025-09");
    CHECK(Period::judged(PeriodKind::Quarter, t).code() == "2025Q3");
    CHECK(Period::judged(PeriodKind::HalfYear, t).code() == "2025H1");
    CHECK(Period::judged(PeriodKind::Year, t).code() == "2024");
    CHECK(Period::judged(PeriodKind::Month, day("2025-09-29")).code() == "2025-08");
    CHECK(Period::judged(PeriodKind::Year, day("2025-12-31")).code() == "2025");
}

TEST_CASE("periods are read as people and as the program write them")
{
    for (const char* text : {"2025Q3", "2025年第3季度", "2025年第三季度", "2025年3季度"})
        CHECK(Period::parse(text)->code() == "2025Q3");
    CHECK(Period::parse("2025年")->code() == "2025");
    CHECK(Period::parse("2025年上半年")->code() == "2025H1");
    CHECK(Period::parse("2025-09")->chinese() == "2025年9月");
    CHECK_FALSE(Period::parse("2025Q5"));
    CHECK_FALSE(Period::parse("25Q1"));
    CHECK(rc::check("code and back", [] {
        const auto kind = static_cast<PeriodKind>(*rc::gen::inRange(0, 4));
        const Period p = Period::containing(kind, Date(*rc::gen::inRange(-3000, 30000)));
        RC_ASSERT(Period::parse(p.code()) == p);
        RC_ASSERT(Period::parse(p.chinese()) == p);
        RC_ASSERT(p.next().previous() == p);
    }));
}

TEST_CASE("the period after the last one there is")
{
    const Date last = *Date::from_ymd(9999, 12, 31);
    for (const PeriodKind kind :
         {PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::Year}) {
        const Period next = Period::containing(kind, last).next();
        CHECK(next.first == last.add_days(1));
        CHECK(next.previous() == Period::containing(kind, last));
    }
}
