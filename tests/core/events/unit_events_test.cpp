// Events of units and of every day, each: what stands, what is filled in, what stands then.
#include <catch2/catch.hpp>

#include "tests/core/events/event_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// 甲公司 under 甲支部 with an instructor and a member; 乙公司.
struct Firms : EventRig
{
    std::int64_t branch = org("B", "甲支部", "党支部");
    std::int64_t firm = unit("甲公司");
    std::int64_t other = unit("乙公司");
    Firms()
    {
        covers(branch, firm);
        member(1, "张三", branch, firm);
        const auto instructor =
            put("instructor", {{"code", "Z1"}, {"name", "赵六"}, {"start", "2020-01-01"}});
        put("dispatch", {{"instructor", instructor}, {"unit", firm}, {"start", "2024-01-01"}});
    }
};

} // namespace

TEST_CASE("单位注销: what hangs on it ends; its organization and members are told")
{
    Firms county;
    const EventPlan plan =
        county.done("单位注销", R"({"单位": "甲公司", "注销日期": "2025-06-01"})");
    CHECK(county.rows("unit", {"name", "status", "deregistered"}) ==
          Lines{"甲公司 注销 2025-06-01", "乙公司 正常 -"});
    CHECK(county.rows("coverage", {"end"}) == Lines{"2025-06-01"});
    CHECK(county.rows("dispatch", {"end"}) == Lines{"2025-06-01"});
    CHECK(county.fact("unit", county.firm, "org_covered", "2025-05-31") == "是");
    CHECK(county.fact("unit", county.firm, "counts", "2025-06-01") == "否");
    CHECK(county.rows("member", {"unit", "moved_out"}) == Lines{"甲公司 -"});
    CHECK(plan.advice ==
          Lines{"1 名党员（张三）的工作单位是“甲公司”，请办理党员转接或更正工作单位。",
                "“甲支部”不再覆盖任何单位，请办理撤销或调整覆盖单位。"});
    county.refuses("注销", R"({"单位": "甲公司", "注销日期": "2025-07-01"})", "unit", "已经结束");
    county.refuses("注销", R"({"单位": "乙公司", "注销日期": "2010-07-01"})", "unit", "还没有开始");
    county.done("单位注销", R"({"单位": "乙公司", "注销日期": "2025-06-01", "经营状态": "吊销"})");
    CHECK(county.rows("unit", {"status"}) == Lines{"注销", "吊销"});
}

TEST_CASE("单位注销: of many rows the first are named, each for itself, and the rest counted")
{
    Firms county;
    for (const auto& [number, name] : {std::pair{2, "张三"}, {3, "李四"}, {4, "王五"}, {5, "赵六"}})
        county.member(number, name, county.branch, county.firm);
    const EventPlan plan =
        county.preview("单位注销", R"({"单位": "甲公司", "注销日期": "2025-06-01"})");
    const std::string& told = plan.advice.front();
    INFO(told);
    CHECK(told.starts_with("5 名党员（"));
    CHECK(told.find("等 5 个）") != std::string::npos);
}

TEST_CASE("单位兼并: its members work for the other one from now on")
{
    Firms county;
    county.refuses("单位兼并",
                   R"({"单位": "甲公司", "兼并后单位": "甲公司", "兼并日期": "2025-06-01"})",
                   "into", "另选");
    county.done("兼并", R"({"单位": "甲公司", "兼并后单位": "乙公司", "兼并日期": "2025-06-01"})");
    CHECK(county.rows("unit", {"name", "status", "deregistered", "note"}) ==
          Lines{"甲公司 兼并重组 2025-06-01 并入“乙公司”", "乙公司 正常 - -"});
    CHECK(county.rows("member", {"unit"}) == Lines{"乙公司"});
    CHECK(county.rows("coverage", {"end"}) == Lines{"2025-06-01"});
}

TEST_CASE("单位更名, 迁址: what was is kept in the note")
{
    Firms county;
    county.put("area", {{"code", "640121100"}, {"name", "望远镇"}, {"kind", "乡镇苏木"}});
    county.change("unit", county.firm, {{"note", "重点企业"}, {"address", "东街 1 号"}});
    county.refuses("更名", R"({"单位": "甲公司", "新名称": "甲公司", "更名日期": "2025-06-01"})",
                   "name", "一样");
    const EventPlan renamed = county.done(
        "更名", R"({"单位": "甲公司", "新名称": "大甲公司", "更名日期": "2025-06-01"})");
    CHECK(renamed.title == "单位更名 甲公司 → 大甲公司");
    CHECK(county.text("unit", county.firm, "name") == "大甲公司");
    REQUIRE(renamed.sheets.size() == 1);
    CHECK(renamed.sheets.front().sheet == "unit-card");
    CHECK(renamed.sheets.front().keys == Lines{"大甲公司"});
    county.refuses("迁址", R"({"单位": "大甲公司", "迁址日期": "2025-06-01"})", "", "请填写新地址");
    county.change("unit", county.firm, {{"longitude", 106.25}, {"latitude", 38.25}});
    county.refuses("迁址",
                   R"({"单位": "大甲公司", "新地址": "东街 1 号", "迁址日期": "2025-06-01"})",
                   "address", "一样");
    county.done("迁址", R"({"单位": "大甲公司", "新属地": "望远镇", "迁址日期": "2025-06-15"})");
    CHECK(county.rows("unit", {"longitude"}).front() != "-"); // it stands where it stood
    county.change("unit", county.firm, {{"area", Value{}}});
    county.done("单位迁址", R"({"单位": "大甲公司", "新地址": "西街 2 号", "新属地": "望远镇",
                              "迁址日期": "2025-07-01"})");
    CHECK(county.rows("unit", {"address", "area", "longitude", "note"}).front() ==
          "西街 2 号 望远镇 - 重点企业\n曾用名：甲公司（至2025-06-01）\n"
          "原地址：东街 1 号（至2025-07-01）");
}

TEST_CASE("登记活动: a row for each organization")
{
    EventRig county;
    county.org("A", "甲支部", "党支部");
    county.org("B", "乙支部", "党支部");
    county.done("登记活动", R"({"党组织": ["甲支部", {"党组织": "B", "应到": 9, "实到": 8,
        "主持人": "李四"}], "类别": "主题党日", "日期": "2025-07-01", "主题": "重温誓词",
        "主持人": "张三"})");
    CHECK(county.rows("activity", {"org", "kind", "date", "topic", "host", "attended"}) ==
          Lines{"甲支部 主题党日 2025-07-01 重温誓词 张三 -",
                "乙支部 主题党日 2025-07-01 重温誓词 李四 8"});
    county.refuses("登记活动",
                   R"({"党组织": ["甲支部", "丙支部"], "类别": "主题党日", "日期": "2025-07-02"})",
                   "orgs", "没有“丙支部”");
    county.refuses("登记活动", R"({"党组织": [], "类别": "主题党日", "日期": "2025-07-02"})",
                   "orgs", "请填写“党组织”");
    CHECK(county.rows("activity", {"org"}).size() == 2); // the good one alone isn't written either
}

TEST_CASE("摸底: what isn't filled in is what the last one had")
{
    Firms county;
    for (const auto& [date, headcount] : {std::pair{"2024-06-30", 40}, {"2024-12-31", 50}})
        county.put("survey", {{"unit", county.firm},
                              {"date", date},
                              {"headcount", headcount},
                              {"formal", 3},
                              {"status", "正常"}});
    county.put("survey", {{"unit", county.firm}, {"date", "2025-08-01"}, {"headcount", 70}});
    const auto surveys = [&] {
        return county.rows("survey", {"unit", "date", "headcount", "formal", "status", "surveyor"});
    };
    // A unit that was never surveyed has to be counted.
    county.refuses("摸底", R"({"摸底日期": "2025-06-30", "单位": ["甲公司", "乙公司"]})", "units",
                   "从业人员数");
    CHECK(surveys().size() == 3);
    const EventPlan plan = county.done("摸底", R"({"摸底日期": "2025-06-30", "摸底单位": "两新工委",
        "单位": ["甲公司", {"单位": "乙公司", "从业人员数": 12}]})");
    const Lines all = surveys();
    CHECK(Lines(all.begin() + 3, all.end()) ==
          Lines{"甲公司 2025-06-30 50 3 正常 两新工委", "乙公司 2025-06-30 12 - - 两新工委"});
    CHECK(plan.sheets.front().keys == Lines{"甲公司", "乙公司"});
    // null says that there is nothing, where it was left out before.
    county.done("摸底", R"({"摸底日期": "2025-07-31", "单位":
        [{"单位": "甲公司", "从业人员数": 55, "正式党员数": null}]})");
    CHECK(surveys().back() == "甲公司 2025-07-31 55 - 正常 -");
    county.refuses("摸底", R"({"摸底日期": "2025-07-31", "单位": ["甲公司"]})", "units", "已经有");
}

TEST_CASE("登记活动: those expected come from the roster of the day, unless somebody wrote them")
{
    Firms county;
    county.member(2, "李四", county.branch);
    const auto left = county.member(3, "王五", county.branch);
    county.change("member", left, {{"moved_out", "2025-02-01"}});
    county.org("C", "乙支部", "党支部");
    county.done("登记活动", R"({"类别": "主题党日", "日期": "2025-03-05", "党组织": [
        {"党组织": "甲支部"}, {"党组织": "乙支部"}]})");
    county.done("登记活动", R"({"类别": "主题党日", "日期": "2025-01-05", "党组织": [
        {"党组织": "甲支部"}]})");
    county.done("登记活动", R"({"类别": "支委会", "日期": "2025-03-05", "党组织": [
        {"党组织": "甲支部", "应到": "5"}]})");
    CHECK(county.rows("activity", {"org", "date", "expected"}) ==
          Lines{"甲支部 2025-03-05 2", "乙支部 2025-03-05 -", "甲支部 2025-01-05 3",
                "甲支部 2025-03-05 5"});
}
