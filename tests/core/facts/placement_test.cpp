#include "core/facts/placement.h"

#include <catch2/catch.hpp>

#include "core/facts/snapshot.h"
#include "core/facts/world.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("rows stand in the area of their own, of their unit or of their organization")
{
    TestLedger ledger; // area 1 is the jurisdiction
    const auto area = [&](const char* code, const char* kind, std::int64_t parent) {
        return ledger.put("area", {{"code", std::string(code)},
                                   {"name", std::string(code)},
                                   {"kind", std::string(kind)},
                                   {"parent", parent}});
    };
    const std::int64_t town = area("640121100", "乡镇苏木", 1);
    const std::int64_t village = area("640121100201", "村嘎查", town);
    const std::int64_t above = ledger.put("org", {{"code", std::string("D1")},
                                                  {"name", std::string("镇党委")},
                                                  {"kind", std::string("乡镇街道党委")},
                                                  {"founded", std::string("2020-01-01")},
                                                  {"area", town}});
    const std::int64_t org = ledger.put("org", {{"code", std::string("D2")},
                                                {"name", std::string("支部")},
                                                {"kind", std::string("党支部")},
                                                {"founded", std::string("2020-01-01")},
                                                {"parent", above}});
    const std::int64_t unit = ledger.put("unit", {{"name", std::string("甲")},
                                                  {"category", std::string("社会组织")},
                                                  {"type", std::string("其他")},
                                                  {"status", std::string("正常")},
                                                  {"area", village},
                                                  {"managing_org", above}});
    ledger.put(
        "survey",
        {{"unit", unit}, {"date", std::string("2025-06-01")}, {"headcount", std::int64_t{3}}});

    const FactRegistry& registry = Definitions::program()->facts();
    Needs needs;
    for (const char* kind : {"unit", "org", "survey", "area"})
        Placement::add_needs(registry, kind, needs);
    NoProgress quiet;
    const auto snapshot = Snapshot::load(ledger.database(), Definitions::program(), needs, quiet);
    REQUIRE(snapshot);
    World::Options options;
    options.as_of = *Date::from_iso("2025-09-30");
    const World world(*snapshot, options);
    const auto row = [&](const char* kind, std::int64_t id) {
        return world.snapshot().table(kind).row_of(id);
    };

    const Placement of_unit(world, "unit");
    CHECK(of_unit.area(row("unit", unit)) == row("area", village));
    CHECK(of_unit.org(row("unit", unit)) == row("org", above));
    const Placement of_survey(world, "survey");
    CHECK(of_survey.area(0) == row("area", village));
    CHECK(of_survey.org(0) == row("org", above));
    const Placement of_org(world, "org");
    CHECK(of_org.area(row("org", above)) == row("area", town));
    CHECK(of_org.area(row("org", org)) == -1);
    CHECK(of_org.org(row("org", org)) == row("org", above));
    CHECK(of_org.org(row("org", above)) == -1);
    const Placement of_area(world, "area");
    CHECK(of_area.area(row("area", town)) == row("area", town));

    const std::vector<std::int32_t> tops = top_areas(world);
    CHECK(tops[static_cast<std::size_t>(row("area", village))] == row("area", town));
    CHECK(tops[static_cast<std::size_t>(row("area", town))] == row("area", town));
    CHECK(tops[static_cast<std::size_t>(row("area", 1))] == row("area", 1));
}
