// Events of organizations, each: what stands, what is filled in, what stands then.
#include <catch2/catch.hpp>

#include "tests/core/events/event_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("成立党组织（单独）: organization, coverage, posts, members, change, kit")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto joint = county.org("B", "片区联合党支部", "联合党支部", street);
    const auto firm = county.unit("甲公司");
    const auto other = county.unit("乙公司");
    county.covers(joint, firm);
    county.covers(joint, other);
    county.member(1, "张三", joint, firm);
    county.member(2, "李四", joint, other);
    const std::string json = R"({
        "党组织代码": "C", "名称": "甲公司党支部", "类别": "党支部", "上级党组织": "城关街道党工委",
        "申请日期": "2025-05-20", "成立日期": "2025-06-01", "批复文号": "组发〔2025〕3号",
        "覆盖单位": ["甲公司"], "结束原覆盖": true,
        "书记姓名": "王五", "书记公民身份号码": ")" +
                             person(3) + R"(", "书记来源": "内部选任",
        "班子其他成员": [{"姓名": "张三", "公民身份号码": ")" +
                             person(1) + R"(", "职务": "委员"}]})";
    const EventPlan plan = county.done("成立党组织", json);
    CHECK(plan.title == "成立党组织 甲公司党支部");
    CHECK(county.rows("org", {"code", "name", "kind", "parent", "founded"}).back() ==
          "C 甲公司党支部 党支部 城关街道党工委 2025-06-01");
    CHECK(county.rows("coverage", {"org", "unit", "start", "end"}) ==
          Lines{"片区联合党支部 甲公司 2020-01-01 2025-06-01", "片区联合党支部 乙公司 2020-01-01 -",
                "甲公司党支部 甲公司 2025-06-01 -"});
    CHECK(
        county.rows("post", {"org", "name", "title", "source", "start"}) ==
        Lines{"甲公司党支部 王五 书记 内部选任 2025-06-01", "甲公司党支部 张三 委员 - 2025-06-01"});
    CHECK(county.rows("member", {"name", "org"}) ==
          Lines{"张三 甲公司党支部", "李四 片区联合党支部"});
    CHECK(county.rows("org_change", {"org", "kind", "applied", "approved", "document"}) ==
          Lines{"甲公司党支部 设立 2025-05-20 2025-06-01 组发〔2025〕3号"});
    CHECK(county.rows("kit", {"org"}) == Lines{"甲公司党支部"});
    REQUIRE(plan.advice.size() == 1);
    CHECK(plan.advice.front() == "“片区联合党支部”只剩一家单位，请改为党支部或撤销。");
    // Every row it tells of has its natural key.
    for (const PlannedRow& row : plan.rows)
        CHECK_FALSE(row.key.empty());
    CHECK(plan.rows.front().key == "C");
}

TEST_CASE("成立党组织: the first one of a ledger has nothing above it; after that it is asked for")
{
    EventRig county;
    const char* first = R"({"党组织代码": "A", "名称": "县委两新工委", "类别": "党委",
        "申请日期": "2025-05-20", "成立日期": "2025-06-01", "列入新建礼包": "否"})";
    const EventPlan plan = county.done("成立党组织", first);
    CHECK(county.rows("org", {"code", "name", "parent"}) == Lines{"A 县委两新工委 -"});
    REQUIRE_FALSE(plan.warnings.empty());
    CHECK(plan.warnings.front() == "没有填写上级党组织，上级登记后请补填。");
    county.refuses("成立党组织", R"({"党组织代码": "B", "名称": "二支部", "类别": "党支部",
        "申请日期": "2025-05-20", "成立日期": "2025-06-01"})",
                   "parent", "请填写“上级党组织”");
}

TEST_CASE("成立党组织（联合）: several units; an instructor who is no longer needed goes")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    for (const char* name : {"甲公司", "乙公司"})
        county.unit(name);
    const auto instructor =
        county.put("instructor", {{"code", "Z1"}, {"name", "赵六"}, {"start", "2020-01-01"}});
    county.put("dispatch", {{"instructor", instructor}, {"unit", 2}, {"start", "2024-01-01"}});
    county.done("成立", R"({"党组织代码": "C", "名称": "楼宇联合党支部", "类别": "联合党支部",
        "上级党组织": "A", "联建方式": "片区联建", "申请日期": "2025-06-01", "成立日期": "2025-06-01",
        "覆盖单位": "甲公司、乙公司", "结束派驻": "是", "列入新建礼包": "否"})");
    CHECK(county.fact("unit", 2, "org_covered", "2025-05-31") == "否");
    CHECK(county.fact("unit", 2, "org_covered", "2025-06-01") == "是");
    CHECK(county.fact("unit", 2, "joint_org", "2025-06-01") == "是");
    CHECK(county.fact("unit", 2, "instructed", "2025-06-01") == "否");
    CHECK(county.rows("coverage", {"org", "unit"}) ==
          Lines{"楼宇联合党支部 甲公司", "楼宇联合党支部 乙公司"});
    CHECK(county.rows("dispatch", {"unit", "end"}) == Lines{"乙公司 2025-06-01"});
    CHECK(county.rows("kit", {"org"}).empty());
    CHECK(street != 0);
}

TEST_CASE("成立党组织: nobody is in the new committee twice")
{
    EventRig county;
    county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto with = [](int secretary, const std::vector<int>& others) {
        std::string rows;
        for (const int other : others)
            rows += (rows.empty() ? "" : ",") +
                    (R"({"姓名": "张三", "公民身份号码": ")" + person(other)) +
                    R"(", "职务": "委员"})";
        return R"({"党组织代码": "C", "名称": "甲支部", "类别": "党支部", "上级党组织": "A",
            "申请日期": "2025-06-01", "成立日期": "2025-06-10", "书记姓名": "王五",
            "书记公民身份号码": ")" +
               person(secretary) + R"(", "班子其他成员": [)" + rows + "]}";
    };
    county.refuses("成立党组织", with(1, {2, 1}), "committee", "“王五”是书记");
    county.refuses("成立党组织", with(1, {2, 3, 2}), "committee", "写了两次");
    CHECK(county.preview("成立党组织", with(1, {2, 3})).refused.empty());
}

TEST_CASE("成立党组织: a secretary elsewhere is ended or kept as is said")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto old = county.org("B", "旧支部", "党支部", street);
    county.post(old, 3, "王五", "书记");
    const std::string begin = R"({"党组织代码": "C", "名称": "新支部", "类别": "党支部",
        "上级党组织": "A", "申请日期": "2025-06-01", "成立日期": "2025-06-01",
        "书记姓名": "王五", "书记公民身份号码": ")" +
                              person(3) + "\"";
    county.refuses("成立党组织", begin + "}", "other_post", "旧支部");
    const EventPlan both = county.preview("成立党组织", begin + R"(, "原书记职务": "兼任"})");
    CHECK(both.refused.empty());
    county.done("成立党组织", begin + R"(, "原书记职务": "免去"})");
    CHECK(county.rows("post", {"org", "title", "start", "end", "end_reason"}) ==
          Lines{"旧支部 书记 2020-01-01 2025-06-01 调离", "新支部 书记 2025-06-01 - -"});
}

TEST_CASE("成立党组织: what stands in the way is told at its field, and nothing is written")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto other = county.org("B", "乙支部", "党支部", street);
    const auto firm = county.unit("甲公司");
    county.covers(other, firm);
    const auto with = [](const std::string& more) {
        return R"({"党组织代码": "C", "名称": "甲支部", "类别": "党支部", "上级党组织": "A",
                   "申请日期": "2025-06-01", "成立日期": "2025-06-10")" +
               more + "}";
    };
    county.refuses("成立党组织", with(R"(, "覆盖单位": ["甲公司"])"), "units", "乙支部");
    county.refuses("成立党组织", with(R"(, "覆盖单位": ["丙公司"])"), "units", "没有“丙公司”");
    county.refuses("成立党组织", with(R"(, "联建方式": "片区联建")"), "joint_mode", "不用填写");
    county.refuses("成立党组织", R"({"成立日期": "2025-06-10"})", "code", "请填写“党组织代码”");
    county.refuses("成立党组织", R"({"名称": "甲"})", "date", "请填写“成立日期”");
    county.refuses("成立党组织", R"({"党组织代码": "B", "名称": "甲", "类别": "党委",
                   "上级党组织": "A", "申请日期": "2025-06-01", "成立日期": "2025-06-10"})",
                   "code", "已经有党组织代码“B”");
    county.refuses("成立党组织", R"({"党组织代码": "C", "名称": "甲", "类别": "党委",
                   "上级党组织": "A", "申请日期": "2025-07-01", "成立日期": "2025-06-10"})",
                   "date", "不能早于申请日期");
    county.refuses("成立党组织", R"({"党组织代码": "C", "名称": "甲", "类别": "党委",
                   "上级党组织": "A", "申请日期": "2005-07-01", "成立日期": "2005-07-10"})",
                   "parent", "还没有开始或已经结束"); // above it was founded in 2010
    // A functional branch covers beside another.
    CHECK(county
              .preview("成立党组织", R"({"党组织代码": "C", "名称": "甲", "上级党组织": "A",
                   "类别": "功能型党支部", "申请日期": "2025-06-01", "成立日期": "2025-06-10",
                   "覆盖单位": ["甲公司"]})")
              .refused.empty());
    CHECK(county.rows("org", {"code"}) == Lines{"A", "B"});
    CHECK(county.rows("org_change", {"org"}).empty());
}

TEST_CASE("撤销党组织: coverage and posts end, members, lower organizations and units go over")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto gone = county.org("B", "甲总支", "党总支", street);
    const auto below = county.org("C", "一支部", "党支部", gone);
    const auto firm = county.unit("甲公司");
    county.change("unit", firm, {{"managing_org", gone}});
    county.covers(gone, firm);
    county.post(gone, 1, "张三", "书记");
    county.member(1, "张三", gone, firm);
    county.change("member", county.member(2, "李四", gone), {{"moved_in", "2025-08-01"}});
    CHECK(below != 0);
    const std::string begin =
        R"({"党组织": "甲总支", "申请日期": "2025-06-01", "撤销日期": "2025-06-10")";
    county.refuses("撤销", begin + "}", "members_to", "还有 2 名党员（张三、李四）");
    const EventPlan all = county.apply("撤销党组织", begin + "}");
    CHECK(all.refused.size() == 3); // members, lower organizations, units: all told at once
    county.refuses("撤销", begin + R"(, "党员转入党组织": "甲总支"})", "members_to", "另选");
    county.refuses("撤销", begin + R"(, "党员转入党组织": "A", "下级党组织改隶": "一支部",
                               "管理单位改由": "A"})",
                   "children_to", "一支部"); // it would stand under itself
    const EventPlan plan = county.done("撤销", begin + R"(, "批复文号": "组发1号",
        "党员转入党组织": "一支部", "下级党组织改隶": "A", "管理单位改由": "A"})");
    CHECK(county.rows("org", {"code", "parent", "dissolved"}) ==
          Lines{"A - -", "B 城关街道党工委 2025-06-10", "C 城关街道党工委 -"});
    CHECK(county.rows("coverage", {"end"}) == Lines{"2025-06-10"});
    CHECK(county.rows("post", {"end", "end_reason"}) == Lines{"2025-06-10 其他"});
    CHECK(county.rows("member", {"org"}) == Lines{"一支部", "一支部"}); // also who comes later
    CHECK(county.rows("unit", {"managing_org"}) == Lines{"城关街道党工委"});
    CHECK(county.rows("org_change", {"org", "kind", "document"}) == Lines{"甲总支 撤销 组发1号"});
    CHECK(plan.advice == Lines{"甲公司不再由“甲总支”覆盖，请安排组建或派驻指导员。"});
    // Once gone it can't go again.
    county.refuses("撤销", begin + "}", "org", "还没有开始或已经结束");
}

TEST_CASE("撤销党组织: members on their way to or from it are told")
{
    EventRig county;
    const auto gone = county.org("B", "甲支部", "党支部");
    const auto other = county.org("C", "乙支部", "党支部");
    const auto letter = [&](int number, const char* name, std::int64_t from, std::int64_t to,
                            const char* received) {
        county.put("transfer", {{"member", county.member(number, name, other)},
                                {"from_org", from},
                                {"to_org", to},
                                {"letter_date", "2025-05-01"},
                                {"received", received}});
    };
    letter(1, "张三", other, gone, "");
    letter(2, "李四", gone, other, "");
    letter(3, "王五", gone, other, "2025-05-05");
    letter(4, "赵六", other, gone, "2025-05-06");
    const EventPlan plan =
        county.done("撤销党组织",
                    R"({"党组织": "甲支部", "申请日期": "2025-06-01", "撤销日期": "2025-06-10"})");
    REQUIRE(plan.warnings.size() == 2);
    CHECK(plan.warnings[0].find("1 名党员的组织关系正转往“甲支部”") != std::string::npos);
    CHECK(plan.warnings[0].find("张三") != std::string::npos);
    CHECK(plan.warnings[1].find("从“甲支部”转出的 1 名党员") != std::string::npos);
    CHECK(plan.warnings[1].find("李四") != std::string::npos);
}

TEST_CASE("撤销党组织: what begins after its end is put right first")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto gone = county.org("B", "甲支部", "党支部", street);
    county.covers(gone, county.unit("甲公司"), "2025-08-01");
    county.refuses("撤销", R"({"党组织": "B", "申请日期": "2025-06-01", "撤销日期": "2025-06-10"})",
                   "date", "晚于 2025年6月10日才开始");
}

TEST_CASE("撤销党组织: a unit that is gone without a day of it is no longer managed")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto gone = county.org("B", "甲总支", "党总支", street);
    const auto firm = county.unit("甲公司");
    county.change("unit", firm, {{"managing_org", gone}});
    const std::string json =
        R"({"党组织": "B", "申请日期": "2025-06-01", "撤销日期": "2025-06-10"})";
    CHECK(county.preview("撤销", json).refused.front().place.field == "units_to");
    county.change("unit", firm, {{"status", "吊销"}});
    CHECK(county.preview("撤销", json).refused.empty());
}

TEST_CASE("变更党组织: what is left blank stays; a mode that no longer fits goes")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto joint = county.org("B", "联合支部", "联合党支部", street);
    county.change("org", joint, {{"joint_mode", "片区联建"}, {"industry", "E建筑业"}});
    const std::string begin =
        R"({"党组织": "联合支部", "申请日期": "2025-06-01", "变更日期": "2025-06-10")";
    county.refuses("变更党组织", begin + "}", "", "没有填写要变更的内容");
    county.refuses("变更党组织", begin + R"(, "新类别": "联合党支部"})", "kind", "一样");
    county.refuses("变更党组织", begin + R"(, "新行业": "建筑业", "新任期": 5})", "industry",
                   "和现在的一样");
    county.done("变更党组织", begin + R"(, "新类别": "党支部", "新名称": "甲公司党支部"})");
    CHECK(county.rows("org", {"name", "kind", "joint_mode", "industry"}).back() ==
          "甲公司党支部 党支部 - E建筑业");
    CHECK(county.rows("org_change", {"org", "kind", "applied", "approved"}) ==
          Lines{"甲公司党支部 变更 2025-06-01 2025-06-10"});
}

TEST_CASE("隶属调整: another superior; none of those below")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    county.org("P", "园区党委", "园区综合党委");
    const auto above = county.org("B", "甲总支", "党总支", street);
    county.org("C", "一支部", "党支部", above);
    const std::string begin =
        R"({"党组织": "甲总支", "申请日期": "2025-06-01", "调整日期": "2025-06-10", )";
    county.refuses("隶属调整", begin + R"("新上级党组织": "一支部"})", "parent", "一支部");
    county.refuses("隶属调整", begin + R"("新上级党组织": "甲总支"})", "parent", "甲总支");
    county.refuses("隶属调整", begin + R"("新上级党组织": "A"})", "parent", "已经是");
    county.done("隶属调整", begin + R"("新上级党组织": "园区党委"})");
    CHECK(county.rows("org", {"code", "parent"}) == Lines{"A -", "P -", "B 园区党委", "C 甲总支"});
    CHECK(county.rows("org_change", {"org", "kind"}) == Lines{"甲总支 隶属调整"});
}

TEST_CASE("联合党组织拆分单建: one unit with its members leaves")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto joint = county.org("B", "联合支部", "联合党支部", street);
    const auto firm = county.unit("甲公司");
    const auto stays = county.unit("乙公司");
    county.covers(joint, firm);
    county.covers(joint, stays);
    county.member(1, "张三", joint, firm);
    county.member(2, "李四", joint, stays);
    county.post(joint, 1, "张三", "委员");
    const std::string rest = R"("党组织代码": "C", "名称": "甲公司党支部",
        "申请日期": "2025-05-01", "成立日期": "2025-06-01", "书记姓名": "张三",
        "书记公民身份号码": ")" +
                             person(1) + "\"}";
    county.unit("丙公司");
    county.refuses("拆分单建", R"({"联合党组织": "B", "单建单位": "丙公司", )" + rest, "unit",
                   "没有覆盖");
    const EventPlan plan =
        county.done("拆分单建", R"({"联合党组织": "B", "单建单位": "甲公司", )" + rest);
    CHECK(county.rows("org", {"name", "kind", "parent"}).back() ==
          "甲公司党支部 党支部 城关街道党工委");
    CHECK(county.rows("coverage", {"org", "unit", "end"}) ==
          Lines{"联合支部 甲公司 2025-06-01", "联合支部 乙公司 -", "甲公司党支部 甲公司 -"});
    CHECK(county.rows("member", {"name", "org"}) == Lines{"张三 甲公司党支部", "李四 联合支部"});
    CHECK(county.rows("org_change", {"org", "kind", "explanation"}) ==
          Lines{"甲公司党支部 设立 -", "联合支部 变更 “甲公司”单独建立“甲公司党支部”。"});
    CHECK(plan.advice == Lines{"“联合支部”只剩一家单位，请改为党支部或撤销。",
                               "“张三”仍任“联合支部”的委员，不再兼任的请免去。"});
}

TEST_CASE("书记变更: the old one goes with a reason, the new one comes")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto branch = county.org("B", "甲支部", "党支部", street);
    county.post(branch, 1, "张三", "书记");
    const std::string fresh = R"(, "书记姓名": "李四", "书记公民身份号码": ")" + person(2) + "\"}";
    const std::string begin = R"({"党组织": "甲支部", "变更日期": "2025-06-10")";
    county.refuses("书记变更", begin + fresh, "end_reason", "现任书记是张三");
    county.refuses("书记变更", begin + "}", "", "请填写免职原因或新书记");
    county.refuses("书记变更",
                   begin + R"(, "免职原因": "换届", "书记姓名": "张三", "书记公民身份号码": ")" +
                       person(1) + "\"}",
                   "secretary_id", "已经是");
    county.refuses("书记变更", R"({"党组织": "甲支部", "变更日期": "2019-06-10",
                   "免职原因": "退休"})",
                   "end_reason", "没有书记");
    county.done("书记变更",
                begin + R"(, "免职原因": "退休", "免职前报审日期": "2025-06-01")" + fresh);
    CHECK(county.rows("post",
                      {"name", "title", "start", "end", "end_reason", "reviewed_before_end"}) ==
          Lines{"张三 书记 2020-01-01 2025-06-10 退休 2025-06-01", "李四 书记 2025-06-10 - - -"});
    // Nobody follows: told as what is left to be done.
    const EventPlan vacant = county.done(
        "书记变更", R"({"党组织": "甲支部", "变更日期": "2025-07-10", "免职原因": "调离"})");
    CHECK(vacant.advice == Lines{"“甲支部”暂缺书记，请及时选配。"});
}

TEST_CASE("a form in view: what isn't asked is left out, what is asked and needed is told")
{
    EventRig county;
    county.org("A", "城关街道党工委", "乡镇街道党委");
    county.unit("甲公司");
    const EventDef def = county.event("成立党组织");
    const auto filled_in = [&](const char* kind) {
        auto answers = read_answers(
            county.database(), county.catalog(), def,
            form(R"({
            "党组织代码": "C", "名称": "甲支部", "类别": ")" +
                 std::string(kind) +
                 R"(", "上级党组织": "A", "联建方式": "片区联建", "申请日期": "2025-06-01",
            "成立日期": "2025-06-10", "覆盖单位": ["甲公司"]})"));
        REQUIRE(answers.has_value());
        answers->as_asked = true;
        return *answers;
    };
    const auto asked = [&](const EventPlan& plan, const char* key) {
        return plan.asked[static_cast<std::size_t>(def.index_of(key))];
    };
    const auto preview = [&](const char* kind) {
        auto plan = preview_event(county.database(), county.catalog(), county.actor(), def,
                                  filled_in(kind));
        REQUIRE(message(plan) == std::string());
        return std::move(*plan);
    };
    const EventPlan alone = preview("党支部");
    CHECK(alone.refused.empty());
    CHECK_FALSE(asked(alone, "joint_mode").offered);
    CHECK(is_empty(alone.rows.front().after.at(*alone.rows.front().ledger, "joint_mode")));
    CHECK_FALSE(asked(alone, "units").needed);
    CHECK(asked(alone, "name").needed);
    const EventPlan joint = preview("联合党支部");
    CHECK(asked(joint, "joint_mode").offered);
    CHECK(asked(joint, "units").needed);
    CHECK(text_of(joint.rows.front().after.at(*joint.rows.front().ledger, "joint_mode")) ==
          "片区联建");
    // What was looked at is written; looked at again it can't be written a second time.
    const auto apply = [&] {
        return apply_event(county.database(), county.catalog(), county.actor(), def, joint.answers,
                           &joint);
    };
    const auto done = apply();
    REQUIRE(message(done) == std::string());
    CHECK(done->action != 0);
    CHECK(done->rows.front().written > 0);
    const auto again = apply();
    CHECK((!again.has_value() || again->action == 0));
}
