// Every chart of the program says what reports, cards and lists say of the same county.
#include "tests/core/chart/chart_rig.h"

#include <cmath>
#include <numeric>

#include "core/chart/rest_column.h"
#include "core/coverage/coverage_summary.h"
#include "core/coverage/overview.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");

std::int64_t number(const ChartPoint& point)
{
    return point.value ? std::llround(*point.value) : 0;
}

std::int64_t sum(const Chart& chart)
{
    std::int64_t all = 0;
    for (const ChartSeries& series : chart.series)
        for (const ChartPoint& point : series.points)
            all += number(point);
    return all;
}

std::int64_t report_total(const Report& report, const std::string& table, const std::string& key)
{
    for (const ReportTable& one : report.tables)
        for (std::size_t c = 0; one.name == table && c < one.columns.size(); ++c)
            if (one.columns[c].key == key)
                return one.rows.back().cells[c].number;
    FAIL("no " << table << " " << key);
    return 0;
}

/// What a chart's figures have to come to, by series or in all.
struct Said
{
    const char* chart;
    std::vector<std::int64_t> figures; ///< empty: their sum is meant
    std::int64_t all = 0;
};

/// Money of this year's fund rows that is a source.
std::int64_t fund_sources(const World& world)
{
    const FactColumn& amount = world.fact("fund", "amount");
    const FactColumn& year = world.fact("fund", "year");
    const FactDef& item = *world.registry().find("fund", "item");
    const auto& known = *world.fact("fund", "known").tri;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::string of = world.show(item, static_cast<std::int32_t>(i));
        if (known[i] == Tri::True && (*year.i32)[i] == 2025 && of != "党费上缴" &&
            of != "书记津贴" && of != "支出")
            all += (*amount.i64)[i];
    }
    return all;
}

} // namespace

TEST_CASE("charts say what reports and the county's cards say, of any county")
{
    for (const std::uint64_t seed : {1, 4}) {
        ChartRig rig(seed, 250);
        const auto of = [&](const char* id) { return rig.chart(id, day); };
        const ChartDef funnel = rig.def("funnel");
        CountyWanted wanted = chart_wanted({&funnel}, day, rig.policies);
        wanted.facts.merge(overview_needs(rig.definitions()->facts()));
        wanted.facts.merge(rig.def("funds").needs);
        NoProgress quiet;
        const auto county = *County::load(rig.database(), rig.definitions(), wanted, quiet);
        const Overview is = overview(*county->world);
        const Report growth = rig.report("quarter-growth", *Period::parse("2025Q3"));
        const auto grown = [&](const char* key) { return report_total(growth, "季度表", key); };
        std::int64_t unmet = 0;
        for (const ReportTable& table : rig.report("rules", *Period::parse("2025Q3")).tables)
            if (table.columns.size() > 5 && table.columns[5].key == "未落实")
                unmet += table.rows.back().cells[5].number;
        const Said said[] = {
            {"funnel", {is.units, is.with_members, is.should, is.should - is.unbuilt}},
            {"unbuilt-reasons", {}, is.units - is.org_covered},
            {"members-status", {}, is.members},
            {"members-age", {}, is.members},
            {"members-education", {}, is.members},
            {"members-posts", {}, is.members},
            {"instructor-load", {}, is.instructors},
            {"findings-rules", {}, unmet},
            {"findings-orgs", {}, unmet},
            {"funds", {}, fund_sources(*county->world)},
        };
        for (const Said& one : said) {
            INFO(seed << " " << one.chart);
            const Chart chart = of(one.chart);
            if (one.figures.empty())
                CHECK(sum(chart) == one.all);
            for (std::size_t c = 0; c < one.figures.size(); ++c)
                CHECK(number(chart.series.front().points[c]) == one.figures[c]);
        }
        CHECK(unmet > 0);
        const Chart development = of("development");
        const char* stages[] = {"applicants", "activists", "candidates"};
        for (std::size_t c = 0; c < std::size(stages); ++c)
            CHECK(number(development.series.front().points[c]) == grown(stages[c]));
    }
}

TEST_CASE("stars before and after are those of the half year's report")
{
    ChartRig rig(2);
    const Chart chart = rig.chart("stars", *Date::from_iso("2025-06-30"));
    const Report report = rig.report("half-promotion", *Period::parse("2025H1"));
    for (const char* when : {"before", "after"})
        for (std::size_t stars = 0; stars < 6; ++stars)
            CHECK(number(chart.series[series_at(chart, when)].points[stars]) ==
                  report_total(report, "半年表", when + std::to_string(stars)));
}

TEST_CASE("a trend's periods are the same coverage on their last days")
{
    ChartRig rig(3);
    for (const char* id : {"coverage-quarters", "coverage-months"}) {
        const ChartDef def = rig.def(id);
        const auto county = rig.county(def, day);
        const Chart chart = rig.chart(def, county);
        REQUIRE(chart.categories.size() == def.table.periods.size());
        const auto& points = chart.series[series_at(chart, "org_rate")].points;
        for (std::size_t c = 0; c < points.size(); ++c) {
            INFO(id << " " << chart.categories[c].key);
            const Period period = *Period::parse(chart.categories[c].key);
            const auto then = county->world->at(std::min(period.last, day));
            const CoverageFigures is = coverage_summary(*then, CoverageBy::Area).total;
            CHECK(points[c].text == rate_text(is.org_covered, is.population));
        }
        CHECK(chart.categories.back().name ==
              (def.period == PeriodKind::Month ? "2025年9月" : "2025年第3季度"));
    }
}

TEST_CASE("every bar of every chart opens to as many rows as it says, and its parts are the whole")
{
    ChartRig rig(5);
    const auto defs = ChartDef::all(rig.definitions()->facts());
    REQUIRE(defs);
    for (const ChartDef& def : *defs) {
        const auto county = rig.county(def, day);
        const Chart chart = rig.chart(def, county);
        CHECK_FALSE(chart.categories.empty());
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            REQUIRE(chart.series[s].points.size() == chart.categories.size());
            for (std::size_t c = 0; c < chart.categories.size(); ++c) {
                INFO(def.id << " " << chart.series[s].name << " " << chart.categories[c].name);
                const auto behind = chart.behind(s, c);
                if (chart.series[s].key == rest_column_key && def.of_policies()) {
                    CHECK_FALSE(behind); // several kinds of subjects, which no one list shows
                    continue;
                }
                REQUIRE(behind);
                if (chart.series[s].format == ColumnFormat::Count)
                    CHECK(std::ssize(behind->ids) == number(chart.series[s].points[c]));
            }
        }
        if (def.categories != ChartDef::Categories::Rows)
            continue;
        for (const ChartSeries& series : chart.series) {
            if (series.format == ColumnFormat::Percent)
                continue;
            const ReportTable& table = *chart.tables[series.table];
            std::int64_t shown = 0;
            for (const ChartPoint& point : series.points)
                shown += number(point);
            for (const ReportRow& row : table.rows)
                for (std::size_t c = 0; row.key == total_row_key && c < table.columns.size(); ++c)
                    if (table.columns[c].key == series.key)
                        CHECK(row.cells[c].number == shown);
        }
    }
}

TEST_CASE("bars stand in the order asked for, and what is beyond is added up")
{
    ChartRig rig(1);
    ChartDef def = rig.def("coverage-areas");
    def.most = 4;
    const auto county = rig.county(def, day);
    const Chart chart = rig.chart(def, county);
    REQUIRE(chart.categories.size() == 6);
    const auto& points = chart.series[series_at(chart, "org_rate")].points;
    for (std::size_t c = 1; c < 4; ++c)
        CHECK(*points[c - 1].value >= *points[c].value);
    CHECK(chart.categories[4].name.starts_with("其他 "));
    CHECK(chart.categories[5].name == "未填属地"); // what is to be filled in is seen
    // The share of the rest is that of its units, not a mean of shares.
    std::size_t covered = 0;
    for (std::size_t c = 0; c < chart.categories.size(); ++c)
        covered += chart.behind(series_at(chart, "org_rate"), c)->ids.size();
    CHECK(static_cast<std::int64_t>(covered) ==
          coverage_summary(*county->world, CoverageBy::Area).total.org_covered);
    def.ascending = true;
    const Chart other = rig.chart(def, county);
    CHECK(*other.series.front().points[0].value <= *other.series.front().points[1].value);
}

TEST_CASE("two days stand side by side, each with its own figures")
{
    ChartRig rig(2);
    const Date before = *Date::from_iso("2025-03-31");
    ChartRequest request;
    request.beside = before;
    for (const char* id : {"coverage-areas", "members-status", "findings-rules", "funnel"}) {
        INFO(id);
        const ChartDef def = rig.def(id);
        const auto now = rig.county(def, day);
        const Chart both = rig.chart(def, now, request);
        const Chart then = rig.chart(id, before);
        std::size_t compared = 0;
        for (std::size_t s = 0; s < both.series.size(); ++s) {
            if (!both.series[s].beside)
                continue;
            CHECK(both.series[*both.series[s].beside].key == both.series[s].key);
            for (std::size_t o = 0; o < then.series.size(); ++o)
                for (std::size_t c = 0; c < both.categories.size(); ++c)
                    for (std::size_t t = 0; t < then.categories.size(); ++t)
                        if (then.series[o].key == both.series[s].key &&
                            then.categories[t].key == both.categories[c].key &&
                            !both.categories[c].name.starts_with("其他 ")) {
                            CHECK(both.series[s].points[c].text == then.series[o].points[t].text);
                            ++compared;
                        }
        }
        CHECK(compared > 3);
        CHECK(both.tables.size() == 2);
    }
}

TEST_CASE("a value that no row has on one of two days counts 0 there")
{
    ChartRig rig(3);
    const ChartDef def = rig.def("members-education");
    ChartRequest request;
    request.beside = *Date::from_iso("1950-01-01"); // nobody was there
    const Chart both = rig.chart(def, rig.county(def, day), request);
    REQUIRE(both.series.size() == 2);
    REQUIRE(both.categories.size() >= 2);
    for (const ChartPoint& point : both.series[1].points) {
        CHECK(point.value == 0);
        CHECK(point.text == "0");
    }
}
