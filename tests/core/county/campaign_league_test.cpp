// The townships' league table of a campaign: figures on three days, exact ranks.
#include "core/county/campaign_league.h"

#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

/// Two townships with units; a campaign of September.
struct Townships : TestLedger
{
    std::int64_t first = area("640121100", "望远镇");
    std::int64_t second = area("640121101", "闽宁镇");
    std::int64_t campaign =
        put("campaign", {{"name", "组建月"}, {"start", "2025-09-01"}, {"end", "2025-09-30"}});
    int number = 0;

    std::int64_t area(const char* code, const char* name)
    {
        return put(
            "area",
            {{"code", code}, {"name", name}, {"kind", "乡镇苏木"}, {"parent", std::int64_t{1}}});
    }
    /// A unit, covered from a day on (none: never).
    void unit(std::int64_t where, Value covered = {}, const char* reason = "")
    {
        const std::string name = "公司" + std::to_string(++number);
        const auto id = put("unit", {{"name", name},
                                     {"category", "非公有制企业"},
                                     {"type", "有限责任公司"},
                                     {"status", "正常"},
                                     {"area", where},
                                     {"unbuilt_reason", reason}});
        if (is_empty(covered))
            return;
        const auto org = put("org", {{"code", "D" + std::to_string(number)},
                                     {"name", name + "党支部"},
                                     {"kind", "党支部"},
                                     {"founded", covered}});
        put("coverage", {{"org", org}, {"unit", id}, {"start", covered}});
    }
    CampaignLeague league(const char* day)
    {
        CountyWanted wanted;
        wanted.as_of = *Date::from_iso(day);
        wanted.facts = campaign_league_needs(Definitions::program()->facts());
        NoProgress quiet;
        const auto county = County::load(database(), Definitions::program(), wanted, quiet);
        REQUIRE(county);
        const auto campaigns = campaigns_of(*(*county)->world);
        REQUIRE(campaigns.size() == 1);
        return CampaignLeague::of(**county, campaigns.front());
    }
};

} // namespace

TEST_CASE("townships are ranked by their share, told since the start and since last week")
{
    Townships county;
    county.unit(county.first, "2024-01-01");
    county.unit(county.first, "2025-09-03");
    county.unit(county.first, {}, "无党员");
    county.unit(county.second, "2025-09-18");
    county.unit(county.second);
    const CampaignLeague league = county.league("2025-09-20");
    CHECK(league.week.iso() == "2025-09-13");
    CHECK(league.issue == 3);
    REQUIRE(league.rows.size() == 2);
    CHECK(league.rows[0].name == "望远镇"); // 2 of 3 before 1 of 2
    CHECK(league.rows[0].rank == 1);
    CHECK(league.rows[0].since_start() == 1);
    CHECK(league.rows[0].since_week() == 0);
    CHECK(league.rows[1].rank == 2);
    CHECK(league.rows[1].since_week() == 1);
    CHECK(league.total.now.org_covered == 3);
    CHECK(league.total.since_start() == 2);
    REQUIRE(league.reasons.size() == 2);
    CHECK(league.reasons[0].units + league.reasons[1].units == 2);
}

TEST_CASE("equal shares have one rank; after its end a campaign is told as of its last day")
{
    Townships county;
    county.unit(county.first, "2025-09-03");
    county.unit(county.first);
    county.unit(county.first);
    county.unit(county.second, "2025-09-03");
    county.unit(county.second);
    county.area("640121102", "无企业镇");
    county.go_on_to(*Date::from_iso("2025-11-01"));
    county.unit(county.second, "2025-10-20"); // after it
    const CampaignLeague league = county.league("2025-11-01");
    CHECK(league.now.iso() == "2025-09-30");
    REQUIRE(league.rows.size() == 2);
    CHECK(league.rows[0].rank == 1);
    CHECK(league.rows[1].rank == 1);
    CHECK(league.total.now.org_covered == 2);
}
