// Money in the unit that a heading or a line above it names: a factor of 10,000 is never guessed.

#include <catch2/catch.hpp>

#include "core/exchange/money_units.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::vector<std::string> heads(const std::string& wages)
{
    return {"单位名称", "单位类别", "单位类型", "经营状态", "从业人员数", wages};
}

std::vector<std::string> unit(const std::string& name, const std::string& wages)
{
    return {name, "非公有制企业", "其他", "正常", "10", wages};
}

std::string wages_of(ExchangeRig& rig, const std::string& unit)
{
    return rig.field("survey", unit + "|2025-09-30", "wages");
}

} // namespace

TEST_CASE("lines that name a unit of money, and lines that don't")
{
    CHECK(money_unit_of_line("单位：元") == 1);
    CHECK(money_unit_of_line("（单位: 万元）") == 10'000);
    CHECK(money_unit_of_line("附表二（单位：千元）") == 1'000);
    CHECK(money_unit_of_line("计量单位：人、亿元") == 100'000'000);
    CHECK(money_unit_of_line("单  位：万元   人") == 10'000);
    CHECK(money_unit_of_line("单位：人民币万元") == 10'000);
    CHECK(money_unit_of_line("单位：人民币（万元）") == 10'000);
    CHECK(money_unit_of_line("填报单位：某局  单位：百万元 2025年6月") == 1'000'000);
    CHECK(money_unit_of_line("填报单位：万元科技公司") == std::nullopt);
    CHECK(money_unit_of_line("单位：人") == std::nullopt);
    CHECK(money_unit_of_line("单位名称") == std::nullopt);
}

TEST_CASE("headings further down count money by their own unit")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit", {heads("年度工资总额（万元）"), unit("甲公司", "100"), heads("年度工资总额（元）"),
                 unit("乙公司", "1000000"), heads("年度工资总额"), unit("丙公司", "1000000"),
                 heads("年度工资总额（万元）"), unit("丁公司", "100")});
    for (const char* name : {"甲公司", "乙公司", "丙公司", "丁公司"})
        CHECK(wages_of(rig, name) == "1000000.00");
    CHECK(report.tables.size() == 3); // 元 stands or not: the same
}

TEST_CASE("headings that stop naming the unit are told")
{
    ExchangeRig rig;
    const auto report =
        rig.import_table("unit", {heads("年度工资总额（万元）"), unit("甲公司", "100"),
                                  heads("年度工资总额"), unit("乙公司", "100")});
    CHECK(wages_of(rig, "乙公司") == "100.00");
    CHECK(tells(report.warnings, "3 : 这里的表头没有写金额的单位，“年度工资总额”没有写单位的数按 1 "
                                 "元计，与上面一张表不同"));
}

TEST_CASE("a line with the unit of money holds for the headings below it")
{
    ExchangeRig rig;
    SECTION("of the same columns")
    {
        const auto report = rig.import_table("unit", {{"单位：万元"},
                                                      heads("年度工资总额"),
                                                      unit("甲公司", "100"),
                                                      {"附表二（单位：元）"},
                                                      heads("年度工资总额"),
                                                      unit("乙公司", "1000000"),
                                                      {"", "", "", "", "", "单位：千元"},
                                                      heads("年度工资总额"),
                                                      unit("丙公司", "1000")});
        CHECK(report.errors.empty());
        CHECK(tells(report.warnings, "4 : 这一行写的是金额的单位"));
        for (const char* name : {"甲公司", "乙公司", "丙公司"})
            CHECK(wages_of(rig, name) == "1000000.00");
    }
    SECTION("of other columns")
    {
        const std::vector<std::string> others{"年度工资总额", "单位名称", "从业人员数",
                                              "单位类别",     "单位类型", "经营状态"};
        const auto report =
            rig.import_table("unit", {{"单位：元"},
                                      heads("年度工资总额"),
                                      unit("甲公司", "1000000"),
                                      {"单位：万元"},
                                      others,
                                      {"100", "乙公司", "10", "非公有制企业", "其他", "正常"}});
        CHECK(report.errors.empty());
        CHECK(wages_of(rig, "甲公司") == "1000000.00");
        CHECK(wages_of(rig, "乙公司") == "1000000.00");
    }
    SECTION("printed again on each page")
    {
        const auto report = rig.import_table("unit", {{"单位：万元"},
                                                      heads("年度工资总额"),
                                                      unit("甲公司", "100"),
                                                      heads("年度工资总额"),
                                                      unit("乙公司", "100")});
        CHECK(report.tables.size() == 1);
        CHECK(wages_of(rig, "乙公司") == "1000000.00");
    }
    SECTION("but not for rows without headings below it")
    {
        const auto report = rig.import_table("unit", {heads("年度工资总额（万元）"),
                                                      unit("甲公司", "100"),
                                                      {"单位：元"},
                                                      unit("乙公司", "100")});
        CHECK(wages_of(rig, "乙公司") == "1000000.00");
        CHECK(tells(report.warnings, "上面的表不按它计"));
    }
}

TEST_CASE("a unit that speaks of 万元 in its note is a unit")
{
    ExchangeRig rig;
    auto headings = heads("年度工资总额");
    headings.emplace_back("备注");
    rig.import_table("unit", {headings,
                              {"甲公司", "非公有制企业", "其他", "正常", "", "", ""},
                              {"甲公司", "", "", "", "", "", "单位：万元"}});
    CHECK(rig.field("unit", "甲公司", "note") == "单位：万元");
}

TEST_CASE("a unit in a cell of its own below the heading counts")
{
    ExchangeRig rig;
    rig.import_table("unit",
                     {heads("年度工资总额"), {"", "", "", "", "", "万元"}, unit("甲公司", "100")});
    CHECK(wages_of(rig, "甲公司") == "1000000.00");
}
