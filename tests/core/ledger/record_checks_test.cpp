#include "core/ledger/record_checks.h"

#include <algorithm>
#include <initializer_list>

#include <catch2/catch.hpp>

#include "core/base/uscc.h"

using lx::Catalog;
using lx::Date;
using lx::LedgerDef;
using lx::Record;
using lx::RecordIssue;
using lx::Value;

namespace {

using Fields = std::initializer_list<std::pair<const char*, Value>>;

const LedgerDef& ledger(const char* code)
{
    return *Catalog::builtin().ledger(code);
}

std::vector<RecordIssue> check(const char* code, Fields base, Fields more = {})
{
    Record record(ledger(code));
    for (const Fields& fields : {base, more}) {
        for (const auto& [key, value] : fields)
            record.set(ledger(code), key, value);
    }
    return lx::check_record(Catalog::builtin(), ledger(code), record,
                            *Date::from_iso("2025-09-30"));
}

/// "error key" and "warning key" of all issues, joined by ", ".
std::string told(const std::vector<RecordIssue>& issues)
{
    std::string out;
    for (const RecordIssue& issue : issues) {
        CHECK_FALSE(issue.message.empty());
        out += (out.empty() ? "" : ", ") + std::string(issue.warning ? "warning " : "error ") +
               issue.field;
    }
    return out;
}

const Fields good_unit{{"uscc", "91110000600037341L"},
                       {"name", "某公司"},
                       {"category", "非公有制企业"},
                       {"type", "有限责任公司"},
                       {"status", "正常"}};
const Fields good_member{{"id_number", "11010519491231002X"},
                         {"name", "某人"},
                         {"status", "正式"},
                         {"joined", "1975-07-01"},
                         {"relation", "在册"}};

} // namespace

TEST_CASE("a complete row has nothing to say about")
{
    CHECK(told(check("unit", good_unit)).empty());
    CHECK(told(check("member", good_member)).empty());
}

TEST_CASE("required fields")
{
    CHECK(told(check("unit", {{"name", "某公司"}})) ==
          "warning uscc, error category, error type, error status"); // 代码待补
    CHECK(told(check("unit", {})) ==
          "error uscc, error name, error category, error type, error status");
}

TEST_CASE("codes are judged with the row's reason")
{
    CHECK(told(check("unit", good_unit, {{"uscc", "91110000600037341N"}})) == "warning uscc");
    CHECK(
        told(check("unit", good_unit, {{"uscc", "91110000600037341N"}, {"uscc_note", "执照如此"}}))
            .empty());
    CHECK(told(check("unit", good_unit, {{"uscc", "640100000012345"}})) == "warning uscc");
    CHECK(told(check("member", good_member, {{"id_number", "110105194912310021"}})) ==
          "error id_number");
    CHECK(told(check("member", good_member,
                     {{"id_number", "110105194912310021"}, {"id_note", "户籍证明如此"}})) ==
          "warning id_number");
    CHECK(told(check("member", good_member,
                     {{"id_number", "1101051949"}, {"id_note", "户籍证明如此"}})) ==
          "error id_number"); // a reason does not help here
    CHECK(told(check("unit", good_unit, {{"phone", "123"}})) == "warning phone");
}

TEST_CASE("ranges and dictionaries")
{
    CHECK(told(check("unit", good_unit, {{"longitude", 38.2}})) == "error longitude");
    CHECK(told(check("unit", good_unit, {{"longitude", 106.2}, {"latitude", 38.2}})).empty());
    CHECK(told(check("member", good_member, {{"stars", std::int64_t{6}}})) == "error stars");
    CHECK(told(check("rating", {{"org", std::int64_t{1}},
                                {"year", std::int64_t{2024}},
                                {"stars", std::int64_t{0}}}))
              .empty());
    CHECK(told(check("rating", {{"org", std::int64_t{1}},
                                {"year", std::int64_t{1824}},
                                {"stars", std::int64_t{5}}})) == "error year");
    CHECK(told(check("unit", good_unit, {{"status", "兴旺"}})) == "error status");
    CHECK(told(check("unit", good_unit, {{"type", "律师事务所"}})) == "error type");
    CHECK(told(check("unit", good_unit, {{"type", "其他"}})).empty());
    CHECK(told(check("unit", good_unit, {{"industry", "自己的说法"}})).empty()); // open
    CHECK(told(check("unit", good_unit, {{"registered", "去年"}})) == "error registered");
}

TEST_CASE("fields that are offered only beside another value")
{
    const Fields org{
        {"code", "D1"}, {"name", "某支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}};
    CHECK(told(check("org", org, {{"joint_mode", "同业共建"}})) == "warning joint_mode");
    CHECK(told(check("org", org, {{"kind", "联合党支部"}, {"joint_mode", "同业共建"}})).empty());
    const Fields honour{{"object_kind", "党组织"},
                        {"object", "D1"},
                        {"honour", "示范点"},
                        {"level", "县"},
                        {"year", std::int64_t{2024}}};
    CHECK(told(check("honour", honour, {{"good_team", std::int64_t{0}}})).empty());
    CHECK(told(check("honour", honour, {{"good_team", std::int64_t{1}}})) == "warning good_team");
}

TEST_CASE("a field that another one asks for")
{
    const Fields struck{{"struck", "2025-06-30"}};
    CHECK(told(check("unit", good_unit, struck)) == "warning struck_reason");
    CHECK(told(check("unit", good_unit, {{"struck_reason", "空壳"}})) == "warning struck");
    CHECK(told(check("unit", good_unit, {{"struck", "2025-06-30"}, {"struck_reason", "空壳"}}))
              .empty());
    CHECK(told(check("member", good_member, {{"leave_reason", "去世"}})) == "warning moved_out");
    // Older lists have the day alone.
    CHECK(told(check("member", good_member, {{"moved_out", "2025-06-30"}})).empty());
}

TEST_CASE("an election's days and votes come one after the other")
{
    const Fields election{{"org", std::int64_t{1}},       {"term", "第三届"},
                          {"requested", "2024-04-01"},    {"approved", "2024-04-10"},
                          {"date", "2024-05-20"},         {"expected", std::int64_t{20}},
                          {"attended", std::int64_t{18}}, {"valid_votes", std::int64_t{18}},
                          {"reported", "2024-05-20"}};
    CHECK(told(check("election", election)).empty());
    CHECK(told(check("election", election, {{"approved", "2024-03-31"}})) == "warning approved");
    CHECK(told(check("election", election, {{"date", "2024-04-09"}})) == "warning date");
    CHECK(told(check("election", election, {{"reported", "2024-05-19"}})) == "warning reported");
    CHECK(told(check("election", election, {{"attended", std::int64_t{21}}})) ==
          "warning expected");
    CHECK(told(check("election", election, {{"valid_votes", std::int64_t{19}}})) ==
          "warning attended");
}

TEST_CASE("fields of one row agree")
{
    CHECK(told(check("unit", good_unit,
                     {{"registered", "2020-01-01"}, {"deregistered", "2019-01-01"}})) ==
          "error deregistered");
    CHECK(told(check("unit", good_unit,
                     {{"registered", "2020-01-01"}, {"deregistered", "2020-01-01"}}))
              .empty());
    std::string society = "51640121MJX000001";
    society.push_back(lx::uscc_check_character(society));
    CHECK(told(check("unit", good_unit, {{"uscc", society}})) == "warning category");
    CHECK(told(check("unit", good_unit,
                     {{"uscc", society}, {"category", "社会组织"}, {"type", "社会团体"}}))
              .empty());
    CHECK(told(check("member", good_member, {{"confirmed", "1974-07-01"}})) == "error confirmed");
    CHECK(told(check("member", good_member,
                     {{"moved_in", "2020-01-01"}, {"moved_out", "2019-12-31"}})) ==
          "error moved_out");
    CHECK(told(check("member", good_member, {{"gender", "男"}})) == "warning gender");
    CHECK(told(check("member", good_member, {{"gender", "女"}, {"born", "1949-12-31"}})).empty());
    CHECK(told(check("member", good_member, {{"born", "1950-01-01"}})) == "warning born");
    CHECK(told(check("member", good_member, {{"joined", "1966-07-01"}})) == "warning joined");
    CHECK(told(check("member", good_member, {{"status", "预备"}, {"confirmed", "2024-01-01"}})) ==
          "warning confirmed");
    CHECK(told(check("member", good_member, {{"status", "预备"}, {"confirmed", "2026-01-01"}}))
              .empty());
    const Fields activity{{"org", std::int64_t{1}}, {"kind", "党课"}, {"date", "2025-03-01"}};
    CHECK(told(check("activity", activity,
                     {{"expected", std::int64_t{5}}, {"attended", std::int64_t{7}}})) ==
          "warning expected");
    CHECK(told(check("assessment", {{"year", std::int64_t{2024}},
                                    {"assessor", std::int64_t{1}},
                                    {"org", std::int64_t{1}}})) == "warning org");
}

TEST_CASE("money belongs to exactly one of organization, unit and area")
{
    const Fields fund{
        {"year", std::int64_t{2025}}, {"item", "支出"}, {"amount", std::int64_t{100}}};
    CHECK(told(check("fund", fund)) == "error org");
    CHECK(told(check("fund", fund, {{"unit", std::int64_t{3}}})).empty());
    CHECK(told(check("fund", fund, {{"unit", std::int64_t{3}}, {"area", std::int64_t{1}}})) ==
          "error org");
    CHECK(told(check("fund", fund, {{"unit", std::int64_t{3}}, {"date", "2024-12-31"}})) ==
          "warning year");
}

TEST_CASE("without a day to look from, what has passed is not judged")
{
    Record record(ledger("member"));
    for (const auto& [key, value] : good_member)
        record.set(ledger("member"), key, value);
    record.set(ledger("member"), "status", std::string("预备"));
    record.set(ledger("member"), "confirmed", std::string("2024-01-01"));
    CHECK(lx::check_record(Catalog::builtin(), ledger("member"), record).empty());
}

TEST_CASE("a day that can hardly be meant is doubted, with the day that may be meant")
{
    const auto doubts = [](const char* field, const char* day) {
        const auto issues = check("unit", good_unit, {{field, day}});
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].warning);
        CHECK_FALSE(issues[0].code);
        CHECK(issues[0].field == field);
        return issues[0].message;
    };
    const auto has = [](const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    };
    CHECK(has(doubts("registered", "2205-03-01"), "是否为 2025-03-01"));
    CHECK(has(doubts("registered", "2025-10-01"), "在今天（2025-09-30）之后"));
    CHECK(has(doubts("registered", "2025-12-01"), "是否为 2025-01-12")); // month and day
    CHECK(has(doubts("registered", "1025-03-01"), "早于 1949-10-01"));
    CHECK(has(doubts("planned_date", "2205-03-01"), "离今天太远")); // may lie ahead, but not so far
    CHECK(told(check("unit", good_unit, {{"registered", "2025-09-30"}})).empty());
    CHECK(told(check("unit", good_unit, {{"planned_date", "2026-03-01"}})).empty());
    CHECK(told(check("rating", {{"org", std::int64_t{1}},
                                {"year", std::int64_t{2052}},
                                {"stars", std::int64_t{3}}})) == "warning year");
    CHECK(told(check("member", good_member, {{"joined", "1920-07-01"}, {"born", "1890-01-01"}})) ==
          "warning born, warning joined, warning born, warning id_number");
    Record record(ledger("org"));
    record.set(ledger("org"), "founded", std::string("2205-01-01"));
    const auto without_today = lx::check_record(Catalog::builtin(), ledger("org"), record);
    CHECK(std::any_of(without_today.begin(), without_today.end(), [](const RecordIssue& issue) {
        return issue.field == "founded" && issue.warning;
    }));
    record.set(ledger("org"), "founded", std::string("2030-01-01"));
    for (const RecordIssue& issue : lx::check_record(Catalog::builtin(), ledger("org"), record))
        CHECK_FALSE(issue.field == "founded");
}

TEST_CASE("nobody is older than 120 on the last day that matters, or not yet born")
{
    const Fields old{{"id_number", "11010519000101001X"}, // born 1900-01-01
                     {"name", "某人"},
                     {"status", "正式"},
                     {"joined", "1930-07-01"},
                     {"relation", "在册"}};
    CHECK(told(check("member", old)) == "warning id_number");
    CHECK(told(check("member", old, {{"moved_out", "1990-03-01"}})).empty()); // died at 90
    CHECK(told(check("member", old, {{"born", "1910-01-01"}})) ==
          "warning born"); // the given date of birth counts before the number's
    const Fields post{{"org", std::int64_t{1}},
                      {"id_number", "11010519000101001X"},
                      {"name", "某人"},
                      {"title", "委员"},
                      {"start", "2020-01-01"}};
    CHECK(told(check("post", post)) == "warning id_number");
    CHECK(told(check("post", post, {{"end", "2019-12-31"}})) == "error end");
    const Fields investor{
        {"unit", std::int64_t{1}}, {"name", "某人"}, {"id_number", "11010519000101001X"}};
    CHECK(told(check("investor", investor)) == "warning id_number");
}

TEST_CASE("younger than 18 at joining: by the date of birth, else by the ID number")
{
    CHECK(told(check("member", good_member, {{"joined", "1967-12-30"}})) == "warning joined");
    CHECK(told(check("member", good_member, {{"joined", "1967-12-31"}})).empty());
}

TEST_CASE("more members than staff")
{
    const Fields survey{{"unit", std::int64_t{1}},
                        {"date", "2025-03-01"},
                        {"headcount", std::int64_t{3}},
                        {"formal", std::int64_t{2}}};
    CHECK(told(check("survey", survey, {{"probationary", std::int64_t{1}}})).empty());
    CHECK(told(check("survey", survey,
                     {{"probationary", std::int64_t{1}}, {"unregistered", std::int64_t{1}}})) ==
          "warning headcount");
}

TEST_CASE("doubts about codes are told apart: they have lists of their own")
{
    const auto only = [](std::vector<RecordIssue> issues) {
        REQUIRE(issues.size() == 1);
        return issues[0];
    };
    CHECK(only(check("unit", good_unit, {{"uscc", "91110000600037341N"}})).code);
    CHECK(only(check("unit", good_unit, {{"phone", "123"}})).code);
    CHECK_FALSE(only(check("unit", good_unit,
                           {{"registered", "2020-01-01"}, {"planned_date", "2019-01-01"}}))
                    .code);
}
