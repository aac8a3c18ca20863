#include "ui/presentation/list_report.h"

#include <catch2/catch.hpp>

#include "core/rows/list_columns.h"
#include "tests/support/county_fixture.h"
#include "ui/presentation/print/report_html.h"

using namespace lx;
using namespace lx::ui;

namespace {

struct Listed : test::CountyFixture
{
    Listed() : test::CountyFixture(40) {}

    std::string html(bool in_force)
    {
        PrintedList list;
        list.rows.ledger = "unit";
        list.rows.day = *Date::from_iso("2025-09-30");
        list.rows.in_force = in_force;
        list.title = "单位名单";
        list.columns = {def("unit").index_of("name")};
        list.office = "永宁县两新工委";
        list.made = *Date::from_iso("2025-10-15");
        NoProgress quiet;
        KeptWorlds worlds;
        const auto report = list_report(*database, definitions, list, worlds, quiet);
        REQUIRE(report);
        return report_html(*report, report->tables.front(), {0, 10});
    }
};

bool says(const std::string& html, const char* words)
{
    return html.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a printed list names the office and the day it is made")
{
    Listed f;
    const std::string html = f.html(true);
    CHECK(says(html, "填报单位：永宁县两新工委"));
    CHECK(says(html, "填报日期：2025年10月15日"));
    CHECK(says(html, "统计截至：2025年9月30日"));
}

TEST_CASE("a list of the ledger as it stands is of no day")
{
    CHECK_FALSE(says(Listed().html(false), "统计截至"));
}

TEST_CASE("a printed list carries derived columns, which make it one of a day")
{
    Listed f;
    PrintedList list;
    list.rows.ledger = "unit";
    list.rows.day = *Date::from_iso("2025-09-30");
    const auto columns = list_columns(f.definitions->facts(), f.def("unit"));
    const int covered = column_of(columns, "org_covered");
    list.columns = {f.def("unit").index_of("name"), covered};
    NoProgress quiet;
    KeptWorlds worlds;
    const auto report = list_report(*f.database, f.definitions, list, worlds, quiet);
    REQUIRE(report);
    CHECK(report->of_a_day);
    const ReportTable& table = report->tables.front();
    CHECK(table.columns.back().heading ==
          column(columns[static_cast<std::size_t>(covered)].field.name, 12).heading);
    for (const ReportRow& row : table.rows) {
        const std::string& text = row.cells.back().text;
        CHECK((text == "是" || text == "否" || text.empty()));
    }
}

TEST_CASE("rows of a report are indented by their level, also on paper")
{
    Report report;
    ReportTable table;
    table.columns = {column("属地", 20)};
    for (const int level : {0, 1, 2})
        table.rows.push_back({RowStyle::Normal, level, {ReportCell::of_text("东镇")}});
    const std::string html = report_html(report, table, {0, 10});
    CHECK(says(html, ">东镇<"));
    CHECK(says(html, ">&nbsp;&nbsp;&nbsp;&nbsp;东镇<"));
    CHECK(says(html, ">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;东镇<"));
}
