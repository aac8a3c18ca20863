// 校验: held row by row and area by area, and what does not add up is said.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/report/make_report.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

Report report_of(const CountyRows& county, const ReportDef& def)
{
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    NoProgress quiet;
    return report_from_world(*world_of(county), def, request, quiet);
}

std::vector<ReportCheck> checks_of(const Report& report, const std::string& part)
{
    std::vector<ReportCheck> found;
    for (const ReportCheck& check : report.checks)
        if (check.title.find(part) != std::string::npos)
            found.push_back(check);
    return found;
}

std::int64_t number(const ReportTable& table, std::size_t row, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key)
            return table.rows[row].cells[c].number;
    FAIL("no column " << key);
    return 0;
}

/// Two townships; in the first a unit under a village's organization and one under two kinds.
CountyRows county_of_kinds()
{
    CountyRows county;
    for (const char* area : {"640121100", "640121101"})
        county.add("area", {{"code", area},
                            {"name", std::string("镇") + area},
                            {"kind", "乡镇苏木"},
                            {"parent", "640121"}});
    for (const auto& [unit, area] : {std::pair{"A", "640121100"}, std::pair{"B", "640121100"},
                                     std::pair{"C", "640121101"}, std::pair{"D", "640121101"}})
        county.add("unit", {{"uscc", unit}, {"area", area}});
    const auto cover = [&](const char* org, const char* kind, const char* unit) {
        county.add("org", {{"code", org}, {"name", org}, {"kind", kind}});
        county.add("coverage", {{"org", org}, {"unit", unit}, {"start", "2020-01-01"}});
    };
    cover("V", "村社区党组织", "A");
    cover("P", "党支部", "B");
    cover("J", "联合党支部", "B");
    cover("G", "功能型党支部", "B");
    cover("T", "党总支", "C");
    return county;
}

} // namespace

TEST_CASE("kinds of organizations that don't add up are a column, a note and a check of their own")
{
    const Report report =
        report_of(county_of_kinds(),
                  *ReportDef::find(Definitions::program()->facts(), "coverage-enterprise"));
    const ReportTable& table = report.tables.front();
    REQUIRE(table.rows.size() == 3); // two townships and the total
    const std::size_t total = 2;
    CHECK(number(table, total, "built") == 3);
    CHECK(number(table, total, "by_branch") == 1);
    CHECK(number(table, total, "by_joint_branch") == 1);
    CHECK(number(table, total, "by_general_branch") == 1);
    CHECK(number(table, 0, "by_other") == 1);
    CHECK(number(table, 1, "by_other") == 0);
    CHECK(number(table, 0, "by_several") == 1);
    CHECK(number(table, total, "by_several") == 1);
    CHECK(table.note.find("有 1 家由村社区党组织、流动党员党支部等其他类别的党组织覆盖") !=
          std::string::npos);
    CHECK(table.note.find("各类之和因此比合计多 1") != std::string::npos);
    const auto checks = checks_of(report, "其他之和等于已建党组织企业数加跨类重复");
    REQUIRE(checks.size() == 3);
    for (const ReportCheck& check : checks)
        CHECK((check.passed || check.kind != CheckKind::Must));
    CHECK(checks[0].left == "3");
    CHECK(checks[0].right == "3");
    CHECK(checks[2].left == "4");
}

TEST_CASE("without such organizations nothing is said of them")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    const Report report =
        report_of(county, *ReportDef::find(Definitions::program()->facts(), "coverage-enterprise"));
    CHECK(report.tables.front().note.find("跨类") == std::string::npos);
    CHECK(report.tables.front().note.find("村社区") == std::string::npos);
}

TEST_CASE("a check that holds for the whole table and not for its rows fails where it fails")
{
    const auto def = ReportDef::from_json(Definitions::program()->facts(), "x.json", R"({
      "id": "x", "name": "x", "period": "quarter",
      "tables": [{
        "kind": "figures", "name": "表", "ledger": "unit", "rows": "area",
        "columns": [
          {"key": "a", "heading": ["甲"], "count": {"fact": "uscc", "op": "in", "value": ["A", "B"]}},
          {"key": "b", "heading": ["乙"], "count": {"fact": "uscc", "op": "in", "value": ["C", "D"]}}
        ],
        "checks": [{"title": "甲等于乙", "left": ["a"], "op": "=", "right": ["b"]}]
      }]})");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    const Report report = report_of(county_of_kinds(), *def);
    REQUIRE(report.checks.size() == 3);
    CHECK_FALSE(report.checks[0].passed);
    CHECK(report.checks[0].place == "镇640121100");
    CHECK(report.checks[0].left == "2");
    CHECK(report.checks[0].right == "0");
    CHECK_FALSE(report.checks[1].passed);
    CHECK(report.checks[2].place == "合计");
    CHECK(report.checks[2].passed);
}

TEST_CASE("checks between tables hold area by area")
{
    CountyRows county = county_of_kinds();
    county.add("unit", {{"uscc", "E"}});
    const Report report =
        report_of(county, *ReportDef::find(Definitions::program()->facts(), "ledger-real-name"));
    const auto checks = checks_of(report, "四类单位之和");
    REQUIRE(checks.size() == 4); // the whole, two townships, what stands nowhere
    CHECK(checks[0].place.empty());
    CHECK(checks[0].left == "5");
    CHECK(checks[1].place == "未填属地");
    CHECK(checks[1].left == "1");
    for (const ReportCheck& check : checks)
        CHECK((check.passed || check.kind != CheckKind::Must));
}

TEST_CASE("a column that a share, a check or a note names must be there")
{
    const auto error = [](const std::string& more) {
        const auto def = ReportDef::from_json(Definitions::program()->facts(), "x.json",
                                              R"({"id": "x", "name": "x",
          "period": "quarter", "tables": [{"kind": "figures", "name": "表", "ledger": "unit",
          "rows": "area", "columns": [{"key": "a", "heading": ["甲"], "count": {"all": []}}
          )" + more + "}]}");
        return def ? std::string() : def.error().message;
    };
    CHECK(error("]").empty());
    for (const char* more :
         {R"(, {"key": "s", "heading": ["率"], "share": ["b", "a"]}])",
          R"(, {"key": "s", "heading": ["率"], "share": ["a", "b"]}])",
          R"(, {"key": "s", "heading": ["重"], "overlap": ["a", "b"]}])",
          R"(], "checks": [{"title": "x", "left": ["b"], "op": "=", "right": ["a"]}])",
          R"(], "notes": [{"column": "b", "say": "x"}])"}) {
        INFO(more);
        CHECK(error(more).find("x.json") != std::string::npos);
        CHECK(error(more).find("没有“b”这一栏") != std::string::npos);
    }
}
