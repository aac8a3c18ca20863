// Law: a unit's marks are those counted day by day from its dispatches and visits, whatever they
// are.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/instructors/instructor_board.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Stay
{
    Date start;
    std::optional<Date> end;
};

/// He is there on each day of it; what ends after `as_of` goes on for all that is known.
bool there(const std::vector<Stay>& stays, Date first, Date last, Date as_of)
{
    for (const Stay& stay : stays) {
        bool all = true;
        for (Date day = first; day <= last && all; day = day.add_days(1))
            all = stay.start <= day && (!stay.end || *stay.end > day || *stay.end > as_of);
        if (all && stay.start <= as_of)
            return true;
    }
    return false;
}

std::string state_of(const std::vector<Stay>& stays, const std::vector<Date>& visits, int month,
                     double cadence, Date as_of)
{
    // The months in which a frequency first asks for whole visits, and how many.
    const std::map<double, std::pair<int, int>> stretches{{0.5, {2, 1}},  {1.0, {1, 1}},
                                                          {2.0, {1, 2}},  {1.5, {2, 3}},
                                                          {0.75, {4, 3}}, {1.0 / 3, {3, 1}}};
    const auto [length, asked] = stretches.at(cadence);
    const auto number = [&](Date first, Date last) {
        return std::ranges::count_if(
            visits, [&](Date day) { return day >= first && day <= last && day <= as_of; });
    };
    const auto of_month = [](int which) {
        return Period::containing(PeriodKind::Month, *Date::from_ymd(2025, which, 1));
    };
    const bool any = number(of_month(month).first, of_month(month).last) > 0;
    if (month % length != 0)
        return any ? "held" : "na";
    const Date first = of_month(month - length + 1).first;
    const Date last = of_month(month).last;
    if (!there(stays, first, last, as_of))
        return any ? "held" : "na";
    if (number(first, last) >= asked)
        return "held";
    return last <= as_of ? "hole" : first <= as_of ? "due" : "later";
}

} // namespace

TEST_CASE("marks of units are counted day by day")
{
    TestLedger ledger;
    const Date as_of = *Date::from_iso("2025-09-10");
    NoProgress quiet;
    int serial = 0;
    const bool holds = rc::check("board = naive count", [&] {
        const double cadence = *rc::gen::element(0.5, 1.0, 2.0, 1.5, 0.75, 1.0 / 3);
        const std::string tag = std::to_string(++serial);
        const auto day = [](int offset) { return Date::from_ymd(2024, 11, 1)->add_days(offset); };
        const auto who = ledger.put("instructor", {{"code", "Z" + tag},
                                                   {"name", "甲" + tag},
                                                   {"start", "2024-01-01"},
                                                   {"visits_per_month", cadence}});
        const auto unit = ledger.put("unit", {{"name", "公司" + tag}});
        std::vector<Stay> stays;
        for (const int start : *rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 330))) {
            if (stays.size() == 3)
                break;
            const int length = *rc::gen::inRange(0, 300);
            stays.push_back(
                {day(start), length > 200 ? std::nullopt : std::optional(day(start + length))});
            ledger.put("dispatch",
                       {{"instructor", who},
                        {"unit", unit},
                        {"start", stays.back().start.iso()},
                        {"end", stays.back().end ? Value(stays.back().end->iso()) : Value()}});
        }
        std::vector<Date> visits;
        for (const int at : *rc::gen::unique<std::vector<int>>(rc::gen::inRange(61, 420))) {
            visits.push_back(day(at));
            ledger.put("duty", {{"instructor", who},
                                {"kind", "实地指导"},
                                {"date", visits.back().iso()},
                                {"unit", unit}});
        }
        CountyWanted wanted;
        wanted.as_of = as_of;
        wanted.facts = InstructorBoard::needs(Definitions::program()->facts());
        const auto county = County::load(ledger.database(), Definitions::program(), wanted, quiet);
        REQUIRE(county);
        const auto board =
            InstructorBoard::of(**county, 2025, InstructorSettings::program(), quiet);
        REQUIRE(board);
        const InstructorRow& row = board->rows().back();
        RC_ASSERT(row.id == who);
        for (const UnitVisits& seen : row.visits)
            for (int month = 1; month <= 12; ++month)
                RC_ASSERT(std::string(
                              state_code(seen.months[static_cast<std::size_t>(month - 1)].state)) ==
                          state_of(stays, visits, month, cadence, as_of));
    });
    CHECK(holds);
}
