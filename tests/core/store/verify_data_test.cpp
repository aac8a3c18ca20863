// What verify says of rows that don't fit rows of other ledgers: each check on a row that is wrong
// and on one that is just right.

#include <algorithm>
#include <functional>
#include <map>

#include <catch2/catch.hpp>

#include "core/base/id_number.h"
#include "core/store/data_checks.h"
#include "core/store/statement.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

/// A valid ID number of somebody born on 1980-01-01.
std::string id_number(int serial)
{
    std::string number = "64012119800101" + std::to_string(100 + serial);
    number.push_back(id_check_character(number));
    return number;
}

/// One organization with a roster of one, one unit, one instructor: nothing to find.
class County : public TestLedger
{
public:
    County()
    {
        root = put("org", {{"code", "A0"},
                           {"name", "两新工委"},
                           {"kind", "两新工委"},
                           {"founded", "2012-01-01"}});
        org = put_org("A1", "第一支部", "党支部");
        unit = put_unit(1, "甲公司");
        instructor =
            put("instructor", {{"code", "Z1"}, {"name", "钱指导"}, {"start", "2021-01-01"}});
        member = put_member(1, "李泉");
    }

    std::int64_t put_org(const char* code, const char* name, const char* kind)
    {
        return put("org", {{"code", code},
                           {"name", name},
                           {"kind", kind},
                           {"parent", root},
                           {"founded", "2020-01-01"}});
    }
    std::int64_t put_unit(int serial, const char* name)
    {
        return put("unit", {{"uscc", "9164012100000000" + std::to_string(10 + serial)},
                            {"name", name},
                            {"category", "非公有制企业"},
                            {"type", "有限责任公司"},
                            {"registered", "2019-01-01"},
                            {"status", "正常"}});
    }
    std::int64_t put_member(int serial, const char* name, const char* relation = "在册")
    {
        return put("member", {{"id_number", id_number(serial)},
                              {"name", name},
                              {"status", "正式"},
                              {"joined", "2010-07-01"},
                              {"org", org},
                              {"unit", unit},
                              {"relation", relation}});
    }
    std::int64_t put_post(int serial, const char* title, const char* start, Value end = {},
                          Value source = {})
    {
        return put("post", {{"org", org},
                            {"id_number", id_number(serial)},
                            {"name", "赵任职"},
                            {"title", title},
                            {"source", source},
                            {"start", start},
                            {"end", end}});
    }

    /// What the checks on content find, by check; at the ledger's day.
    std::map<std::string, std::vector<VerifyFinding>> found(std::optional<Date> today)
    {
        NoProgress progress;
        auto items = verify(database(), catalog(), progress, today);
        INFO(test::message(items));
        REQUIRE(items.has_value());
        std::map<std::string, std::vector<VerifyFinding>> all;
        for (const VerifyItem& item : *items) {
            CHECK((item.kind == VerifyKind::Data || item.passed));
            CHECK((item.warning || item.passed));
            CHECK(item.passed == item.findings.empty());
            CHECK(item.total == static_cast<std::int64_t>(item.findings.size()));
            if (!item.passed)
                all[item.check] = item.findings;
        }
        return all;
    }
    std::map<std::string, std::vector<VerifyFinding>> found()
    {
        return found(actor().clock->today());
    }

    std::int64_t root = 0;
    std::int64_t org = 0;
    std::int64_t unit = 0;
    std::int64_t instructor = 0;
    std::int64_t member = 0;
};

constexpr const char* dates = "各台账之间的日期";
constexpr const char* leftovers = "已经结束而没有了结的行";
constexpr const char* persons = "任职的人员";
constexpr const char* overlaps = "同时存在的覆盖、派驻、联系和任职";
constexpr const char* counts = "党员人数与从业人员数";
constexpr const char* doubts = "每一行的存疑之处";

/// Puts a row that is wrong or, with the other day, right; gives its id.
struct Case
{
    const char* check;
    const char* ledger;
    const char* says;
    std::function<std::int64_t(County&, const char* day)> put;
    const char* wrong;
    const char* right;
};

void dissolve(County& county)
{
    county.change("org", county.org, {{"dissolved", "2024-01-01"}});
    county.change("member", county.member, {{"org", county.root}});
}

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {dates, "survey", "早于登记日期 2019-01-01",
         [](County& c, const char* day) {
             return c.put("survey", {{"unit", c.unit}, {"date", day}, {"headcount", 9}});
         },
         "2018-12-31", "2019-01-01"},
        {dates, "survey", "晚于注销日期 2024-01-01",
         [](County& c, const char* day) {
             c.change("unit", c.unit, {{"deregistered", "2024-01-01"}});
             return c.put("survey", {{"unit", c.unit}, {"date", day}, {"headcount", 9}});
         },
         "2024-01-02", "2024-01-01"},
        {dates, "coverage", "早于党组织成立日期",
         [](County& c, const char* day) {
             return c.put("coverage", {{"org", c.org}, {"unit", c.unit}, {"start", day}});
         },
         "2019-12-31", "2020-01-01"},
        {dates, "coverage", "早于单位登记日期",
         [](County& c, const char* day) {
             c.change("org", c.org, {{"founded", "2015-01-01"}});
             return c.put("coverage", {{"org", c.org}, {"unit", c.unit}, {"start", day}});
         },
         "2018-12-31", "2019-01-01"},
        {dates, "activity", "早于党组织成立日期",
         [](County& c, const char* day) {
             return c.put("activity", {{"org", c.org}, {"kind", "党课"}, {"date", day}});
         },
         "2019-12-31", "2020-01-01"},
        {dates, "activity", "晚于党组织撤销日期",
         [](County& c, const char* day) {
             dissolve(c);
             return c.put("activity", {{"org", c.org}, {"kind", "党课"}, {"date", day}});
         },
         "2024-01-02", "2024-01-01"},
        {dates, "election", "第二届的选举日期 2019-12-31 早于党组织成立日期",
         [](County& c, const char* day) {
             return c.put("election", {{"org", c.org}, {"term", "第二届"}, {"date", day}});
         },
         "2019-12-31", "2020-01-01"},
        {dates, "election", "晚于党组织撤销日期",
         [](County& c, const char* day) {
             dissolve(c);
             return c.put("election", {{"org", c.org}, {"term", "第二届"}, {"date", day}});
         },
         "2024-01-02", "2024-01-01"},
        {dates, "election", "上次换届日期 2023-06-18 相差不到一个月",
         [](County& c, const char* day) {
             c.change("org", c.org, {{"last_election", "2023-06-18"}});
             return c.put("election", {{"org", c.org}, {"term", "第二届"}, {"date", day}});
         },
         "2023-06-01", "2023-06-18"},
        {dates, "election", "第一届和第二届登记了同一个选举日期",
         [](County& c, const char* day) {
             c.put("election", {{"org", c.org}, {"term", "第一届"}, {"date", "2020-01-01"}});
             return c.put("election", {{"org", c.org}, {"term", "第二届"}, {"date", day}});
         },
         "2020-01-01", "2023-01-01"},
        {dates, "post", "早于党组织成立日期",
         [](County& c, const char* day) { return c.put_post(1, "书记", day); }, "2019-12-31",
         "2020-01-01"},
        {dates, "dispatch", "早于指导员本人的起始日期",
         [](County& c, const char* day) {
             return c.put("dispatch",
                          {{"instructor", c.instructor}, {"unit", c.unit}, {"start", day}});
         },
         "2020-12-31", "2021-01-01"},
        {dates, "dispatch", "早于单位登记日期",
         [](County& c, const char* day) {
             c.change("instructor", c.instructor, {{"start", "2015-01-01"}});
             return c.put("dispatch",
                          {{"instructor", c.instructor}, {"unit", c.unit}, {"start", day}});
         },
         "2018-12-31", "2019-01-01"},
        {dates, "duty", "早于其起始日期",
         [](County& c, const char* day) {
             return c.put("duty",
                          {{"instructor", c.instructor}, {"kind", "季度总结"}, {"date", day}});
         },
         "2020-12-31", "2021-01-01"},
        {dates, "duty", "晚于其终止日期",
         [](County& c, const char* day) {
             c.change("instructor", c.instructor, {{"end", "2024-01-01"}});
             return c.put("duty",
                          {{"instructor", c.instructor}, {"kind", "季度总结"}, {"date", day}});
         },
         "2024-01-02", "2024-01-01"},
        {dates, "contact", "早于单位登记日期",
         [](County& c, const char* day) {
             return c.put("contact", {{"unit", c.unit}, {"contact", "税务局"}, {"start", day}});
         },
         "2018-12-31", "2019-01-01"},
        {dates, "transfer", "介绍信日期",
         [](County& c, const char* day) {
             return c.put("transfer", {{"member", c.member}, {"letter_date", day}});
         },
         "2010-06-30", "2010-07-01"},
        {dates, "care", "关怀帮扶",
         [](County& c, const char* day) {
             return c.put("care", {{"member", c.member}, {"date", day}});
         },
         "2010-06-30", "2010-07-01"},
        {dates, "development", "不一致",
         [](County& c, const char* day) {
             return c.put("development", {{"id_number", id_number(1)},
                                          {"name", "李泉"},
                                          {"unit", c.unit},
                                          {"applied", "2008-01-01"},
                                          {"admitted", day}});
         },
         "2010-01-07", "2010-07-01"},
        {dates, "development", "党员台账的转正日期",
         [](County& c, const char* day) {
             c.change("member", c.member, {{"confirmed", "2011-07-01"}});
             return c.put("development", {{"id_number", id_number(1)},
                                          {"name", "李泉"},
                                          {"unit", c.unit},
                                          {"applied", "2008-01-01"},
                                          {"confirmed", day}});
         },
         "2011-01-07", "2011-07-01"},
        {dates, "rating", "星级年度 2002",
         [](County& c, const char* year) {
             return c.put("rating", {{"org", c.org}, {"year", std::stoll(year)}, {"stars", 3}});
         },
         "2002", "2020"},
        {dates, "assessment", "考核年度 2002",
         [](County& c, const char* year) {
             return c.put("assessment",
                          {{"org", c.org}, {"assessor", c.root}, {"year", std::stoll(year)}});
         },
         "2002", "2020"},
        {dates, "fund", "年度 2002",
         [](County& c, const char* year) {
             return c.put(
                 "fund",
                 {{"org", c.org}, {"item", "支出"}, {"amount", 100}, {"year", std::stoll(year)}});
         },
         "2002", "2020"},
        {leftovers, "post", "已于 2024-01-01 撤销",
         [](County& c, const char* end) {
             dissolve(c);
             return c.put_post(1, "书记", "2021-01-01", *end != 0 ? Value(end) : Value());
         },
         "", "2024-01-01"},
        {leftovers, "post", "已于 2024-01-01 撤销",
         [](County& c, const char* end) {
             dissolve(c);
             return c.put_post(1, "书记", "2021-01-01", end);
         },
         "2024-01-02", "2023-06-01"},
        {leftovers, "post", "转出（去世、出党）",
         [](County& c, const char* end) {
             c.put_member(2, "留下的人");
             c.change("member", c.member, {{"moved_out", "2024-01-01"}});
             return c.put_post(1, "书记", "2021-01-01", *end != 0 ? Value(end) : Value());
         },
         "", "2024-01-01"},
        {leftovers, "coverage", "撤销",
         [](County& c, const char* end) {
             dissolve(c);
             return c.put("coverage", {{"org", c.org},
                                       {"unit", c.unit},
                                       {"start", "2021-01-01"},
                                       {"end", *end != 0 ? Value(end) : Value()}});
         },
         "", "2024-01-01"},
        {leftovers, "coverage", "注销",
         [](County& c, const char* end) {
             c.change("unit", c.unit, {{"deregistered", "2024-01-01"}});
             return c.put("coverage", {{"org", c.org},
                                       {"unit", c.unit},
                                       {"start", "2021-01-01"},
                                       {"end", *end != 0 ? Value(end) : Value()}});
         },
         "", "2024-01-01"},
        {leftovers, "dispatch", "注销",
         [](County& c, const char* end) {
             c.change("unit", c.unit, {{"deregistered", "2024-01-01"}});
             return c.put("dispatch", {{"instructor", c.instructor},
                                       {"unit", c.unit},
                                       {"start", "2021-01-01"},
                                       {"end", *end != 0 ? Value(end) : Value()}});
         },
         "", "2024-01-01"},
        {leftovers, "dispatch", "离任",
         [](County& c, const char* end) {
             c.change("instructor", c.instructor, {{"end", "2024-01-01"}});
             return c.put("dispatch", {{"instructor", c.instructor},
                                       {"unit", c.unit},
                                       {"start", "2021-01-01"},
                                       {"end", *end != 0 ? Value(end) : Value()}});
         },
         "", "2024-01-01"},
        {leftovers, "contact", "注销",
         [](County& c, const char* end) {
             c.change("unit", c.unit, {{"deregistered", "2024-01-01"}});
             return c.put("contact", {{"unit", c.unit},
                                      {"contact", "税务局"},
                                      {"start", "2021-01-01"},
                                      {"end", *end != 0 ? Value(end) : Value()}});
         },
         "", "2024-01-01"},
        {leftovers, "member", "撤销",
         [](County& c, const char* out) {
             c.change("org", c.org, {{"dissolved", "2024-01-01"}});
             c.change("member", c.member, {{"moved_out", *out != 0 ? Value(out) : Value()}});
             return c.member;
         },
         "", "2024-01-01"},
        {leftovers, "org", "上级",
         [](County& c, const char* day) {
             c.change("org", c.root, {{"dissolved", "2024-01-01"}});
             c.change("org", c.org, {{"dissolved", *day != 0 ? Value(day) : Value()}});
             c.change("member", c.member, {{"moved_out", "2024-01-01"}});
             return c.org;
         },
         "", "2024-01-01"},
        {leftovers, "unit", "管理党组织",
         [](County& c, const char* day) {
             dissolve(c);
             c.change(
                 "unit", c.unit,
                 {{"managing_org", c.org}, {"deregistered", *day != 0 ? Value(day) : Value()}});
             return c.unit;
         },
         "", "2023-01-01"},
        {leftovers, "unit", "行业管理党组织",
         [](County& c, const char* day) {
             dissolve(c);
             c.change("unit", c.unit,
                      {{"sector_org", c.org}, {"deregistered", *day != 0 ? Value(day) : Value()}});
             return c.unit;
         },
         "", "2023-01-01"},
        {doubts, "unit", "没有填剔除原因",
         [](County& c, const char* reason) {
             c.change("unit", c.unit,
                      {{"struck", "2025-06-30"},
                       {"struck_reason", *reason != 0 ? Value(reason) : Value()}});
             return c.unit;
         },
         "", "空壳"},
        {doubts, "unit", "没有填剔除日期",
         [](County& c, const char* day) {
             c.change("unit", c.unit,
                      {{"struck_reason", "僵尸"}, {"struck", *day != 0 ? Value(day) : Value()}});
             return c.unit;
         },
         "", "2019-01-01"},
        {doubts, "member", "没有填转出（去世、出党）日期",
         [](County& c, const char* day) {
             c.change("member", c.member,
                      {{"leave_reason", "去世"}, {"moved_out", *day != 0 ? Value(day) : Value()}});
             return c.member;
         },
         "", "2025-01-01"},
        {doubts, "election", "选举日期早于批复日期",
         [](County& c, const char* day) {
             return c.put(
                 "election",
                 {{"org", c.org}, {"term", "第二届"}, {"approved", "2024-05-20"}, {"date", day}});
         },
         "2024-05-19", "2024-05-20"},
        {doubts, "election", "实到人数多于应到人数",
         [](County& c, const char* count) {
             return c.put("election", {{"org", c.org},
                                       {"term", "第二届"},
                                       {"date", "2024-05-20"},
                                       {"expected", 20},
                                       {"attended", std::stoll(count)}});
         },
         "21", "20"},
        {doubts, "election", "有效票多于实到人数",
         [](County& c, const char* count) {
             return c.put("election", {{"org", c.org},
                                       {"term", "第二届"},
                                       {"date", "2024-05-20"},
                                       {"attended", 18},
                                       {"valid_votes", std::stoll(count)}});
         },
         "19", "18"},
        {counts, "survey", "有 1 人，而党员台账里这天在这里工作的党员有 2 人",
         [](County& c, const char* relation) {
             c.put_member(2, "王二", relation);
             c.put("survey", {{"unit", c.unit}, {"date", "2024-01-01"}, {"headcount", 0}});
             return c.put("survey", {{"unit", c.unit}, {"date", "2025-01-01"}, {"headcount", 1}});
         },
         "未转入(口袋)", "流出"},
        {doubts, "survey", "多于从业人员数",
         [](County& c, const char* count) {
             return c.put("survey", {{"unit", c.unit},
                                     {"date", "2025-01-01"},
                                     {"headcount", 3},
                                     {"formal", 2},
                                     {"unregistered", std::stoll(count)}});
         },
         "2", "1"},
        {doubts, "org", "是否为 2025-01-01",
         [](County& c, const char* day) {
             return c.put(
                 "org", {{"code", "A9"}, {"name", "新支部"}, {"kind", "党支部"}, {"founded", day}});
         },
         "2205-01-01", "2025-01-01"},
        {persons, "post", "第一支部”的委员赵任职",
         [](County& c, const char* source) {
             return c.put_post(7, "委员", "2021-01-01", {}, *source != 0 ? Value(source) : Value());
         },
         "", "上级选派"},
        {persons, "post", "没有",
         [](County& c, const char* end) {
             return c.put_post(7, "委员", "2021-01-01", *end != 0 ? Value(end) : Value());
         },
         "", "2025-09-30"},
        {overlaps, "coverage", "重叠",
         [](County& c, const char* end) {
             c.put("coverage", {{"org", c.org},
                                {"unit", c.unit},
                                {"start", "2021-01-01"},
                                {"end", *end != 0 ? Value(end) : Value()}});
             return c.put("coverage", {{"org", c.org}, {"unit", c.unit}, {"start", "2022-01-01"}});
         },
         "", "2022-01-01"},
        {overlaps, "dispatch", "重叠",
         [](County& c, const char* end) {
             c.put("dispatch", {{"instructor", c.instructor},
                                {"unit", c.unit},
                                {"start", "2021-01-01"},
                                {"end", end}});
             return c.put(
                 "dispatch",
                 {{"instructor", c.instructor}, {"unit", c.unit}, {"start", "2022-01-01"}});
         },
         "2022-01-02", "2022-01-01"},
        {overlaps, "contact", "重叠",
         [](County& c, const char* end) {
             c.put(
                 "contact",
                 {{"unit", c.unit}, {"contact", "税务局"}, {"start", "2021-01-01"}, {"end", end}});
             return c.put("contact",
                          {{"unit", c.unit}, {"contact", "税务局"}, {"start", "2022-01-01"}});
         },
         "2022-01-02", "2022-01-01"},
        {overlaps, "post", "有两行在时间上重叠",
         [](County& c, const char* end) {
             c.put_post(1, "委员", "2021-01-01", end);
             return c.put_post(1, "委员", "2022-01-01");
         },
         "2022-01-02", "2022-01-01"},
        {overlaps, "post", "同时有两名书记",
         [](County& c, const char* end) {
             c.put_member(2, "王二");
             c.put_post(1, "书记", "2021-01-01", *end != 0 ? Value(end) : Value());
             return c.put_post(2, "书记", "2024-01-01");
         },
         "", "2024-01-01"},
    };
    return all;
}

} // namespace

TEST_CASE("a county whose rows fit together passes the checks between ledgers")
{
    County county;
    county.put("coverage", {{"org", county.org}, {"unit", county.unit}, {"start", "2020-01-01"}});
    county.put_post(1, "书记", "2020-01-01");
    CHECK(county.found().empty());
    CHECK(county.found(std::nullopt).empty());
}

TEST_CASE("each check between ledgers finds its row and leaves one that is just right alone")
{
    for (const Case& each : cases()) {
        CAPTURE(each.says, each.ledger, each.wrong, each.right);
        {
            County county;
            const std::int64_t row = each.put(county, each.wrong);
            const auto found = county.found();
            REQUIRE(found.contains(each.check));
            const auto& findings = found.at(each.check);
            const auto told =
                std::find_if(findings.begin(), findings.end(), [&](const VerifyFinding& finding) {
                    return finding.sentence.find(each.says) != std::string::npos;
                });
            REQUIRE(told != findings.end());
            INFO(told->sentence);
            CHECK(told->ledger == each.ledger);
            CHECK(told->row == row);
            CHECK(told->sentence.find('{') == std::string::npos);
            CHECK(told->sentence.ends_with("。"));
            CHECK(found.size() == 1);
            CHECK(findings.size() == 1);
        }
        County county;
        each.put(county, each.right);
        for (const auto& [check, findings] : county.found()) {
            INFO(check << findings.front().sentence);
            CHECK(findings.empty());
        }
    }
}

TEST_CASE("every statement of the checks between ledgers has a case here")
{
    std::size_t statements = 0;
    for (const DataItem& item : data_items())
        statements += item.checks.size();
    std::size_t between = 0;
    for (const Case& each : cases())
        between += each.check == std::string(doubts) ? 0 : 1;
    // Two organizations of one unit, and results that differ from their assessment's, have tests of
    // their own; two checks have two cases.
    CHECK(between == statements - 2 + 2);
}

TEST_CASE("two organizations of one unit's own, unless one above both covers it too")
{
    County county;
    const auto cover = [&](std::int64_t org, std::int64_t unit, const char* start = "2021-01-01") {
        return county.put("coverage", {{"org", org}, {"unit", unit}, {"start", start}});
    };
    cover(county.org, county.unit);
    const auto second = county.put_org("A2", "第二支部", "党支部");
    SECTION("side by side")
    {
        const auto row = cover(second, county.unit, "2022-01-01");
        const auto found = county.found();
        REQUIRE(found.contains(overlaps));
        REQUIRE(found.at(overlaps).size() == 1);
        CHECK(found.at(overlaps)[0].row == row);
        CHECK(found.at(overlaps)[0].sentence.find("单位“甲公司”从 2022-01-01 起") !=
              std::string::npos);
    }
    SECTION("one of them has other units: not its own")
    {
        cover(second, county.unit, "2022-01-01");
        cover(second, county.put_unit(2, "乙公司"));
        CHECK(county.found().empty());
    }
    SECTION("one of them is a joint branch by kind")
    {
        county.change("org", second, {{"kind", "联合党支部"}});
        cover(second, county.unit, "2022-01-01");
        CHECK(county.found().empty());
    }
    SECTION("one is the other's superior")
    {
        county.change("org", second, {{"kind", "党总支"}});
        county.change("org", county.org, {{"parent", second}});
        cover(second, county.unit, "2022-01-01");
        CHECK(county.found().empty());
    }
    SECTION("both belong to one that covers the unit")
    {
        const auto top = county.put_org("A3", "公司党委", "党委");
        county.change("org", county.org, {{"parent", top}});
        county.change("org", second, {{"parent", top}});
        cover(top, county.unit);
        cover(second, county.unit, "2022-01-01");
        CHECK(county.found().empty());
    }
    SECTION("one after the other")
    {
        cover(second, county.unit, "2022-01-01");
        county.change("org", county.org, {{"dissolved", "2022-01-01"}});
        county.change("member", county.member, {{"org", second}});
        const auto found = county.found();
        CHECK_FALSE(found.contains(overlaps)); // the first is gone; its open row is told elsewhere
        CHECK(found.contains(leftovers));
    }
}

TEST_CASE("whoever holds a post is known to some ledger of people, where there is a roster")
{
    County county;
    const std::string number = id_number(7);
    county.put_post(7, "党务干事", "2021-01-01");
    SECTION("nobody knows the person")
    {
        CHECK(county.found().contains(persons));
    }
    SECTION("the pool of workers does")
    {
        county.put("worker", {{"id_number", number}, {"name", "赵任职"}});
        CHECK(county.found().empty());
    }
    SECTION("the investors do")
    {
        county.put("investor", {{"unit", county.unit}, {"name", "赵任职"}, {"id_number", number}});
        CHECK(county.found().empty());
    }
    SECTION("the instructors do")
    {
        county.put(
            "instructor",
            {{"code", "Z2"}, {"name", "赵任职"}, {"id_number", number}, {"start", "2021-01-01"}});
        CHECK(county.found().empty());
    }
    SECTION("the applicants do")
    {
        county.put("development", {{"id_number", number},
                                   {"name", "赵任职"},
                                   {"unit", county.unit},
                                   {"applied", "2024-01-01"}});
        CHECK(county.found().empty());
    }
    SECTION("the organization keeps no roster")
    {
        county.remove("member", county.member);
        CHECK(county.found().empty());
    }
}

TEST_CASE("what lies ahead is not over yet")
{
    County county;
    county.put_post(1, "书记", "2021-01-01");
    county.change("org", county.org, {{"dissolved", "2025-12-31"}});
    const auto found = county.found();
    CHECK_FALSE(found.contains(leftovers));
    CHECK(county.found(*Date::from_iso("2026-01-01")).contains(leftovers));
}

TEST_CASE("circles are found in every ledger that refers to itself")
{
    for (const char* ledger : {"area", "org"}) {
        CAPTURE(ledger);
        County county;
        const auto first =
            ledger == std::string("area")
                ? county.put(
                      "area",
                      {{"code", "640121001"}, {"name", "东街道"}, {"kind", "街道"}, {"parent", 1}})
                : county.org;
        const std::string id = std::to_string(first);
        REQUIRE(execute(county.database().handle(),
                        "UPDATE " + std::string(ledger) + " SET parent = id WHERE id = " + id)
                    .has_value());
        NoProgress progress;
        const auto items = verify(county.database(), county.catalog(), progress);
        REQUIRE(items.has_value());
        const auto trees = std::find_if(items->begin(), items->end(), [](const VerifyItem& item) {
            return item.check == "上下级关系";
        });
        REQUIRE(trees != items->end());
        REQUIRE(trees->findings.size() == 1);
        CHECK(trees->findings[0].ledger == ledger);
        CHECK(trees->findings[0].row == first);
        CHECK(trees->findings[0].sentence.find("转了一圈") != std::string::npos);
    }
    // Those two are all there are: a third ledger needs no new code, but a case here.
    int references = 0;
    for (const LedgerDef& def : Catalog::builtin().ledgers())
        for (const FieldDef& field : def.fields)
            references += field.ledger == def.code ? 1 : 0;
    CHECK(references == 2);
}
