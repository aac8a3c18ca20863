// A chart asks for all it reads itself: it opens whatever policies are carried out, and without
// any. (A field that was not loaded stops the program.)
#include <algorithm>

#include "core/county/policies.h"
#include "tests/core/chart/chart_rig.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");

/// Opens figures of every series, the way a click does.
void open_some(const Chart& chart)
{
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        for (std::size_t c = s; c < chart.categories.size(); c += 5)
            if (chart.opens(s, c))
                CHECK(chart.behind(s, c).has_value());
}

std::vector<std::vector<std::string>> none_and_each(Database& database)
{
    std::vector<std::vector<std::string>> choices{{}};
    const auto all = list_policies(database);
    REQUIRE(all);
    for (const auto& one : *all)
        choices.push_back({one.id});
    REQUIRE(choices.size() > 5);
    return choices;
}

} // namespace

TEST_CASE("every chart opens with no policy and with each policy alone")
{
    ChartRig rig(4, 60);
    const auto defs = ChartDef::all(rig.definitions()->facts());
    REQUIRE(defs);
    NoProgress quiet;
    for (const auto& policies : none_and_each(rig.database())) {
        rig.policies = policies;
        for (const ChartDef& def : *defs) {
            INFO(def.id << " " << (policies.empty() ? "none" : policies.front()));
            ChartRequest request;
            request.beside = day.add_months(-7);
            const auto made = make_chart(def, rig.county(def, day), request, quiet);
            if (def.of_policies() && policies.empty()) {
                REQUIRE_FALSE(made);
                CHECK(made.error().kind == ErrorKind::Usage);
                continue;
            }
            REQUIRE(made);
            open_some(*made);
        }
    }
}

TEST_CASE("the window's county holds what the start page's chart reads, read anew as well")
{
    TestLedger file;
    const DefinitionsPtr definitions = Definitions::program();
    const ChartDef def = *ChartDef::find(definitions->facts(), "coverage-areas");
    NoProgress quiet;
    for (const auto& policies : none_and_each(file.database())) {
        CountyWanted wanted = CountyWanted::by_pages(policies, day);
        wanted.facts.merge(def.needs); // as the window asks for it
        const auto county = County::load(file.database(), definitions, wanted, quiet);
        REQUIRE(county);
        CHECK(make_chart(def, *county, {}, quiet).has_value());
        // Another name of the jurisdiction: nothing of the county before is kept.
        file.change("area", 1, {{"name", "永宁县" + (policies.empty() ? "" : policies.front())}});
        const auto after = County::after(file.database(), *county, quiet);
        REQUIRE(after);
        CHECK((*after)->world->snapshot().needs().hold(def.needs));
        CHECK(make_chart(def, *after, {}, quiet).has_value());
    }
}
