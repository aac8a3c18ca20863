// Tables of figures by steps of a number, of the last periods, and of findings.
#include <catch2/catch.hpp>

#include "core/report/make_report.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string head = R"({"id": "x", "name": "表", "period": "quarter", "tables": [)";

Result<ReportDef> read(const std::string& table)
{
    return ReportDef::from_json(Definitions::program()->facts(), "reports/x.json",
                                head + table + "]}");
}

std::string bands(const std::string& steps, const std::string& rows = "headcount")
{
    return R"({"kind": "figures", "name": "人数", "title": "表", "ledger": "survey", "rows": ")" +
           rows + R"(", "bands": [)" + steps +
           R"(], "columns": [{"key": "all", "heading": ["次"], "count": {"all": []}}]})";
}

ReportTable made(const CountyRows& county, const ReportDef& def)
{
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    NoProgress quiet;
    return report_from_world(*world_of(county), def, request, quiet).tables.front();
}

} // namespace

TEST_CASE("rows by steps of a number: all steps are shown, what is unknown stands apart")
{
    CountyRows county;
    const int heads[] = {5, 10, 11, 50, 400};
    for (const int heads_of : heads) {
        const std::string unit = "U" + std::to_string(heads_of);
        county.add("unit", {{"uscc", unit}});
        county.add("survey", {{"unit", unit}, {"date", "2025-01-01"}, {"headcount", heads_of}});
    }
    const auto def = read(bands(
        R"({"name": "少", "to": 10}, {"name": "中", "from": 11, "to": 99}, {"name": "空", "from": 100, "to": 200}, {"name": "多", "from": 201})"));
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    const ReportTable table = made(county, *def);
    std::string said;
    for (const ReportRow& row : table.rows)
        said += row.cells[0].text + ":" + std::to_string(row.cells[1].number) + " ";
    CHECK(said == "少:2 中:2 空:0 多:1 合计:5 ");
    CHECK(table.trace->behind(0, 1).size() == 2);
}

TEST_CASE("steps that overlap, of no number or without an end are refused")
{
    const auto error = [](const Result<ReportDef>& def) {
        return def ? std::string() : def.error().message;
    };
    CHECK_THAT(error(read(bands(R"({"name": "a", "to": 10}, {"name": "b", "from": 10})"))),
               Catch::Contains("tables[0].bands[1]"));
    CHECK_THAT(error(read(bands(R"({"name": "a"})"))), Catch::Contains("bands[0].from"));
    CHECK_THAT(error(read(bands(R"({"name": "a", "to": 1})", "status"))), Catch::Contains("bands"));
}

TEST_CASE("the last periods stand under their names, each counted on its last day")
{
    CountyRows county;
    for (const char* registered : {"2024-12-01", "2025-05-01", "2025-08-01"})
        county.add("unit", {{"uscc", registered}, {"registered", registered}});
    const auto def = read(
        R"({"kind": "periods", "name": "各期", "title": "表", "ledger": "unit", "last": 4, "columns": [{"key": "all", "heading": ["单位"], "count": {"all": []}}]})");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    const ReportTable table = made(county, *def);
    std::string said;
    for (std::size_t c = 1; c < table.columns.size(); ++c)
        said += table.columns[c].heading.back() + ":" +
                std::to_string(table.rows[0].cells[c].number) + " ";
    CHECK(said == "2024年第4季度:1 2025年第1季度:1 2025年第2季度:2 2025年第3季度:3 ");
    CHECK_FALSE(read(
        R"({"kind": "periods", "name": "各期", "title": "表", "ledger": "unit", "last": 1, "columns": [{"key": "all", "heading": ["单位"], "count": {"all": []}}]})"));
}
