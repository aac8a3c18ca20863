// Opening one chart after the other reads the file once, and again after it changed.
#include <catch2/catch.hpp>

#include "core/chart/kept_counties.h"
#include "core/chart/make_chart.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");

struct Charts : TestLedger
{
    NoProgress quiet;
    DefinitionsPtr definitions = Definitions::program();
    KeptCounties kept;
    std::vector<ChartDef> defs = *ChartDef::all(definitions->facts());
    Needs all;

    Charts()
    {
        for (const ChartDef& def : defs)
            all.merge(def.needs);
        add_unit("91640121000000001A");
    }
    void add_unit(const std::string& code)
    {
        put("unit", {{"uscc", code},
                     {"name", code},
                     {"category", "社会组织"},
                     {"type", "社会团体"},
                     {"status", "正常"}});
    }
    [[nodiscard]] const ChartDef& def(const std::string& id) const
    {
        return *std::find_if(defs.begin(), defs.end(),
                             [&](const ChartDef& one) { return one.id == id; });
    }
    [[nodiscard]] std::shared_ptr<const County> county(const std::string& chart,
                                                       std::vector<std::string> policies = {})
    {
        auto found = kept.find(database(), definitions,
                               chart_wanted({&def(chart)}, day, std::move(policies)), all, quiet);
        REQUIRE(found);
        return *found;
    }
};

} // namespace

TEST_CASE("charts share the county that was read for the first of them until the file changes")
{
    Charts charts;
    const auto first = charts.county("members-age");
    for (const char* chart : {"funds", "activities-months", "stars", "members-age"})
        CHECK(charts.county(chart) == first);
    charts.add_unit("91640121000000002B");
    const auto after = charts.county("funds");
    CHECK(after != first);
    CHECK(after->world->rows("unit") == 2);
    charts.kept.forget();
    CHECK(charts.county("funds") != after);
}

TEST_CASE("the window's county serves what it holds; other policies and days are read anew")
{
    Charts charts;
    const auto pages = *County::load(charts.database(), charts.definitions,
                                     CountyWanted::by_pages({"ningxia-2018"}, day), charts.quiet);
    charts.kept.offer(pages);
    CHECK(charts.county("findings-rules", {"ningxia-2018"}) == pages);
    CHECK(charts.county("coverage-areas", {"ningxia-2018"}) == pages);
    CHECK(charts.county("findings-rules", {"liaoning-2016"}) != pages);
    CHECK(charts.county("coverage-areas", {"liaoning-2016"}) != pages);
    const auto later = charts.kept.find(
        charts.database(), charts.definitions,
        chart_wanted({&charts.def("coverage-areas")}, day.add_days(1), {"ningxia-2018"}),
        charts.all, charts.quiet);
    REQUIRE(later);
    CHECK(*later != pages);
    charts.kept.offer(nullptr);
    CHECK(charts.county("coverage-areas", {"ningxia-2018"}) != pages);
}
