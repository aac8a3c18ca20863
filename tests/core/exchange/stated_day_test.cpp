// The day a list says it tells of, above its headings.

#include <catch2/catch.hpp>

#include "core/exchange/stated_day.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string stated(const std::vector<std::string>& cells)
{
    HeadRow row;
    for (const std::string& cell : cells)
        row.cells.push_back({static_cast<int>(row.cells.size()), CellKind::Text, cell});
    const auto found = stated_day_of_row(row);
    return found ? found->day.iso() + " " + found->words : "";
}

const std::vector<std::string> headings{"单位名称", "单位类别", "单位类型", "经营状态",
                                        "从业人员数"};

std::vector<std::string> unit(const std::string& name)
{
    return {name, "非公有制企业", "其他", "正常", "10"};
}

ImportOptions list_of(ExchangeRig& rig, const Table& above)
{
    Table table = above;
    table.push_back(headings);
    table.push_back(unit("甲公司"));
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "stated.csv"};
    write_csv(options.inputs.front(), table);
    return options;
}

const Date earlier = *Date::from_iso("2025-08-28");

} // namespace

TEST_CASE("lines that state a day, and lines that don't")
{
    CHECK(stated({"填报日期 2025.9.28"}) == "2025-09-28 填报日期2025年9月28日");
    CHECK(stated({"填报单位：某局", "填报日期：", "2025-09-28"}) ==
          "2025-09-28 填报日期2025年9月28日");
    CHECK(stated({"摸底表（截至2025年9月30日）"}) == "2025-09-30 截至2025年9月30日");
    CHECK(stated({"截止日期：20250930"}) == "2025-09-30 截止日期2025年9月30日");
    CHECK(stated({"统计时间：2025年9月"}) == "2025-09-30 统计时间2025年9月");
    CHECK(stated({"统计时间：2024年2月"}) == "2024-02-29 统计时间2024年2月");
    CHECK(stated({"填报日期：    年  月  日"}).empty());
    CHECK(stated({"填报日期：2025年13月1日"}).empty());
    CHECK(stated({"2025年9月摸底表"}).empty()); // its title alone
    CHECK(stated({"填报日期2025.9.28", "截至2025年9月30日"}).empty());
}

TEST_CASE("the day a list states is told, and taken where that is asked for")
{
    ExchangeRig rig;
    ImportOptions options = list_of(rig, {{"摸底表"}, {"填报日期：2025.8.28"}});
    SECTION("by itself the surveys are of the day that is given")
    {
        options.as_of = rig.actor().clock->today();
        const auto report = rig.import_with(options);
        CHECK(rig.field("survey", "甲公司|2025-09-30", "headcount") == "10");
        CHECK(tells(report.warnings,
                    "2 : 表中写着填报日期2025年8月28日，摸底记录按2025年9月30日登记，请核对。"));
    }
    SECTION("without a day it is for the caller to say so")
    {
        const auto report = rig.import_with(options);
        REQUIRE(report.stated_day);
        CHECK(report.stated_day->day == earlier);
        CHECK(report.dated == "摸底记录");
        CHECK_FALSE(tells(report.warnings, "填报日期"));
    }
    SECTION("in place of the day that is given")
    {
        options.as_of = rig.actor().clock->today();
        options.by_stated_day = true;
        const auto report = rig.import_with(options);
        CHECK(report.as_of == earlier);
        CHECK(rig.field("survey", "甲公司|2025-08-28", "headcount") == "10");
        CHECK(tells(report.warnings, "摸底记录按这一天登记"));
    }
}

TEST_CASE("days that differ or lie ahead are not the list's")
{
    ExchangeRig rig;
    const auto above = GENERATE(Table{{"填报日期：2025.8.28"}, {"截至2025年8月31日"}},
                                Table{{"填报日期：2026.8.28"}}, Table{{"摸底表"}});
    ImportOptions options = list_of(rig, above);
    options.by_stated_day = true;
    const auto report = rig.import_with(options);
    CHECK_FALSE(report.stated_day);
    CHECK(rig.field("survey", "甲公司|2025-09-30", "headcount") == "10");
}
