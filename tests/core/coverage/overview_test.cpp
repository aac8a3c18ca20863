#include "core/coverage/overview.h"

#include <catch2/catch.hpp>

#include "core/facts/snapshot.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

std::int64_t unit(TestLedger& ledger, const char* name, const char* category)
{
    return ledger.put("unit", {{"name", std::string(name)},
                               {"category", std::string(category)},
                               {"type", std::string("其他")},
                               {"status", std::string("正常")}});
}

void survey(TestLedger& ledger, std::int64_t of, std::int64_t formal)
{
    ledger.put("survey", {{"unit", of},
                          {"date", std::string("2025-06-01")},
                          {"headcount", std::int64_t{30}},
                          {"formal", formal}});
}

std::shared_ptr<World> world_of(TestLedger& ledger, const char* day)
{
    NoProgress quiet;
    const auto snapshot = Snapshot::load(ledger.database(), Definitions::program(),
                                         overview_needs(Definitions::program()->facts()), quiet);
    REQUIRE(snapshot);
    World::Options options;
    options.as_of = *Date::from_iso(day);
    return std::make_shared<World>(*snapshot, options);
}

} // namespace

TEST_CASE("the cards count units by what is known of them, and open to those very rows")
{
    TestLedger ledger;
    const std::int64_t built = unit(ledger, "甲公司", "非公有制企业");
    const std::int64_t due = unit(ledger, "乙公司", "非公有制企业");
    const std::int64_t few = unit(ledger, "丙协会", "社会组织");
    const std::int64_t blank = unit(ledger, "丁协会", "社会组织");
    survey(ledger, built, 5);
    survey(ledger, due, 3);
    survey(ledger, few, 2);
    const std::int64_t org = ledger.put("org", {{"code", std::string("D1")},
                                                {"name", std::string("甲公司党支部")},
                                                {"kind", std::string("党支部")},
                                                {"founded", std::string("2020-01-01")}});
    ledger.put("coverage", {{"org", org}, {"unit", built}, {"start", std::string("2020-01-01")}});

    const auto world = world_of(ledger, "2025-09-30");
    const Overview figures = overview(*world);
    CHECK(figures.units == 4);
    CHECK(figures.enterprises == 2);
    CHECK(figures.with_members == 3);
    CHECK(figures.members_unknown == 1);
    CHECK(figures.should == 2);
    CHECK(figures.unbuilt == 1);
    CHECK(figures.formal_unknown == 1);
    CHECK(figures.org_covered == 1);
    CHECK(figures.work_covered == 1);
    CHECK(overview_rows(*world, OverviewRows::Unbuilt) == std::vector<std::int64_t>{due});
    CHECK(overview_rows(*world, OverviewRows::MembersUnknown) == std::vector<std::int64_t>{blank});
    CHECK(overview_rows(*world, OverviewRows::NotOrgCovered) ==
          std::vector<std::int64_t>{due, few, blank});

    // Before the survey and the coverage nothing was known.
    const Overview before = overview(*world_of(ledger, "2019-12-31"));
    CHECK(before.units == 4);
    CHECK(before.with_members == 0);
    CHECK(before.members_unknown == 4);
    CHECK(before.org_covered == 0);
}
