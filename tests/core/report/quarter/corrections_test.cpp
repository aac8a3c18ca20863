// After a quarter is closed: which changes of rows reach back into it, and what is said of them.
#include <catch2/catch.hpp>

#include "core/report/quarter/corrections.h"
#include "core/store/closing_store.h"
#include "tests/support/county_fixture.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Day final : Clock
{
    std::string at = "2025-10-10T09:00:00";
    [[nodiscard]] Date today() const override { return *Date::from_iso(at.substr(0, 10)); }
    [[nodiscard]] std::string now() const override { return at; }
};

struct ClosedFixture : CountyFixture
{
    Day day;

    ClosedFixture()
    {
        actor.clock = &day;
        unit([](Record& one, const LedgerDef& def) {
            one.set(def, "registered", std::string("2015-03-01"));
            one.set(def, "deregistered", {});
            one.set(def, "status", std::string("正常"));
        });
        close("2025Q2");
        close("2025Q3");
        day.at = "2025-10-20T09:00:00";
    }
    void close(const std::string& code)
    {
        Closing closing;
        closing.period = code;
        closing.day = Period::parse(code)->last.iso();
        REQUIRE(ClosingStore(*database).close(closing, {}, actor));
    }
    /// Changes the first unit; gives the action.
    template <class Change> std::int64_t unit(Change change)
    {
        Record one = record("unit", 1);
        change(one, def("unit"));
        return put("unit", one);
    }
    std::int64_t set(const char* field, const char* text)
    {
        return unit(
            [&](Record& one, const LedgerDef& def) { one.set(def, field, std::string(text)); });
    }
    std::int64_t survey(const char* date, std::int64_t headcount)
    {
        Record one(def("survey"));
        one.set(def("survey"), "unit", std::int64_t{1});
        one.set(def("survey"), "date", std::string(date));
        one.set(def("survey"), "headcount", headcount);
        return put("survey", one);
    }
    std::string touched(std::int64_t action)
    {
        const auto found = closed_periods_touched(*database, definitions->facts(), action);
        REQUIRE(found);
        std::string codes;
        for (const Period& period : *found)
            codes += period.code() + " ";
        return codes;
    }
    std::string note(std::int64_t action)
    {
        return correction_note_of(*database, definitions->facts(), action).value();
    }
};

} // namespace

TEST_CASE("a row that counted in a closed quarter is changed: whoever does it is told")
{
    ClosedFixture f;
    CHECK(f.touched(f.set("category", "社会组织")) == "2025Q2 2025Q3 ");
    CHECK(f.note(f.set("category", "非公有制企业")) ==
          "2025年第2季度、2025年第3季度已封账：更正不改变封账的数字，记入变更说明。");
    // No report is made of it.
    CHECK(f.touched(f.set("note", "已电话核实")).empty());
    CHECK(f.note(0).empty());
}

TEST_CASE("a row dated into one closed quarter reaches into it and those after it")
{
    ClosedFixture f;
    CHECK(f.touched(f.survey("2025-08-15", 12)) == "2025Q3 ");
    CHECK(f.touched(f.survey("2025-05-15", 12)) == "2025Q2 2025Q3 ");
    CHECK(f.touched(f.survey("2025-10-15", 12)).empty());
}

TEST_CASE("what ends or begins later reaches into no closed quarter; an end dated back does")
{
    ClosedFixture f;
    CHECK(f.touched(f.unit([](Record& one, const LedgerDef& def) {
               one.set(def, "deregistered", std::string("2025-10-15"));
               one.set(def, "status", std::string("注销"));
           })).empty());
    CHECK(f.touched(f.set("deregistered", "2025-09-15")) == "2025Q3 ");
    // Over before the quarter began: nothing of it counted there.
    CHECK(f.touched(f.set("deregistered", "2025-03-15")) == "2025Q2 2025Q3 ");
    CHECK(f.touched(f.set("category", "社会组织")).empty());
}

TEST_CASE("a removed row, and one that comes back, reach into the quarters they counted in")
{
    ClosedFixture f;
    f.survey("2025-08-15", 12);
    Query query;
    query.ledger = "survey";
    query.filters = {{"unit", "=", "1"}, {"date", "=", "2025-08-15"}};
    const auto rows = LedgerStore(*f.database, *f.catalog).ids(query);
    REQUIRE(rows->size() == 1);
    auto writer = Writer::begin(*f.database, *f.catalog, f.actor, "删除");
    REQUIRE(writer->remove(f.def("survey"), rows->front()));
    CHECK(f.touched(*writer->commit()) == "2025Q3 ");
}

TEST_CASE("a correction taken back leaves the closed quarter as it was; so does one opened again")
{
    ClosedFixture f;
    const std::int64_t after = f.set("category", "社会组织");
    const auto undone = undo_action(*f.database, *f.catalog, f.actor, after, OnConflict::Tell);
    REQUIRE(undone);
    CHECK(f.touched(undone->action).empty());
    REQUIRE(ClosingStore(*f.database)
                .reopen("2025Q3", "上级要求", "2025-11-01", {"quarter/2025Q3", "{}"}, f.actor));
    CHECK(f.touched(f.set("category", "社会组织")) == "2025Q2 ");
}

TEST_CASE("an import reaches back where any of its rows does, be it the last")
{
    ClosedFixture f;
    // A day of the quarter on which the first unit was not surveyed.
    Date day = *Date::from_iso("2025-07-01");
    const auto surveyed = [&] {
        Query query;
        query.ledger = "survey";
        query.filters = {{"unit", "=", "1"}, {"date", "=", day.iso()}};
        return LedgerStore(*f.database, *f.catalog).count(query).value() > 0;
    };
    while (surveyed())
        day = day.add_days(1);
    REQUIRE(day <= *Date::from_iso("2025-09-30"));
    auto writer = Writer::begin(*f.database, *f.catalog, f.actor, "导入");
    REQUIRE(writer);
    const auto add = [&](std::int64_t unit, Date on) {
        Record one(f.def("survey"));
        one.set(f.def("survey"), "unit", unit);
        one.set(f.def("survey"), "date", on.iso());
        one.set(f.def("survey"), "headcount", std::int64_t{5});
        const auto written = writer->put(f.def("survey"), one);
        INFO((written ? std::string() : written.error().message));
        REQUIRE(written);
    };
    for (int i = 0; i < 1'200; ++i)
        add(1 + i % 200, Date::from_iso("2025-10-01")->add_days(i / 200));
    add(1, day);
    CHECK(f.touched(*writer->commit()) == "2025Q3 ");
}

TEST_CASE("several closed quarters are told as a stretch")
{
    const auto period = [](const char* code) { return *Period::parse(code); };
    CHECK(correction_note({}).empty());
    CHECK(correction_note({period("2025Q3")}) ==
          "2025年第3季度已封账：更正不改变封账的数字，记入变更说明。");
    CHECK(correction_note({period("2025Q1"), period("2025Q2"), period("2025Q3")}) ==
          "2025年第1季度至2025年第3季度的 3 个季度已封账：更正不改变封账的数字，记入变更说明。");
}
