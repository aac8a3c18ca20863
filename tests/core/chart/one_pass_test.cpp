// Figures counted without their rows, and trends counted in one pass, are those of every day's own
// world.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/chart/chart_tables.h"
#include "core/chart/trend_counts.h"
#include "tests/core/chart/chart_rig.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A day near the others, or none.
CountyRows::Text some_day()
{
    const int months = *rc::gen::inRange(-3, 18);
    if (months < 0)
        return nullptr;
    const Date first = *Date::from_iso("2024-07-01");
    return first.add_months(months).add_days(*rc::gen::element(0, 1, 14, 30)).iso();
}

CountyRows::Text one_of(std::initializer_list<const char*> texts)
{
    return *rc::gen::elementOf(std::vector<const char*>(texts));
}

/// Units, organizations and what ties them together, beginning and ending on any day.
CountyRows random_county()
{
    CountyRows county;
    std::vector<std::string> units;
    std::vector<std::string> orgs;
    std::vector<std::string> instructors;
    for (int i = 0; i < 6; ++i)
        units.push_back(county.add("unit", {{"uscc", "U" + std::to_string(i)},
                                            {"status", one_of({"正常", "正常", "注销", "停业"})},
                                            {"category", one_of({"非公有制企业", "社会组织"})},
                                            {"registered", some_day()},
                                            {"deregistered", some_day()},
                                            {"union_founded", some_day()},
                                            {"women_founded", some_day()}}));
    for (int i = 0; i < 4; ++i)
        orgs.push_back(
            county.add("org", {{"code", "D" + std::to_string(i)},
                               {"kind", one_of({"党支部", "联合党支部", "功能型党支部", "党委"})},
                               {"founded", some_day()},
                               {"dissolved", some_day()}}));
    for (int i = 0; i < 2; ++i)
        instructors.push_back(county.add(
            "instructor",
            {{"code", "Z" + std::to_string(i)}, {"start", some_day()}, {"end", some_day()}}));
    for (int i = 0; i < 10; ++i) {
        const std::string start =
            Date::from_iso("2024-08-15")->add_days(*rc::gen::inRange(0, 400)).iso();
        county.add("coverage", {{"org", *rc::gen::elementOf(orgs)},
                                {"unit", *rc::gen::elementOf(units)},
                                {"start", start},
                                {"end", some_day()}});
        if (i % 3 == 0)
            county.add("dispatch", {{"instructor", *rc::gen::elementOf(instructors)},
                                    {"unit", *rc::gen::elementOf(units)},
                                    {"start", start},
                                    {"end", some_day()}});
        county.add("activity", {{"org", *rc::gen::elementOf(orgs)},
                                {"kind", one_of({"党课", "党员大会", "主题党日", "换届选举"})},
                                {"date", start}});
    }
    return county;
}

ChartDef program(const std::string& id)
{
    auto def = ChartDef::find(Definitions::program()->facts(), id);
    REQUIRE(def);
    return std::move(*def);
}

/// The figures of every period, counted in its own world.
void check_trend(const ChartDef& def, const World& world, const ScopedUnits& units)
{
    const TimePoint closing{world.as_of(), Period::containing(def.period, world.as_of())};
    const auto once = count_trend(world, closing, def.table, *def.trend, units);
    RC_ASSERT(once.has_value());
    const ReportDays days(world);
    const CountedFigures each = count_figures(days, closing, def.table, units);
    RC_ASSERT(once->figures.size() == each.figures.size());
    for (std::size_t c = 0; c < each.figures.size(); ++c) {
        RC_ASSERT(once->figures[c].value == each.figures[c].value);
        RC_ASSERT(once->figures[c].unknown == each.figures[c].unknown);
    }
}

void check_same(const ReportTable& counted, const ReportTable& kept)
{
    REQUIRE(counted.rows.size() == kept.rows.size());
    REQUIRE(counted.columns.size() == kept.columns.size());
    CHECK(counted.note == kept.note);
    for (std::size_t r = 0; r < kept.rows.size(); ++r) {
        CHECK(counted.rows[r].key == kept.rows[r].key);
        for (std::size_t c = 0; c < kept.columns.size(); ++c) {
            const ReportCell& one = counted.rows[r].cells[c];
            const ReportCell& other = kept.rows[r].cells[c];
            INFO(kept.name << " " << kept.rows[r].key << " " << kept.columns[c].key);
            CHECK(one.text == other.text);
            CHECK(one.number == other.number);
            CHECK(one.real == other.real);
            CHECK(one.blank == other.blank);
            CHECK(one.unknown == other.unknown);
        }
    }
}

} // namespace

TEST_CASE("a trend counted in one pass says what the world of each of its days says")
{
    const ChartDef months = program("coverage-months");
    const ChartDef quarters = program("coverage-quarters");
    const ChartDef activities = program("activities-months");
    REQUIRE(months.trend);
    REQUIRE(quarters.trend);
    REQUIRE(activities.trend);
    CHECK(rc::check("one pass = each day", [&] {
        const CountyRows county = random_county();
        const auto world = world_of(
            county, *rc::gen::element<std::string>("2025-09-30", "2025-06-15", "2024-10-01"));
        for (const ChartDef* def : {&months, &quarters, &activities})
            check_trend(*def, *world, {});
        // A scope counts other units on other days.
        const auto scopes = program_scopes(world->registry());
        RC_ASSERT(scopes.has_value());
        for (const auto& scope : *scopes)
            check_trend(months, *world, ScopedUnits::of(scope, *world));
    }));
}

TEST_CASE("every chart counts the same with the rows behind its figures and without them")
{
    for (const std::uint64_t seed : {2, 6}) {
        ChartRig rig(seed, 150);
        const auto defs = ChartDef::all(rig.definitions()->facts());
        REQUIRE(defs);
        for (const ChartDef& def : *defs) {
            for (const char* scope : {"", "operating"}) {
                const auto county = rig.county(def, *Date::from_iso("2025-08-20"), scope);
                ChartRequest request;
                request.beside = Date::from_iso("2025-02-28");
                const Chart counted = rig.chart(def, county, request);
                request.rows = KeepRows::Yes;
                const Chart kept = rig.chart(def, county, request);
                INFO(def.id << " " << scope);
                REQUIRE(counted.tables.size() == kept.tables.size());
                for (std::size_t t = 0; t < kept.tables.size(); ++t)
                    check_same(*counted.tables[t], *kept.tables[t]);
                REQUIRE(counted.series.size() == kept.series.size());
                // Opened one by one, the figures have the same rows.
                for (std::size_t s = 0; s < kept.series.size(); ++s) {
                    for (std::size_t c = s % 3; c < kept.categories.size(); c += 3) {
                        CHECK(counted.opens(s, c) == kept.opens(s, c));
                        const auto one = counted.behind(s, c);
                        const auto other = kept.behind(s, c);
                        REQUIRE(one.has_value() == other.has_value());
                        if (one) {
                            CHECK(one->ledger == other->ledger);
                            CHECK(one->ids == other->ids);
                        }
                    }
                }
            }
        }
    }
}
