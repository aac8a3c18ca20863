// Reports and sheets of a day show what is known on it, and what is not known blank.
#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

#include "core/report/make_report.h"
#include "core/report/make_sheets.h"
#include "tests/support/county_world.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

Report report_of(const CountyRows& county, const char* id, const std::string& day = "2025-09-30")
{
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = *Date::from_iso(day);
    request.made = request.as_of;
    NoProgress quiet;
    return report_from_world(*world_of(county, day),
                             *ReportDef::find(Definitions::program()->facts(), id), request, quiet);
}

const ReportTable& table_of(const Report& report, const std::string& name)
{
    const auto found = std::find_if(report.tables.begin(), report.tables.end(),
                                    [&](const ReportTable& table) { return table.name == name; });
    REQUIRE(found != report.tables.end());
    return *found;
}

/// The cell under a heading (its last line), as people read it.
std::string cell(const ReportTable& table, std::size_t row, const std::string& heading)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].heading.back() == heading)
            return show_cell(table.columns[c], table.rows.at(row).cells[c]);
    FAIL("no column " << heading);
    return {};
}

} // namespace

TEST_CASE("a list shows no date later than its day, but plans")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"},
                        {"union_founded", "2025-09-30"},
                        {"youth_founded", "2025-10-01"},
                        {"planned_date", "2025-12-31"}});
    const Report report = report_of(county, "ledger-real-name");
    const ReportTable& table = table_of(report, "工作覆盖");
    CHECK(cell(table, 0, "工会") == "2025-09-30");
    CHECK(cell(table, 0, "共青团") == "");
    CHECK(cell(table, 0, "计划组建日期") == "2025-12-31");
    const Report later = report_of(county, "ledger-real-name", "2025-10-01");
    CHECK(cell(table_of(later, "工作覆盖"), 0, "共青团") == "2025-10-01");
}

TEST_CASE("beside the covering branch no 功能型党支部 is listed, nor its secretary")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("org", {{"code", "D1"}, {"name", "枸杞党支部"}, {"kind", "党支部"}});
    county.add("org", {{"code", "D2"}, {"name", "项目功能型党支部"}, {"kind", "功能型党支部"}});
    county.add("org", {{"code", "D3"},
                       {"name", "以后的联合党支部"},
                       {"kind", "联合党支部"},
                       {"founded", "2025-10-01"}});
    for (const char* org : {"D1", "D2", "D3"}) {
        county.add("coverage", {{"org", org}, {"unit", "A"}, {"start", "2020-01-01"}});
        county.add("post", {{"org", org},
                            {"id_number", std::string("64012119710211001") + org[1]},
                            {"name", std::string("书记") + org},
                            {"title", "书记"},
                            {"start", "2020-01-01"}});
    }
    const Report report = report_of(county, "ledger-real-name");
    const ReportTable& table = table_of(report, "单独建立");
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, "党组织名称") == "枸杞党支部");
    CHECK(cell(table, 0, "党组织类别") == "党支部");
    CHECK(cell(table, 0, "书记") == "书记D1");
}

TEST_CASE("a unit without a survey has blank figures in every list, a known 0 is shown")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"name", "甲没有摸底"}});
    county.add("unit", {{"uscc", "B"}, {"name", "乙零人"}});
    county.add("survey", {{"unit", "B"}, {"date", "2025-06-30"}, {"headcount", 0}, {"formal", 0}});
    for (const auto& [id, table] :
         {std::pair{"ledger-real-name", "未覆盖"}, std::pair{"ledger-five-clears", "五个清"},
          std::pair{"coverage-enterprise", "名单"}}) {
        INFO(id);
        const Report report = report_of(county, id);
        const ReportTable& list =
            table == std::string("名单") ? report.list : table_of(report, table);
        REQUIRE(list.rows.size() == 2);
        const std::size_t unknown = cell(list, 0, "单位名称") == "甲没有摸底" ? 0 : 1;
        for (const char* heading : {"从业人员数", "正式党员数"}) {
            CHECK(cell(list, unknown, heading) == "");
            CHECK(cell(list, 1 - unknown, heading) == "–");
        }
        CHECK((table == std::string("名单") ||
               list.note == "注：从业人员数有 1 行不详，正式党员数有 1 行不详，留空。"));
    }
}

TEST_CASE("the figures say in every row how many are not known")
{
    CountyRows county;
    for (const char* area : {"640121100", "640121101"})
        county.add("area", {{"code", area},
                            {"name", std::string("镇") + area},
                            {"kind", "乡镇苏木"},
                            {"parent", "640121"}});
    county.add("unit", {{"uscc", "A"}, {"area", "640121100"}});
    county.add("unit", {{"uscc", "B"}, {"area", "640121101"}});
    county.add("survey", {{"unit", "B"}, {"date", "2025-06-30"}, {"headcount", 5}, {"formal", 1}});
    const Report report = report_of(county, "coverage-enterprise");
    const ReportTable& table = report.tables.front();
    REQUIRE(table.rows.size() == 3);
    for (const char* heading : {"人数不详", "党员数不详"}) {
        INFO(heading);
        CHECK(cell(table, 0, heading) == "1");
        CHECK(cell(table, 1, heading) == "–");
        CHECK(cell(table, 2, heading) == "1");
    }
}

TEST_CASE("a unit's card of a day knows nothing later, and no org that does not count")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"uscc", "91110000600037341L"},
                                          {"name", "甲公司"},
                                          {"category", "非公有制企业"},
                                          {"type", "有限责任公司"},
                                          {"status", "正常"},
                                          {"women_founded", "2025-10-02"},
                                          {"planned_date", "2025-12-31"}});
    const auto cover = [&](const char* code, const char* kind, const char* start, Value end) {
        const auto org = ledger.put("org", {{"code", code},
                                            {"name", std::string(kind) + code},
                                            {"kind", kind},
                                            {"founded", "2020-01-01"}});
        ledger.put("coverage",
                   {{"org", org}, {"unit", unit}, {"start", start}, {"end", std::move(end)}});
    };
    cover("D1", "党支部", "2020-01-01", std::string("2025-11-30"));
    cover("D2", "功能型党支部", "2020-01-01", {});
    cover("D3", "党总支", "2025-10-03", {});
    for (const auto& [day, count] : {std::pair{"2025-06-30", 61}, std::pair{"2025-10-04", 77}})
        ledger.put("survey", {{"unit", unit}, {"date", day}, {"headcount", std::int64_t{count}}});
    SheetRequest request;
    request.ids = {unit};
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress progress;
    const auto pages = make_sheets(ledger.database(), Definitions::program(),
                                   *SheetDef::find(Definitions::program()->facts(), "unit-card"),
                                   request, progress);
    INFO(message(pages));
    REQUIRE(pages.has_value());
    const std::string text = plain_text(pages->front());
    CHECK(text.find("党支部D1") != std::string::npos);
    CHECK(text.find("功能型党支部D2") == std::string::npos);
    CHECK(text.find("党总支D3") == std::string::npos);
    CHECK(text.find("61") != std::string::npos);
    CHECK(text.find("77") == std::string::npos);
    CHECK(text.find("2025-12-31") != std::string::npos);
    const std::regex later("2025-1[0-2]-|2025年1[0-2]月");
    std::string dates = text;
    dates = std::regex_replace(dates, std::regex("2025-12-31"), "");
    CHECK_FALSE(std::regex_search(dates, later));
}
