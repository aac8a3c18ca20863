// Events of elections, members and instructors, each: what stands, what is filled in, what stands
// then.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/core/events/event_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("换届: the old committee goes, the new one comes; the row of the request is carried on")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto branch = county.org("B", "甲支部", "党支部", street);
    county.post(branch, 1, "张三", "书记");
    county.post(branch, 2, "李四", "委员");
    county.post(branch, 4, "钱七", "党务干事");
    county.put("election", {{"org", branch},
                            {"term", "第三届"},
                            {"requested", "2025-03-01"},
                            {"approved", "2025-03-20"}});
    const std::string begin = R"({"党组织": "甲支部", "届次": "第三届", "选举日期": "2025-04-10",
        "应到": 12, "实到": 11, "有效票": 11, "结果报告日期": "2025-04-15", "书记姓名": "李四",
        "书记公民身份号码": ")" +
                              person(2) +
                              R"(", "班子其他成员": [{"姓名": "王五", "公民身份号码": ")" +
                              person(3) + R"(", "职务": "委员")";
    CHECK(county.fact("org", branch, "last_election", "2025-04-30") != "2025-04-10");
    const EventPlan plan = county.done("换届", begin + "}]}");
    CHECK(county.rows("election", {"org", "term", "requested", "approved", "date", "mode",
                                   "expected", "attended", "valid_votes", "reported"}) ==
          Lines{"甲支部 第三届 2025-03-01 2025-03-20 2025-04-10 党员大会 12 11 11 2025-04-15"});
    CHECK(county.rows("activity", {"org", "kind", "date", "topic", "attended"}) ==
          Lines{"甲支部 换届选举 2025-04-10 第三届换届选举 11"});
    CHECK(county.rows("post", {"name", "title", "start", "end", "end_reason"}) ==
          Lines{"张三 书记 2020-01-01 2025-04-10 换届", "李四 委员 2020-01-01 2025-04-10 换届",
                "钱七 党务干事 2020-01-01 - -", "李四 书记 2025-04-10 - -",
                "王五 委员 2025-04-10 - -"});
    CHECK(county.fact("org", branch, "last_election", "2025-04-30") == "2025-04-10");
    // The same once more is told, not written over.
    county.refuses("换届", begin + "}]}", "term", "已于2025-04-10选举");
    CHECK(plan.title == "换届 甲支部 第三届");
}

TEST_CASE("换届: figures and days that can't be")
{
    EventRig county;
    county.org("B", "甲支部", "党支部");
    const auto with = [](const std::string& more) {
        return R"({"党组织": "B", "届次": "第三届", "书记姓名": "李四",
                   "书记公民身份号码": ")" +
               person(2) + "\", " + more + "}";
    };
    county.refuses("换届", with(R"("选举日期": "2025-04-10", "批复日期": "2025-05-01")"), "date",
                   "不能早于批复日期");
    county.refuses("换届", with(R"("选举日期": "2025-04-10", "应到": 5, "实到": 6)"), "attended",
                   "不能多于");
    county.refuses("换届", with(R"("选举日期": "2025-04-10", "应到": 10, "实到": 7)"), "attended",
                   "五分之四");
    CHECK(county.preview("换届", with(R"("选举日期": "2025-04-10", "应到": 10, "实到": 8)"))
              .refused.empty());
    county.refuses("换届", with(R"("选举日期": "2025-04-10", "实到": 5, "有效票": 6)"),
                   "valid_votes", "不能多于");
    county.refuses("换届", R"({"党组织": "B", "届次": "三", "选举日期": "2025-04-10"})",
                   "secretary_name", "请填写“书记姓名”");
    const std::string twice =
        R"({"姓名": "王五", "公民身份号码": ")" + person(3) + R"(", "职务": "委员"})";
    county.refuses(
        "换届", with(R"("选举日期": "2025-04-10", "班子其他成员": [)" + twice + "," + twice + "]"),
        "committee", "写了两次");
    county.refuses("换届", with(R"("选举日期": "2025-04-10", "班子其他成员": [{"姓名": "王五"}])"),
                   "committee", "第 1 行请填写");
    // The number of the one who would be there twice isn't told.
    const EventPlan told = county.apply(
        "换届", with(R"("选举日期": "2025-04-10", "班子其他成员": [)" + twice + "," + twice + "]"));
    CHECK(told.refused.front().message.find(person(3)) == std::string::npos);
    CHECK(county.rows("post", {"name"}).empty());
    CHECK(county.rows("activity", {"org"}).empty());
}

TEST_CASE("换届: the secretary isn't elected into the committee once more")
{
    EventRig county;
    county.org("B", "甲支部", "党支部");
    county.refuses(
        "换届",
        R"({"党组织": "B", "届次": "第三届", "选举日期": "2025-04-10", "书记姓名": "李四",
        "书记公民身份号码": ")" +
            person(2) + R"(", "班子其他成员": [{"姓名": "李四", "公民身份号码": ")" + person(2) +
            R"(", "职务": "委员"}]})",
        "committee", "“李四”是书记");
}

TEST_CASE("换届: a post that was to end later ends now, and that is told")
{
    EventRig county;
    const auto branch = county.org("B", "甲支部", "党支部");
    county.change("post", county.post(branch, 1, "张三", "书记"), {{"end", "2026-03-01"}});
    const EventPlan plan = county.done(
        "换届", R"({"党组织": "B", "届次": "第三届", "选举日期": "2025-04-10", "书记姓名": "李四",
        "书记公民身份号码": ")" +
                    person(2) + "\"}");
    REQUIRE(plan.warnings.size() == 1);
    CHECK(plan.warnings.front().find("“张三”原定") != std::string::npos);
    CHECK(plan.warnings.front().find("2026-03-01") != std::string::npos);
    CHECK(county.rows("post", {"name", "end"}) == Lines{"张三 2025-04-10", "李四 -"});
}

TEST_CASE("接收组织关系: who is no longer where the letter says is told, and moved all the same")
{
    EventRig county;
    const auto one = county.org("B", "甲支部", "党支部");
    county.org("C", "乙支部", "党支部");
    const auto third = county.org("D", "丙支部", "党支部");
    county.unit("乙公司");
    const auto who = county.member(1, "张三", one);
    const std::string begin = R"({"方式": "县内转接", "党员": "张三", "转入党组织": "乙支部",
        "介绍信日期": "2025-05-01")";
    // Where he works there is asked for with the receipt.
    county.refuses("党员转接", begin + R"(, "工作单位": "乙公司"})", "unit", "还没有接收日期");
    county.done("党员转接", begin + "}");
    const std::string receipt =
        R"({"组织关系转接": ")" + person(1) + R"(|2025-05-01", "接收日期": "2025-05-20"})";
    county.change("member", who, {{"org", third}});
    const Lines elsewhere{"“张三”现在在“丙支部”，不是转出的“甲支部”，请核对转接和党员名册。"};
    CHECK(county.done("接收组织关系", receipt).warnings == elsewhere);
    CHECK(county.rows("member", {"org"}) == Lines{"乙支部"});
    // The branch may also stand in the letter by a name only.
    county.put("transfer", {{"member", who},
                            {"from_org", "甲支部"},
                            {"to_org", third},
                            {"letter_date", "2025-06-01"}});
    const std::string again =
        R"({"组织关系转接": ")" + person(1) + R"(|2025-06-01", "接收日期": "2025-06-20"})";
    CHECK(county.done("接收组织关系", again).warnings.front().find("现在在“乙支部”") !=
          std::string::npos);
    CHECK(county.rows("member", {"org"}) == Lines{"丙支部"});
    // From outside he is there already.
    county.done("转入", R"({"方式": "县外转入", "公民身份号码": ")" + person(2) +
                            R"(", "姓名": "李四", "入党日期": "2012-07-01", "转入党组织": "C",
        "转自党组织": "银川市某支部", "介绍信日期": "2025-08-01"})");
    county.done("接收组织关系",
                R"({"组织关系转接": ")" + person(2) + R"(|2025-08-01", "接收日期": "2025-08-05"})");
    CHECK(county.rows("member", {"org"}) == Lines{"丙支部", "乙支部"});
}

TEST_CASE("接收组织关系: nobody lands in an organization that is gone by then")
{
    EventRig county;
    const auto one = county.org("B", "甲支部", "党支部");
    const auto other = county.org("C", "乙支部", "党支部");
    county.org("D", "丙支部", "党支部");
    county.member(1, "张三", one);
    county.done("党员转接", R"({"方式": "县内转接", "党员": "张三", "转入党组织": "乙支部",
        "介绍信日期": "2025-05-01"})");
    county.change("org", other, {{"dissolved", "2025-05-10"}});
    const std::string letter =
        R"({"组织关系转接": ")" + person(1) + R"(|2025-05-01", "接收日期": ")";
    county.refuses("接收组织关系", letter + "2025-05-20\"}", "date", "“乙支部”在接收日期");
    // Nor in one that was still there on the day: he would be left behind in it.
    county.refuses("接收组织关系", letter + "2025-05-05\"}", "date", "已经撤销");
    CHECK(county.rows("member", {"org"}) == Lines{"甲支部"});
    // Put right in the ledger it is taken.
    const auto third = county.org("E", "丁支部", "党支部");
    Query letters;
    letters.ledger = "transfer";
    const auto rows = county.store().first(letters, 2);
    REQUIRE(message(rows) == "");
    REQUIRE(rows->size() == 1);
    county.change("transfer", rows->front().id, {{"to_org", third}});
    county.done("接收组织关系", letter + "2025-05-20\"}");
    CHECK(county.rows("member", {"org"}) == Lines{"丁支部"});
    // The same where the letter is received at once.
    county.refuses("党员转接", R"({"方式": "县内转接", "党员": "张三", "转入党组织": "乙支部",
        "介绍信日期": "2025-05-05", "接收日期": "2025-05-20"})",
                   "to_org", "另选党组织");
    county.refuses("转入",
                   R"({"方式": "县外转入", "公民身份号码": ")" + person(2) +
                       R"(", "姓名": "李四", "入党日期": "2012-07-01", "转入党组织": "乙支部",
        "介绍信日期": "2025-05-05", "转入转出日期": "2025-05-12"})",
                   "to_org", "转入日期");
}

TEST_CASE("党员转接: in the county once it is received, out of it, into it, and back")
{
    EventRig county;
    const auto one = county.org("B", "甲支部", "党支部");
    county.org("C", "乙支部", "党支部");
    const auto firm = county.unit("乙公司");
    county.member(1, "张三", one);
    const auto transfers = [&] {
        return county.rows("transfer", {"member", "from_org", "to_org", "letter_date", "received"});
    };
    const std::string begin = R"({"方式": "县内转接", "党员": "张三", "介绍信日期": "2025-05-01")";
    county.refuses("党员转接", begin + R"(, "转入党组织": "甲支部"})", "to_org", "已经在");
    county.refuses("党员转接", begin + R"(, "转入党组织": "乙支部", "转往党组织": "外县"})",
                   "to_place", "不用填写");
    county.refuses("党员转接", begin + R"(, "转入党组织": "乙支部", "接收日期": "2025-04-01"})",
                   "received", "不能早于介绍信日期");
    const EventPlan sent = county.done("党员转接", begin + R"(, "转入党组织": "乙支部"})");
    CHECK(transfers() == Lines{"张三 甲支部 乙支部 2025-05-01 -"});
    CHECK(county.rows("member", {"org"}) == Lines{"甲支部"}); // on the way
    CHECK(sent.advice.size() == 1);
    county.done("接收组织关系",
                R"({"组织关系转接": ")" + person(1) +
                    R"(|2025-05-01", "接收日期": "2025-05-20", "工作单位": "乙公司"})");
    CHECK(transfers() == Lines{"张三 甲支部 乙支部 2025-05-01 2025-05-20"});
    CHECK(county.rows("member", {"org", "unit"}) == Lines{"乙支部 乙公司"});
    county.refuses("接收组织关系",
                   R"({"组织关系转接": ")" + person(1) +
                       R"(|2025-05-01", "接收日期": "2025-06-01"})",
                   "transfer", "已于2025-05-20接收");
    // Out of the county.
    county.post(one, 1, "张三", "委员");
    const EventPlan out =
        county.done("转出", R"({"方式": "转出县外", "党员": "张三", "介绍信日期": "2025-06-01",
                   "转往党组织": "银川市某支部", "接收日期": "2025-06-10"})");
    CHECK(transfers().back() == "张三 乙支部 银川市某支部 2025-06-01 2025-06-10");
    CHECK(county.rows("member", {"moved_out", "leave_reason"}) == Lines{"2025-06-10 转出"});
    CHECK(out.advice.front().find("还任甲支部的委员") != std::string::npos);
    // And back: the same row of the roster.
    const std::string back = R"({"方式": "县外转入", "公民身份号码": ")" + person(1) +
                             R"(", "姓名": "张三", "入党日期": "2012-07-01", "转入党组织": "C",
        "转自党组织": "银川市某支部", "介绍信日期": "2025-08-01", "接收日期": "2025-08-05"})";
    county.done("转入", back);
    CHECK(county.rows("member", {"org", "moved_in", "moved_out", "leave_reason", "relation"}) ==
          Lines{"乙支部 2025-08-05 - - 在册"});
    county.refuses("转入", back, "id_number", "已在乙支部在册");
    CHECK(firm != 0);
}

TEST_CASE("党员转接: somebody new is taken into the roster with what the number tells")
{
    EventRig county;
    county.org("C", "乙支部", "党支部");
    county.done("党员转接", R"({"方式": "县外转入", "公民身份号码": ")" + person(5) +
                                R"(", "姓名": "周八", "入党日期": "2012-07-01", "转入党组织": "C",
        "介绍信日期": "2025-08-01"})");
    CHECK(county.rows("member", {"name", "status", "gender", "born", "org", "moved_in"}) ==
          Lines{"周八 正式 男 1990-01-01 乙支部 2025-08-01"});
    CHECK(county.rows("transfer", {"member", "from_org", "to_org"}) == Lines{"周八 - 乙支部"});
    county.refuses("党员转接",
                   R"({"方式": "县外转入", "公民身份号码": "640121199001010000", "姓名": "周八",
        "入党日期": "2012-07-01", "转入党组织": "C", "介绍信日期": "2025-08-01"})",
                   "id_number", "校验");
}

TEST_CASE("发展党员: stage after stage in their order, on the roster from the admission on")
{
    EventRig county;
    county.org("B", "甲支部", "党支部");
    const auto firm = county.unit("甲公司");
    county.put(
        "development",
        {{"id_number", person(1)}, {"applied", "2022-01-10"}, {"name", "张三"}, {"unit", firm}});
    const auto stages = [&] {
        return county.rows("development", {"activist", "candidate", "admitted", "confirmed"});
    };
    // The stage left out is the next one.
    const EventPlan first =
        county.done("发展党员", R"({"发展党员": "张三", "日期": "2022-06-01"})");
    CHECK(first.title == "发展党员（积极分子）张三");
    CHECK(stages() == Lines{"2022-06-01 - - -"});
    county.refuses(
        "发展党员",
        R"({"发展党员": "张三", "阶段": "接收预备党员", "日期": "2023-07-01", "所在党组织": "B"})",
        "stage", "还没有登记“发展对象”");
    county.refuses("发展党员", R"({"发展党员": "张三", "阶段": "积极分子", "日期": "2023-07-01"})",
                   "stage", "已于 2022年6月1日登记");
    county.refuses("发展党员", R"({"发展党员": "张三", "日期": "2022-05-01"})", "date",
                   "早于上一阶段");
    CHECK(county.preview("发展党员", R"({"发展党员": "张三", "日期": "2023-05-31"})")
              .warnings.front()
              .find("不满一年") != std::string::npos);
    CHECK(
        county.done("发展党员", R"({"发展党员": "张三", "日期": "2023-06-01"})").warnings.empty());
    county.refuses("发展党员", R"({"发展党员": "张三", "日期": "2023-12-01"})", "org",
                   "请填写“所在党组织”");
    county.done("发展党员",
                R"({"发展党员": "张三", "日期": "2023-12-01", "所在党组织": "甲支部"})");
    CHECK(county.rows("member", {"name", "status", "joined", "org", "unit", "relation"}) ==
          Lines{"张三 预备 2023-12-01 甲支部 甲公司 在册"});
    county.done("发展党员", R"({"发展党员": "张三", "日期": "2024-12-01"})");
    CHECK(county.rows("member", {"status", "confirmed"}) == Lines{"正式 2024-12-01"});
    CHECK(stages() == Lines{"2022-06-01 2023-06-01 2023-12-01 2024-12-01"});
    county.refuses("发展党员", R"({"发展党员": "张三", "日期": "2025-01-01"})", "stage",
                   "请填写“阶段”"); // there is no further one
}

TEST_CASE("发展党员: a row is ended; one without its member can't be confirmed")
{
    EventRig county;
    const auto firm = county.unit("甲公司");
    county.put("development", {{"id_number", person(1)},
                               {"applied", "2022-01-10"},
                               {"name", "张三"},
                               {"unit", firm},
                               {"activist", "2022-06-01"},
                               {"candidate", "2023-06-01"},
                               {"admitted", "2023-12-01"}});
    county.refuses("发展党员", R"({"发展党员": "张三", "阶段": "转正", "日期": "2024-12-01"})",
                   "who", "党员名册里没有");
    county.refuses("发展党员", R"({"发展党员": "张三", "阶段": "终止", "日期": "2023-11-30"})",
                   "date", "早于“接收预备党员”");
    county.done("发展党员", R"({"发展党员": "张三", "阶段": "终止", "日期": "2024-12-01"})");
    CHECK(county.rows("development", {"ended"}) == Lines{"2024-12-01"});
    county.refuses("发展党员", R"({"发展党员": "张三", "阶段": "转正", "日期": "2025-01-01"})",
                   "who", "已经结束");
}

TEST_CASE("换人, 离任: who follows has one row for each unit, also where he was there before")
{
    EventRig county;
    for (const auto& [code, name] : {std::pair{"Z1", "赵六"}, {"Z2", "孙九"}})
        county.put("instructor", {{"code", code}, {"name", name}, {"start", "2020-01-01"}});
    for (const char* name : {"甲公司", "乙公司", "丙公司"})
        county.unit(name);
    for (const char* units : {R"(["甲公司", "乙公司"])", R"(["丙公司"])"})
        county.done("派驻", R"({"指导员": "赵六", "派驻日期": "2025-01-01", "单位": )" +
                                std::string(units) + "}");
    county.done("派驻", R"({"指导员": "孙九", "派驻日期": "2025-02-01", "单位": ["甲公司"]})");
    const auto of_second = [&] {
        Lines lines = county.rows("dispatch", {"instructor", "unit", "start", "end"});
        std::erase_if(lines, [](const std::string& line) { return !line.starts_with("孙九"); });
        return lines;
    };
    const std::string begin =
        R"({"原指导员": "赵六", "接替指导员": "孙九", "换人日期": "2025-06-01", "单位": )";
    county.refuses("换人",
                   R"({"原指导员": "孙九", "接替指导员": "赵六", "换人日期": "2025-06-01",
                       "单位": ["甲公司", "乙公司"]})",
                   "units", "没有派到“乙公司”");
    const EventPlan plan = county.done("换人", begin + R"(["甲公司", "乙公司"]})");
    CHECK(plan.warnings.front().find("派到甲公司，") != std::string::npos);
    CHECK(of_second() == Lines{"孙九 甲公司 2025-02-01 -", "孙九 乙公司 2025-06-01 -"});
    county.done("派驻", R"({"指导员": "孙九", "派驻日期": "2025-06-10", "单位": ["丙公司"]})");
    CHECK(
        county.done("离任", R"({"指导员": "赵六", "离任日期": "2025-07-01", "接替指导员": "孙九"})")
            .warnings == Lines{"“孙九”已经派到丙公司，这些单位只结束“赵六”的派驻。"});
    CHECK(of_second() == Lines{"孙九 甲公司 2025-02-01 -", "孙九 乙公司 2025-06-01 -",
                               "孙九 丙公司 2025-06-10 -"});
    CHECK(county.rows("dispatch", {"instructor", "end"}).front() == "赵六 2025-06-01");
}

TEST_CASE("换人, 离任: who was to come later comes now, and that is told, all units or some")
{
    for (const char* how :
         {R"(换人 {"原指导员": "赵六", "接替指导员": "孙九", "换人日期": "2025-06-01"})",
          R"(换人 {"原指导员": "赵六", "接替指导员": "孙九", "换人日期": "2025-06-01",
                   "单位": ["甲公司"]})",
          R"(离任 {"指导员": "赵六", "离任日期": "2025-06-01", "接替指导员": "孙九"})"}) {
        CAPTURE(how);
        EventRig county;
        for (const auto& [code, name] : {std::pair{"Z1", "赵六"}, {"Z2", "孙九"}})
            county.put("instructor", {{"code", code}, {"name", name}, {"start", "2020-01-01"}});
        county.unit("甲公司");
        county.done("派驻", R"({"指导员": "赵六", "派驻日期": "2025-01-01", "单位": "甲公司"})");
        county.done("派驻", R"({"指导员": "孙九", "派驻日期": "2025-09-01", "单位": "甲公司"})");
        const std::string words = how;
        const EventPlan plan =
            county.done(words.substr(0, words.find(' ')), words.substr(words.find(' ') + 1));
        CHECK(std::ranges::count(plan.warnings,
                                 "“孙九”另有2025-09-01起派到甲公司的派驻，和这次的重复，"
                                 "请核对后去掉多余的。") == 1);
        CHECK(county.rows("dispatch", {"instructor", "start", "end"}) ==
              Lines{"赵六 2025-01-01 2025-06-01", "孙九 2025-09-01 -", "孙九 2025-06-01 -"});
    }
}

TEST_CASE("派驻, 换人, 离任: an instructor comes, is followed by another, goes")
{
    EventRig county;
    for (const auto& [code, name] : {std::pair{"Z1", "赵六"}, {"Z2", "孙九"}})
        county.put("instructor", {{"code", code}, {"name", name}, {"start", "2020-01-01"}});
    for (const char* name : {"甲公司", "乙公司", "丙公司"})
        county.unit(name);
    const auto dispatches = [&] {
        return county.rows("dispatch", {"instructor", "unit", "mode", "start", "end"});
    };
    const std::string begin =
        R"({"指导员": "赵六", "方式": "一员多户", "派驻日期": "2025-01-01", )";
    county.done("派驻", begin + R"("单位": ["甲公司", "乙公司"]})");
    CHECK(dispatches() ==
          Lines{"赵六 甲公司 一员多户 2025-01-01 -", "赵六 乙公司 一员多户 2025-01-01 -"});
    county.refuses("派驻", begin + R"("单位": ["乙公司", "丙公司"]})", "units", "已经派到乙公司");
    county.refuses("派驻", begin + R"("单位": ["丙公司", "丙公司"]})", "units", "写了两次");
    county.refuses("派驻", begin + R"("单位": []})", "units", "请填写“单位”");
    CHECK(county.preview("派驻", R"({"指导员": "Z2", "单位": "甲公司", "派驻日期": "2025-02-01"})")
              .warnings.front()
              .find("已有指导员（赵六）") != std::string::npos);
    county.refuses("换人",
                   R"({"原指导员": "赵六", "接替指导员": "赵六", "换人日期": "2025-06-01"})", "to",
                   "同一人");
    county.refuses("换人",
                   R"({"原指导员": "孙九", "接替指导员": "赵六", "换人日期": "2025-06-01"})",
                   "from", "没有派到");
    county.done("换人", R"({"原指导员": "赵六", "接替指导员": "孙九", "单位": ["甲公司"],
                           "换人日期": "2025-06-01"})");
    CHECK(dispatches() == Lines{"赵六 甲公司 一员多户 2025-01-01 2025-06-01",
                                "赵六 乙公司 一员多户 2025-01-01 -",
                                "孙九 甲公司 一员多户 2025-06-01 -"});
    const EventPlan left =
        county.preview("离任", R"({"指导员": "赵六", "离任日期": "2025-07-01"})");
    CHECK(left.advice == Lines{"乙公司不再有“赵六”联系，请另派指导员。"});
    CHECK(left.sheets.empty());
    const EventPlan followed = county.done(
        "指导员离任", R"({"指导员": "赵六", "离任日期": "2025-07-01", "接替指导员": "Z2"})");
    REQUIRE(followed.sheets.size() == 1);
    CHECK(followed.sheets.front().sheet == "dispatch-notice");
    CHECK(followed.sheets.front().keys == Lines{"Z2|乙公司|2025-07-01"});
    CHECK(county.rows("instructor", {"name", "end"}) == Lines{"赵六 2025-07-01", "孙九 -"});
    CHECK(dispatches().back() == "孙九 乙公司 一员多户 2025-07-01 -");
    county.refuses("派驻", R"({"指导员": "赵六", "单位": "丙公司", "派驻日期": "2025-08-01"})",
                   "instructor", "已经结束");
}

TEST_CASE("a new instructor gets the next number and his units; visits of a month go in together")
{
    EventRig county;
    county.put("instructor", {{"code", "ZD0099"}, {"name", "赵六"}, {"start", "2024-01-01"}});
    county.put("unit", {{"name", "甲公司"}});
    county.put("unit", {{"name", "乙公司"}});
    const EventPlan made = county.done("聘任指导员", R"({"姓名": "周七", "聘任日期": "2025-01-01",
                    "任期至": "2026-12-31", "单位": ["甲公司", "乙公司"]})");
    CHECK(county.rows("instructor", {"code", "name", "term_until"}) ==
          Lines{"ZD0099 赵六 -", "ZD0100 周七 2026-12-31"});
    CHECK(county.rows("dispatch", {"instructor", "unit", "start"}) ==
          Lines{"周七 甲公司 2025-01-01", "周七 乙公司 2025-01-01"});
    CHECK(made.sheets.size() == 2);
    county.done("指导员走访", R"({"指导员": "ZD0100", "日期": "2025-03-31", "单位": [
        {"单位": "甲公司", "走访日期": "2025-03-05", "内容": "组建"}, {"单位": "甲公司"},
        {"单位": "乙公司"}]})");
    CHECK(county.rows("duty", {"kind", "date", "unit", "content"}) ==
          Lines{"实地指导 2025-03-05 甲公司 组建", "实地指导 2025-03-31 甲公司 -",
                "实地指导 2025-03-31 乙公司 -"});
    county.done("撤回派驻",
                R"({"指导员": "ZD0100", "单位": ["乙公司"], "撤回日期": "2025-06-01"})");
    CHECK(county.rows("dispatch", {"unit", "end"}) == Lines{"甲公司 -", "乙公司 2025-06-01"});
    county.refuses("撤回派驻",
                   R"({"指导员": "ZD0100", "单位": ["乙公司"], "撤回日期": "2025-07-01"})", "units",
                   "没有派到");
}

TEST_CASE("how many units an instructor then has is told, whichever way they come to him")
{
    EventRig county;
    for (const auto& [code, name] : {std::pair{"Z1", "赵六"}, {"Z2", "孙九"}})
        county.put("instructor", {{"code", code}, {"name", name}, {"start", "2020-01-01"}});
    for (const char* name : {"甲公司", "乙公司", "丙公司"})
        county.unit(name);
    county.done("派驻", R"({"指导员": "赵六", "派驻日期": "2025-01-01", "单位": ["甲公司"]})");
    const auto told = [&](const char* event, const std::string& form) {
        const EventPlan plan = county.preview(event, form);
        REQUIRE(plan.refused.empty());
        return std::ranges::count_if(plan.advice, [](const std::string& line) {
            return line.find("共联系 2 家单位") != std::string::npos;
        });
    };
    CHECK(told("派驻", R"({"指导员": "赵六", "派驻日期": "2025-02-01", "单位": ["乙公司"]})") == 1);
    CHECK(told("派驻", R"({"指导员": "孙九", "派驻日期": "2025-02-01", "单位": ["乙公司"]})") == 0);
    county.done("派驻", R"({"指导员": "孙九", "派驻日期": "2025-02-01", "单位": ["乙公司"]})");
    CHECK(told("换人", R"({"原指导员": "赵六", "接替指导员": "孙九", "换人日期": "2025-06-01"})") ==
          1);
    CHECK(told("离任", R"({"指导员": "赵六", "离任日期": "2025-06-01", "接替指导员": "孙九"})") ==
          1);
    CHECK(told("聘任指导员", R"({"姓名": "周七", "聘任日期": "2025-06-01",
                                 "单位": ["甲公司", "丙公司"]})") == 1);
}

TEST_CASE("the next number is one more than the greatest of most, not the last of the alphabet")
{
    const auto next = [](std::initializer_list<const char*> codes) {
        EventRig county;
        for (const char* code : codes)
            county.put("instructor", {{"code", code}, {"name", code}, {"start", "2020-01-01"}});
        county.done("聘任指导员", R"({"姓名": "周七", "聘任日期": "2025-01-01"})");
        return county.rows("instructor", {"code"}).back();
    };
    CHECK(next({"ZD9", "ZD10"}) == "ZD11");
    CHECK(next({"ZD008", "ZD009", "临时99"}) == "ZD010");
    CHECK(next({"99"}) == "100");
}

TEST_CASE("指导员走访: units he wasn't sent to on that day are told")
{
    EventRig county;
    county.put("instructor", {{"code", "Z1"}, {"name", "赵六"}, {"start", "2020-01-01"}});
    for (const char* name : {"甲公司", "乙公司"})
        county.unit(name);
    county.done("派驻", R"({"指导员": "赵六", "派驻日期": "2025-02-01", "单位": ["甲公司"]})");
    const auto advice = [&](const char* unit, const char* day) {
        return county
            .preview("指导员走访", std::string(R"({"指导员": "Z1", "日期": ")") + day +
                                       R"(", "单位": [{"单位": ")" + unit + R"("}]})")
            .advice;
    };
    CHECK(advice("甲公司", "2025-02-10").empty());
    CHECK(advice("甲公司", "2025-01-10") ==
          Lines{"甲公司在走访的那天没有由这名指导员联系，请核对。"});
    CHECK(advice("乙公司", "2025-02-10").size() == 1);
}
