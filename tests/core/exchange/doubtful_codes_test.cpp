// Codes by which one company must not become another.

#include <catch2/catch.hpp>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string code_of_a = "91640121MA00000015";
const std::string code_with_o = "9164O121MA00000015"; // a letter in place of a nought

Table units(const std::vector<std::pair<std::string, std::string>>& rows)
{
    Table table{{"统一社会信用代码", "单位名称", "单位类别", "单位类型", "经营状态"}};
    for (const auto& [code, name] : rows)
        table.push_back({code, name, "非公有制企业", "有限责任公司", "正常"});
    return table;
}

} // namespace

TEST_CASE("a code that is only another unit's with letters read as digits is no key")
{
    ExchangeRig rig;
    rig.import_table("unit", units({{code_of_a, "甲公司"}}));
    const Table list = units({{code_with_o, "乙公司"}});
    const auto report = rig.import_table("unit", list);
    CHECK(report.counts.added == 1);
    CHECK(rig.field("unit", code_of_a, "name") == "甲公司");
    CHECK(rig.field("unit", "乙公司", "uscc").empty());
    CHECK(rig.field("unit", "乙公司", "note") == "代码栏原文：" + code_with_o);
    CHECK(tells(report.warnings,
                "代码里的字母改成数字后是“甲公司”的代码，而名称不同；先按没有代码登记"));
    CHECK(rig.import_table("unit", list).action == 0);
}

TEST_CASE("such a code is the unit's where the names agree")
{
    ExchangeRig rig;
    rig.import_table("unit", units({{code_of_a, "甲（宁夏）公司"}}));
    rig.import_table("unit", units({{code_with_o, "甲(宁夏)公司"}}));
    CHECK(rig.rows("unit") == 1);
    CHECK(rig.field("unit", code_of_a, "note").empty());
}

TEST_CASE("a code under another name is told, and whether the name is another unit's already")
{
    ExchangeRig rig;
    rig.import_table("unit", units({{code_of_a, "甲公司"}, {"91640121MA00000028", "乙公司"}}));
    const auto taken = rig.import_table("unit", units({{code_of_a, "乙公司"}}));
    CHECK(tells(taken.warnings, "名称由“甲公司”变为“乙公司”，而已有同名的“单位”，曾用名记入备注"));
    const auto fresh = rig.import_table("unit", units({{code_of_a, "丙公司"}}));
    CHECK(tells(fresh.warnings, "名称由“乙公司”变为“丙公司”，曾用名记入备注"));
}
