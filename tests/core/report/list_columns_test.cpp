// Lists: groups with their sums, a line a person, columns made of other rows, numbers held row by
// row.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/report/make_report.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

Report made(const CountyRows& county, const std::string& table,
            const std::string& period = "2025Q3", bool masked = true)
{
    const std::string kind = period.size() == 4 ? "year" : "quarter";
    const auto def = ReportDef::from_json(Definitions::program()->facts(), "x.json",
                                          R"({"id":"x","name":"名册","period":")" + kind +
                                              R"(","tables":[)" + table + "]}");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    ReportRequest request;
    request.period = *Period::parse(period);
    request.as_of = *Date::from_iso("2025-09-30");
    request.made = request.as_of;
    request.masked = masked;
    NoProgress quiet;
    return report_from_world(*world_of(county), *def, request, quiet);
}

std::vector<std::string> texts(const ReportTable& table, std::size_t row)
{
    std::vector<std::string> found;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        found.push_back(show_cell(table.columns[c], table.rows[row].cells[c]));
    return found;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a list in groups has a heading over each, a sum below it and one of all")
{
    CountyRows county;
    const auto venue = [&](const char* name, const char* kind, double area) {
        county.add("venue",
                   {{"name", name}, {"area", "640121"}, {"kind", kind}, {"area_sqm", area}});
    };
    venue("甲室", "党员活动室", 20.5);
    venue("中心", "党群活动服务中心", 300);
    venue("乙室", "党员活动室", 30);
    const Report report = made(county, R"({"kind":"list","name":"阵地","ledger":"venue",
        "group":"kind","sort":["name"],"columns":[{"number":true,"heading":["序号"]},
        {"fact":"name","heading":["名称"]},
        {"fact":"area_sqm","heading":["面积"],"format":"decimal","add":true}]})");
    const ReportTable& table = report.tables.front();
    REQUIRE(table.rows.size() == 8);
    CHECK(table.rows[0].style == RowStyle::Section);
    CHECK(table.rows[0].cells[0].text == "党员活动室（2）");
    CHECK(texts(table, 1) == Texts{"1", "乙室", "30.0"});
    CHECK(texts(table, 2) == Texts{"2", "甲室", "20.5"});
    CHECK(texts(table, 3) == Texts{"小计", "", "50.5"});
    CHECK(table.rows[3].cells[2].formula == "SUM(C{r1}:C{r2})");
    CHECK(texts(table, 7) == Texts{"合计", "", "350.5"});
    CHECK(table.rows[7].cells[2].formula == "C{r3}+C{r6}");
}

TEST_CASE("several rows of a person are one line")
{
    CountyRows county;
    for (const auto& [org, name] : {std::pair{"A", "甲支部"}, std::pair{"B", "乙支部"}})
        county.add("org", {{"code", org}, {"name", name}});
    for (const char* org : {"A", "B"})
        county.add("post", {{"org", org}, {"id_number", "640121197102110013"}, {"name", "张三"}});
    county.add("post", {{"org", "A"}, {"id_number", "640121197102110021"}, {"name", "李四"}});
    const Report report = made(county, R"({"kind":"list","name":"书记","ledger":"post",
        "person":"id_number","sort":["org.code","name"],"columns":[{"fact":"name","heading":["姓名"]},
        {"fact":"id_number","heading":["号码"]},{"fact":"org.name","heading":["党组织"]}]})");
    const ReportTable& table = report.tables.front();
    REQUIRE(table.rows.size() == 2);
    CHECK(texts(table, 0) == Texts{"张三", "640121********0013", "甲支部、乙支部"});
    CHECK(texts(table, 1)[0] == "李四");
    const Report whole = made(county, R"({"kind":"list","name":"书记","ledger":"post",
        "columns":[{"fact":"id_number","heading":["号码"]}]})",
                              "2025Q3", false);
    CHECK(texts(whole.tables.front(), 0) == Texts{"640121197102110013"});
}

TEST_CASE("scores of indicators are columns, votes add up, and what doesn't is said by name")
{
    CountyRows county;
    for (const auto& [org, name] :
         {std::pair{"W", "工委"}, std::pair{"A", "甲党委"}, std::pair{"B", "乙党委"}})
        county.add("org", {{"code", org}, {"name", name}});
    const auto assess = [&](const char* org, int rank, int good, int poor, double total) {
        county.add("assessment", {{"year", 2024},
                                  {"assessor", "W"},
                                  {"org", org},
                                  {"votes_good", good},
                                  {"votes_poor", poor},
                                  {"total", total},
                                  {"rank", rank}});
    };
    assess("A", 2, 8, 2, 85.25);
    assess("B", 1, 9, 1, 90);
    const auto score = [&](const char* org, const char* indicator, double points, int year = 2024) {
        county.add("assessment_score", {{"year", year},
                                        {"assessor", "W"},
                                        {"org", org},
                                        {"indicator", indicator},
                                        {"score", points}});
    };
    score("A", "覆盖", 40);
    score("B", "活动", 30.5);
    score("B", "覆盖", 45, 2023); // of another year
    const std::string columns = R"("columns":[{"fact":"org.name","heading":["对象"]},
        {"spread":"assessment_score","same":["year","assessor","org"],"by":"indicator","fact":"score",
         "heading":["得分"],"format":"decimal"},
        {"key":"good","fact":"votes_good","heading":["好"],"format":"count"},
        {"key":"poor","fact":"votes_poor","heading":["差"],"format":"count"},
        {"key":"all","plus":["good","poor"],"heading":["合计"]},
        {"key":"more","difference":["good","poor"],"heading":["多"]},
        {"key":"total","fact":"total","heading":["总分"],"format":"decimal"},
        {"key":"rank","fact":"rank","heading":["名次"],"format":"count"}])";
    const Report report = made(county,
                               R"({"kind":"list","name":"排名","ledger":"assessment",
        "of":"known","who":{"fact":"year","op":"=","value":{"year":"judged"}},"sort":["rank"],)" +
                                   columns + R"(,
        "checks":[{"title":"好票不多于总分","left":["good"],"op":"<=","right":["total"]},
                  {"title":"名次为一","left":["rank"],"op":"<=","right":["poor"]}]})",
                               "2024");
    const ReportTable& table = report.tables.front();
    REQUIRE(table.columns.size() == 9);
    CHECK(table.columns[1].heading == Texts{"得分", "覆盖"});
    CHECK(table.columns[2].heading == Texts{"得分", "活动"});
    CHECK(texts(table, 0) == Texts{"乙党委", "", "30.5", "9", "1", "10", "8", "90.0", "1"});
    CHECK(texts(table, 1) == Texts{"甲党委", "40.0", "", "8", "2", "10", "6", "85.25", "2"});
    CHECK(table.rows[1].cells[5].formula == "D{r1}+E{r1}");
    CHECK(table.rows[1].cells[6].formula == "D{r1}-E{r1}");
    REQUIRE(report.checks.size() == 2);
    CHECK(report.checks[0].passed);
    CHECK(report.checks[0].left == "2 行");
    CHECK(report.checks[1].passed);
    // One that fails is told by its row.
    const Report failing = made(county,
                                R"({"kind":"list","name":"排名","ledger":"assessment",
        "of":"known","sort":["rank"],)" +
                                    columns + R"(,
        "checks":[{"title":"差票不多于一","left":["poor"],"op":"<=","right":["rank"]},
                  {"title":"好票等于总分","left":["good"],"op":"=","right":["total"]}]})",
                                "2024");
    REQUIRE(failing.checks.size() == 3);
    CHECK(failing.checks[1].failed());
    CHECK(failing.checks[1].place == "乙党委");
    CHECK(failing.checks[1].left == "9");
    CHECK(failing.checks[1].right == "90");
}

TEST_CASE("how many rows belong to a row is a number")
{
    CountyRows county;
    county.add("unit", {{"uscc", "U"}, {"name", "某公司"}});
    county.add("instructor", {{"code", "Z1"}});
    for (const char* day : {"2025-07-01", "2025-08-01", "2025-06-30"})
        county.add("duty",
                   {{"instructor", "Z1"}, {"kind", "实地指导"}, {"date", day}, {"unit", "U"}});
    const Report report = made(county, R"({"kind":"list","name":"指导员","ledger":"instructor",
        "columns":[{"fact":"code","heading":["编号"]},
        {"related":[["duty","instructor"]],"tally":true,"heading":["本期走访"],
         "where":{"fact":"date","op":"during","value":"judged"}},
        {"text":"","heading":["签名"]}]})");
    CHECK(texts(report.tables.front(), 0) == Texts{"Z1", "2", ""});
    CHECK(report.tables.front().rows[0].cells[1].number == 2);
}

TEST_CASE("a report with nothing to list says so on one sheet")
{
    const CountyRows county;
    const std::string list = R"({"kind":"list","name":"甲","ledger":"post",
        "columns":[{"fact":"name","heading":["姓名"]}]})";
    std::string other = list;
    other.replace(other.find("甲"), std::string("甲").size(), "乙");
    const Report report = made(county, list + "," + other);
    REQUIRE(report.tables.size() == 1);
    CHECK(report.tables.front().rows.empty());
    CHECK(report.tables.front().note.find("没有") != std::string::npos);
}

TEST_CASE("lists name what there is")
{
    const auto error = [](const std::string& more) {
        const auto def = ReportDef::from_json(
            Definitions::program()->facts(), "x.json",
            R"({"id":"x","name":"x","period":"quarter","tables":[{"kind":"list","name":"t","ledger":"post",)" +
                more + "}]}");
        return def ? std::string() : def.error().message;
    };
    const auto says = [](const std::string& text, const std::string& part) {
        INFO(text);
        CHECK(text.find("x.json") != std::string::npos);
        CHECK(text.find(part) != std::string::npos);
    };
    const std::string name = R"("columns":[{"key":"n","fact":"name","heading":["姓名"]})";
    CHECK(error(name + "]").empty());
    says(error(R"("group":"nothing",)" + name + "]"), "nothing");
    says(error(R"("person":"name",)" + name + "]"), "不是公民身份号码");
    says(error(name + R"(,{"plus":["n"],"heading":["和"]}])"), "不是数字");
    says(error(name + R"(,{"fact":"title","heading":["职务"],"add":true}])"), "不能合计");
    says(
        error(name +
              R"(,{"spread":"nothing","same":["org"],"by":"name","fact":"name","heading":["x"]}])"),
        "nothing");
    says(
        error(
            name +
            R"(,{"spread":"assessment_score","same":["year"],"by":"indicator","fact":"score","heading":["x"]}])"),
        "year");
    says(error(name + R"(],"checks":[{"title":"t","left":["n"],"op":"=","right":["n"]}])"),
         "不是数字");
}
