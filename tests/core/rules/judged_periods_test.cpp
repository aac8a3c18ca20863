#include <catch2/catch.hpp>

#include "core/rules/judged_periods.h"

namespace lx {
namespace {

Date day(const char* text)
{
    return *Date::from_iso(text);
}

std::string range(const JudgedPeriods& periods, PeriodSpec::Base base, int length = 0,
                  int extra = 0)
{
    const auto number = [](int value) {
        Term term;
        term.number = value * kScale;
        return std::make_shared<const Term>(term);
    };
    PeriodSpec spec;
    spec.base = base;
    if (length != 0)
        spec.length = number(length);
    if (extra != 0)
        spec.extra_days = number(extra);
    const DayRange range = periods.range(spec);
    return Date(range.first).iso() + ".." + Date(range.last).iso();
}

TEST_CASE("The judged period is the last whose last day has come", "[rules][periods]")
{
    const auto judged = [](const char* at, PeriodKind kind) {
        return JudgedPeriods(day(at), kind).judged().code();
    };
    CHECK(judged("2025-09-30", PeriodKind::Month) == "2025-09");
    CHECK(judged("2025-09-29", PeriodKind::Month) == "2025-08");
    CHECK(judged("2025-09-30", PeriodKind::Quarter) == "2025Q3");
    CHECK(judged("2025-09-29", PeriodKind::Quarter) == "2025Q2");
    CHECK(judged("2025-09-30", PeriodKind::HalfYear) == "2025H1");
    CHECK(judged("2025-06-29", PeriodKind::HalfYear) == "2024H2");
    CHECK(judged("2025-09-30", PeriodKind::Year) == "2024");
    CHECK(judged("2025-12-31", PeriodKind::Year) == "2025");
    CHECK(JudgedPeriods(day("2025-09-30"), std::nullopt).judged().code() == "2024");
}

TEST_CASE("Periods of conditions as days", "[rules][periods]")
{
    const JudgedPeriods periods(day("2025-09-30"), PeriodKind::Quarter);
    using Base = PeriodSpec::Base;
    CHECK(range(periods, Base::Judged) == "2025-07-01..2025-09-30");
    CHECK(range(periods, Base::JudgedPrevious) == "2025-04-01..2025-06-30");
    CHECK(range(periods, Base::JudgedAndPrevious) == "2025-04-01..2025-09-30");
    CHECK(range(periods, Base::JudgedMonth) == "2025-09-01..2025-09-30");
    CHECK(range(periods, Base::JudgedHalfYear) == "2025-01-01..2025-06-30");
    CHECK(range(periods, Base::JudgedYear) == "2024-01-01..2024-12-31");
    CHECK(range(periods, Base::ThisYear) == "2025-01-01..2025-09-30");
    CHECK(range(periods, Base::Days, 90) == "2025-07-03..2025-09-30");
    CHECK(range(periods, Base::Judged, 0, 15) == "2025-07-01..2025-10-15");
    // T − 12 months < day ≤ T
    CHECK(range(periods, Base::Months, 12) == "2024-10-01..2025-09-30");
    // The last day of a shorter month stands for the day.
    CHECK(range(JudgedPeriods(day("2024-02-29"), PeriodKind::Year), Base::Months, 12) ==
          "2023-03-01..2024-02-29");
}

TEST_CASE("The next period is the one still to do", "[rules][periods]")
{
    const JudgedPeriods next = JudgedPeriods(day("2025-09-30"), PeriodKind::Quarter).next();
    CHECK(next.code(YearOf::Judged) == "2025Q4");
    CHECK(next.code(YearOf::JudgedPrevious) == "2025Q3");
    CHECK(next.code(YearOf::JudgedQuarter) == "2025Q4"); // the same kind moves along
    CHECK(next.code(YearOf::JudgedHalfYear) == "2025H2");
    CHECK(next.code(YearOf::JudgedYear) == "2025");     // the year it lies in
    CHECK(next.code(YearOf::JudgedMonth) == "2025-09"); // shorter ones stay
    const JudgedPeriods year = JudgedPeriods(day("2025-09-30"), PeriodKind::Year).next();
    CHECK(year.year(YearOf::JudgedYear) == 2025);
    CHECK(year.judged_day("03-31").iso() == "2025-03-31");
    CHECK(JudgedPeriods(day("2025-09-30"), PeriodKind::Year).judged_day("03-31").iso() ==
          "2024-03-31");
}

TEST_CASE("A report's own period can be the judged one", "[rules][periods]")
{
    const JudgedPeriods periods(day("2025-09-30"), *Period::parse("2025Q2"));
    CHECK(periods.code(YearOf::Judged) == "2025Q2");
    CHECK(periods.code(YearOf::JudgedPrevious) == "2025Q1");
    CHECK(periods.code(YearOf::JudgedMonth) == "2025-09");
}

} // namespace
} // namespace lx
