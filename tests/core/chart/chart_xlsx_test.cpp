// A chart's workbook: its figures as numbers, and the chart over them as spreadsheet programs know
// it.
#include "tests/core/chart/chart_rig.h"

#include "core/base/input_file.h"
#include "core/chart/chart_xlsx.h"
#include "core/chart/report_charts.h"
#include "core/spreadsheet/sheet_chart.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/temp_folder.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");

} // namespace

TEST_CASE("a chart's workbook has its figures in cells, the same bytes each time")
{
    ChartRig rig(1);
    TempFolder folder;
    const Chart chart = rig.chart("funnel", day);
    REQUIRE(write_chart_xlsx(chart, "两新工委", day, folder / "a.xlsx"));
    REQUIRE(write_chart_xlsx(chart, "两新工委", day, folder / "b.xlsx"));
    constexpr std::size_t most = std::size_t{1} << 22;
    CHECK(*read_file(folder / "a.xlsx", most) == *read_file(folder / "b.xlsx", most));
    const SheetProbe sheet = probe_file(folder / "a.xlsx");
    CHECK(sheet.cells.at("A1") == "t:从单位总数到已建党组织");
    CHECK(sheet.cells.at("A4") == "t:单位总数");
    CHECK(sheet.cells.at("B4") ==
          "n:" + std::to_string(static_cast<std::int64_t>(*chart.series[0].points[0].value)));
}

TEST_CASE("a native chart names its cells, keeps what they hold, and draws targets across")
{
    SheetChart chart;
    chart.kind = SheetChart::Kind::Columns;
    chart.title = "甲 & 乙";
    chart.heading_row = 2;
    chart.categories = {"望远镇", "杨和镇"};
    chart.series = {{1, "覆盖率", "0.0%", false, {0.5, std::nullopt}},
                    {2, "目标", "0.0%", true, {0.9, 0.9}}};
    const std::string xml = chart_xml(chart, "图'1");
    CHECK_THAT(xml, Catch::Contains("甲 &amp; 乙"));
    CHECK_THAT(xml, Catch::Contains("$A$4:$A$5"));
    CHECK_THAT(xml, Catch::Contains("$B$4:$B$5"));
    CHECK_THAT(xml, Catch::Contains("<c:barDir val=\"col\"/>"));
    CHECK_THAT(xml, Catch::Contains("<c:lineChart>"));
    CHECK_THAT(xml, Catch::Contains("prstDash val=\"dash\""));
    chart.kind = SheetChart::Kind::Stacked;
    chart.series.pop_back();
    CHECK_THAT(chart_xml(chart, "图"),
               Catch::Contains("<c:grouping val=\"stacked\"/>") && !Catch::Contains("lineChart"));
    chart.kind = SheetChart::Kind::Pie;
    CHECK_THAT(chart_xml(chart, "图"),
               Catch::Contains("<c:pieChart>") && !Catch::Contains("<c:catAx>"));
}

TEST_CASE("a report's workbook has a sheet of each chart it names, behind its tables")
{
    ChartRig rig(2);
    TempFolder folder;
    NoProgress quiet;
    ReportDef def = *ReportDef::find(rig.definitions()->facts(), "coverage-enterprise");
    def.charts = {"coverage-areas", "funnel"};
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = day;
    request.made = day;
    request.policies = rig.policies;
    const auto report = make_report(rig.database(), rig.definitions(), def, request, quiet);
    REQUIRE(report);
    const auto charts = report_chart_sheets(rig.database(), rig.definitions(), def, request, quiet);
    INFO((charts ? std::string() : charts.error().message));
    REQUIRE(charts);
    REQUIRE(
        write_report_xlsx(*report, folder / "r.xlsx", {}, quiet, WideTables::Automatic, *charts));
    CHECK(probe_file(folder / "r.xlsx", 1).cells.at("A1") == "t:各属地两个覆盖率");
    CHECK(probe_file(folder / "r.xlsx", 2).cells.at("A1") == "t:从单位总数到已建党组织");
    def.charts = {"none"};
    CHECK_FALSE(report_chart_sheets(rig.database(), rig.definitions(), def, request, quiet));
}

TEST_CASE("the set of a quarter has the charts its reports name, with the figures of the tables")
{
    ChartRig rig(3);
    TempFolder folder;
    NoProgress quiet;
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = day;
    request.made = day;
    request.policies = rig.policies;
    const auto set = quarter_set(rig.database(), rig.definitions(), request, quiet);
    REQUIRE(set);
    const auto written = write_quarter_set(rig.database(), *set, folder / "set", {}, quiet,
                                           {"coverage-enterprise", "coverage-social"},
                                           chart_sheets_of(rig.definitions(), request));
    REQUIRE(written);
    REQUIRE(written->size() == 2);
    CHECK(probe_file(written->at(0).path, 1).cells.at("A1") == "t:各属地非公有制企业两个覆盖率");
    CHECK(probe_file(written->at(1).path, 2).cells.at("A1") == "t:各属地社会组织两个覆盖率");
    // An area's share is the same in the table and in the chart.
    const Chart chart = rig.chart("coverage-enterprise-areas", day);
    const ReportTable& table = set->reports.front().tables.front();
    std::size_t compared = 0;
    for (std::size_t c = 0; c < chart.categories.size(); ++c)
        for (const ReportRow& row : table.rows)
            for (std::size_t column = 0; column < table.columns.size(); ++column)
                if (row.key == chart.categories[c].key && row.style == RowStyle::Normal &&
                    table.columns[column].key == "org_rate" && !row.cells[column].blank) {
                    CHECK(chart.series.front().points[c].value == row.cells[column].real);
                    ++compared;
                }
    CHECK(compared > 3);
}
