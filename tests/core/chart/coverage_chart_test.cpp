// The two coverages by area: what `coverage` says, drawn.
#include "tests/core/chart/chart_rig.h"

#include "core/coverage/coverage_summary.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("both coverages by area are those of the coverage command, of any county and scope")
{
    const Date day = *Date::from_iso("2025-09-30");
    for (const std::uint64_t seed : {1, 2, 3}) {
        ChartRig rig(seed);
        for (const char* scope : {"", "three-haves"}) {
            INFO(seed << " " << scope);
            const ChartDef def = rig.def("coverage-areas");
            const auto county = rig.county(def, day, scope);
            const Chart chart = rig.chart(def, county);
            const CoverageSummary coverage =
                coverage_summary(*county->world, CoverageBy::Area, county->units);
            const std::size_t org = series_at(chart, "org_rate");
            const std::size_t work = series_at(chart, "work_rate");
            REQUIRE(chart.categories.size() >= 3);
            std::size_t found = 0;
            for (std::size_t c = 0; c < chart.categories.size(); ++c) {
                for (const CoverageGroup& group : coverage.groups) {
                    if (group.key != chart.categories[c].key)
                        continue;
                    ++found;
                    const CoverageFigures& is = group.figures;
                    CHECK(chart.series[org].points[c].text ==
                          rate_text(is.org_covered, is.population));
                    CHECK(chart.series[work].points[c].text ==
                          rate_text(is.work_covered, is.population));
                    const auto behind = chart.behind(org, c);
                    REQUIRE(behind);
                    CHECK(behind->ledger == "unit");
                    CHECK(std::ssize(behind->ids) == is.org_covered);
                }
            }
            CHECK(found >= 3);
        }
    }
}

TEST_CASE("goals of the policies carried out are lines of the coverage they speak of")
{
    ChartRig rig(1);
    const Chart chart = rig.chart("coverage-areas", *Date::from_iso("2025-09-30"));
    REQUIRE_FALSE(chart.targets.empty());
    for (const ChartTarget& target : chart.targets) {
        CHECK(target.value > 0);
        CHECK(target.value <= 1);
        CHECK(target.series.size() == 1);
        CHECK(target.name.find('%') != std::string::npos); // its figure is said
    }
}
