// A closed quarter stays in the trend as it was closed, whatever happens to the ledgers later.
#include <catch2/catch.hpp>

#include "core/base/output_file.h"
#include "core/chart/make_chart.h"
#include "core/chart/report_charts.h"
#include "core/report/quarter/close.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");

struct Trend : TestLedger
{
    NoProgress quiet;
    DefinitionsPtr definitions = Definitions::program();
    std::vector<std::int64_t> units;
    std::int64_t coverage = 0;

    Trend()
    {
        for (int i = 0; i < 4; ++i)
            units.push_back(put("unit", {{"uscc", "9164012100000000" + std::to_string(10 + i)},
                                         {"name", "单位" + std::to_string(i)},
                                         {"category", i < 2 ? "非公有制企业" : "社会组织"},
                                         {"type", i < 2 ? "有限责任公司" : "社会团体"},
                                         {"status", "正常"}}));
        const auto org = put(
            "org",
            {{"code", "D1"}, {"name", "一支部"}, {"kind", "党支部"}, {"founded", "2024-01-01"}});
        coverage = put("coverage", {{"org", org}, {"unit", units[0]}, {"start", "2024-02-01"}});
    }
    [[nodiscard]] Chart chart(bool closed)
    {
        const ChartDef def = *ChartDef::find(definitions->facts(), "coverage-quarters");
        const auto county =
            *County::load(database(), definitions, chart_wanted({&def}, day, {}), quiet);
        auto periods = ClosedPeriods::load(database(), def, day, "");
        REQUIRE(periods);
        ChartRequest request;
        if (closed)
            request.closed = std::make_shared<const ClosedPeriods>(std::move(*periods));
        auto made = make_chart(def, county, request, quiet);
        REQUIRE(made);
        return std::move(*made);
    }
};

/// Texts of the organization coverage by period.
std::string at(const Chart& chart, const std::string& period)
{
    for (std::size_t c = 0; c < chart.categories.size(); ++c)
        if (chart.categories[c].key == period)
            return chart.series.front().points[c].text;
    return "none";
}

} // namespace

TEST_CASE("the trend shows a closed quarter as it was closed")
{
    Trend f;
    ReportRequest request;
    request.period = *Period::parse("2025Q2");
    request.as_of = request.period.last;
    request.made = day;
    request.policies = {"ningxia-2018"};
    const auto done = close_quarter(f.database(), f.definitions, request, {}, {}, f.actor(),
                                    f.quiet, chart_sheets_of(f.definitions, request));
    INFO((done ? std::string() : done.error().message));
    REQUIRE(done);
    // The workbook that was closed has the chart its report names.
    const auto workbook = closed_workbook(f.database(), request.period, "coverage-enterprise");
    REQUIRE((workbook && *workbook));
    REQUIRE(write_file(f.folder() / "closed.xlsx", **workbook));
    CHECK(probe_file(f.folder() / "closed.xlsx", 1).cells.at("A1") ==
          "t:各属地非公有制企业两个覆盖率");
    CHECK(at(f.chart(true), "2025Q2") == "25.0%");
    CHECK(at(f.chart(false), "2025Q2") == "25.0%");

    // Somebody enters what should have been there long before.
    f.put("unit", {{"uscc", "91640121000000009X"},
                   {"name", "补录"},
                   {"category", "非公有制企业"},
                   {"type", "有限责任公司"},
                   {"status", "正常"}});
    const Chart after = f.chart(true);
    CHECK(at(after, "2025Q2") == "25.0%");
    CHECK(at(after, "2025Q1") == "20.0%"); // open
    CHECK(at(after, "2025Q3") == "20.0%");
    CHECK(at(f.chart(false), "2025Q2") == "20.0%");
    CHECK(after.note.find("2025年第2季度已封账") != std::string::npos);
    // Its rows are the closed ones too.
    for (std::size_t c = 0; c < after.categories.size(); ++c) {
        if (after.categories[c].key != "2025Q2")
            continue;
        const auto behind = after.behind(0, c);
        REQUIRE(behind);
        CHECK(behind->ids == std::vector<std::int64_t>{f.units[0]});
    }
}
