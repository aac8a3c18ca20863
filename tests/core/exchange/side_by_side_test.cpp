// Lists that stand beside each other on one sheet, as they are printed to save paper.

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::vector<std::string> headings{"序号", "单位名称", "单位类别", "单位类型", "经营状态"};

std::vector<std::string> unit(const std::string& number, const std::string& name)
{
    return {number, name, "非公有制企业", "其他", "正常"};
}

std::vector<std::string> beside(std::vector<std::string> left,
                                const std::vector<std::string>& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

std::vector<std::string> beside_a_gap(std::vector<std::string> left,
                                      const std::vector<std::string>& right)
{
    left.emplace_back();
    return beside(std::move(left), right);
}

} // namespace

TEST_CASE("the same headings again to the right are a list of their own")
{
    ExchangeRig rig;
    const auto report =
        rig.import_table("unit", {{"某县单位名单"},
                                  beside_a_gap(headings, headings),
                                  beside_a_gap(unit("1", "甲公司"), unit("3", "丙公司")),
                                  beside_a_gap(unit("2", "乙公司"), {"", "", "", "", ""})});
    CHECK(report.counts.added == 3);
    CHECK(report.errors.empty());
    for (const char* name : {"甲公司", "乙公司", "丙公司"})
        CHECK(rig.field("unit", name, "status") == "正常");
    CHECK(report.tables.size() == 2);
    CHECK(tells(report.warnings, "2 : 同样的表头并排有 2 组（从A列、G列起），各算一张表导入"));
}

TEST_CASE("three lists beside each other without a gap, with headings printed again")
{
    ExchangeRig rig;
    const auto three = [](const auto& a, const auto& b, const auto& c) {
        return beside(beside(a, b), c);
    };
    const auto report = rig.import_table(
        "unit", {three(headings, headings, headings),
                 three(unit("1", "甲公司"), unit("2", "乙公司"), unit("3", "丙公司")),
                 three(headings, headings, headings),
                 three(unit("4", "丁公司"), unit("5", "戊公司"), unit("6", "己公司"))});
    CHECK(report.counts.added == 6);
    CHECK(report.errors.empty());
}

TEST_CASE("a refused row of a list beside another is told in its own column")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit", {beside(headings, headings),
                 beside(unit("1", "甲公司"), {"2", "乙公司", "机关", "其他", "正常"})});
    CHECK(report.counts.added == 1);
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors.front().row == 2);
    CHECK(report.errors.front().cell == 7);
}

TEST_CASE("the line of a section counts for all lists beside each other")
{
    ExchangeRig rig;
    rig.import_table(
        "area", {{"代码", "名称", "类别", "上级"}, {"640121100", "杨和镇", "乡镇苏木", "640121"}});
    rig.import_table("unit", {beside(headings, headings),
                              {"一、杨和镇"},
                              beside(unit("1", "甲公司"), unit("2", "乙公司"))});
    const std::string area = std::to_string(rig.by_key("area", "640121100").id);
    CHECK(rig.field("unit", "甲公司", "area") == area);
    CHECK(rig.field("unit", "乙公司", "area") == area);
}

TEST_CASE("a name alone in its row is no section of the list beside it")
{
    ExchangeRig rig;
    rig.import_table(
        "area", {{"代码", "名称", "类别", "上级"}, {"640121100", "杨和镇", "乡镇苏木", "640121"}});
    const auto report =
        rig.import_table("unit", {beside(headings, headings),
                                  {"一、杨和镇"},
                                  beside({"", "", "", "", ""}, {"", "丙公司", "", "", ""}),
                                  {"", "丁公司"},
                                  beside(unit("1", "甲公司"), unit("2", "乙公司"))});
    const std::string area = std::to_string(rig.by_key("area", "640121100").id);
    CHECK(rig.field("unit", "甲公司", "area") == area);
    CHECK(rig.field("unit", "乙公司", "area") == area);
    CHECK(report.refused == 2); // the names, which say no more
    CHECK_FALSE(tells(report.warnings, "3 : 这一行只有一格"));
    CHECK_FALSE(tells(report.warnings, "4 : 这一行只有一格"));
}

TEST_CASE("a line merged across lists beside each other is one for all of them")
{
    ExchangeRig rig;
    rig.import_table(
        "area", {{"代码", "名称", "类别", "上级"}, {"640121100", "杨和镇", "乡镇苏木", "640121"}});
    const ScratchFile file("<table><tr><td>单位名称<td>单位类别<td>单位类型<td>经营状态"
                           "<td>单位名称<td>单位类别<td>单位类型<td>经营状态</tr>"
                           "<tr><td colspan=8>杨和镇的单位</tr>"
                           "<tr><td>甲公司<td>非公有制企业<td>其他<td>正常"
                           "<td>乙公司<td>非公有制企业<td>其他<td>正常</tr></table>",
                           "merged.xls");
    const auto report = rig.import_files("unit", {file.path()});
    CHECK(report.counts.added == 2);
    CHECK(tells(report.warnings, "2 : 这一行只有一格，按分节标题跳过"));
    CHECK(std::count_if(report.warnings.begin(), report.warnings.end(),
                        [](const ImportIssue& issue) { return issue.row == 2; }) == 2);
}

TEST_CASE("what is told of lists beside each other says which of them it is about")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit",
        {beside(headings, headings),
         beside({"1", "甲公司", "机关", "其他", "正常"}, {"2", "乙公司", "机关", "其他", "正常"}),
         beside(unit("3", "丙公司"), unit("4", "丙公司"))});
    REQUIRE(report.errors.size() == 2);
    CHECK(report.errors.front().range == "A–E列");
    CHECK(report.errors.back().range == "F–J列");
    REQUIRE(report.tables.size() == 2);
    CHECK(report.tables.back().range == "F–J列");
    CHECK(rig.import_table("unit", {headings, unit("5", "丁公司")}).tables.front().range.empty());
}

TEST_CASE("a row that stands in a list beside this one is told with its columns")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit", {beside(headings, headings),
                 beside(unit("1", "甲公司"), {"2", "甲公司", "社会组织", "其他", "正常"})});
    CHECK(tells(report.warnings, "”A–E列第 2 行"));
}

TEST_CASE("a second name under the same heading is no row lost in silence")
{
    ExchangeRig rig;
    const auto report =
        rig.import_table("unit", {{"经营状态", "单位类别", "单位类型", "单位名称", "单位名称"},
                                  {"正常", "非公有制企业", "其他", "甲公司", "乙公司"},
                                  {"正常", "非公有制企业", "其他", "丙公司", "丙公司"},
                                  {"正常", "非公有制企业", "其他", "", "丁公司"}});
    CHECK(report.counts.added == 3);
    CHECK(
        tells(report.warnings, "2 单位名称: “单位名称”有几列，这一行取了“甲公司”，这一格没有用上"));
    REQUIRE(report.tables.size() == 1);
    CHECK(report.tables.front().curtailed == std::vector<std::int64_t>{1});
}

TEST_CASE("a list with another name for the same field is one list")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit",
        {{"单位名称", "统一社会信用代码", "企业名称", "注册号", "单位类别", "单位类型", "经营状态"},
         {"甲公司", "91110000600037341L", "甲", "640121200012345", "非公有制企业", "其他",
          "正常"}});
    CHECK(report.counts.added == 1);
    CHECK(report.tables.size() == 1);
    CHECK(report.tables.front().curtailed.empty());
}
