// What has a last day besides findings: milestones, supervision, targets.
#include "core/county/agenda.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "tests/support/county_fixture.h"
#include "tests/support/county_world.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

/// "week: title due×count who", one a line.
std::string told(TestLedger& ledger, const char* day)
{
    std::string text;
    for (const AgendaItem& item :
         agenda_of(*county_on(ledger, day, agenda_needs(Definitions::program()->facts())))) {
        text += (item.week ? item.week->iso() : "逾期") + ": " + item.title + " " + item.due.iso() +
                "×" + std::to_string(item.count);
        for (const AgendaItem::Answers& who : item.who)
            text += " " + who.who + std::to_string(who.count);
        text += "\n";
    }
    return text;
}

} // namespace

TEST_CASE("milestones that are not done fall due and become overdue the day after")
{
    TestLedger ledger;
    const auto campaign = ledger.put(
        "campaign", {{"name", "百日攻坚"}, {"start", "2025-06-01"}, {"end", "2025-12-31"}});
    ledger.put("milestone", {{"campaign", campaign},
                             {"task", "摸底"},
                             {"due", "2025-09-30"},
                             {"responsible", "城关镇"}});
    ledger.put("milestone", {{"campaign", campaign}, {"task", "组建"}, {"due", "2025-12-20"}});
    ledger.put(
        "milestone",
        {{"campaign", campaign}, {"task", "动员"}, {"due", "2025-06-10"}, {"done", "2025-06-12"}});
    const std::string built = "2025-12-15: 组建 2025-12-20×1\n";
    CHECK(told(ledger, "2025-09-30") == "2025-09-29: 摸底 2025-09-30×1 城关镇1\n" + built);
    CHECK(told(ledger, "2025-10-01") == "逾期: 摸底 2025-09-30×1 城关镇1\n" + built);
    CHECK(told(ledger, "2025-06-11").starts_with("逾期: 动员 2025-06-10×1\n"));
    CHECK(told(ledger, "2025-05-31").empty()); // not begun yet
}

TEST_CASE("open supervision stands together by week until it is closed, under who sees to it")
{
    TestLedger ledger;
    const auto put = [&](const char* code, const char* due, const char* person) {
        return ledger.put(
            "supervision",
            {{"code", code}, {"issued", "2025-08-01"}, {"due", due}, {"person", person}});
    };
    const auto first = put("DB-1", "2025-08-20", "张三");
    put("DB-2", "2025-08-25", "李四");
    put("DB-4", "2025-08-26", "李四");
    put("DB-3", "2025-10-10", "张三");
    const std::string ahead = "2025-10-06: 督办到期 2025-10-10×1 张三1\n";
    CHECK(told(ledger, "2025-09-30") == "逾期: 督办逾期未销号 2025-08-20×3 李四2 张三1\n" + ahead);
    ledger.change("supervision", first, {{"closed", "2025-09-15"}});
    CHECK(told(ledger, "2025-09-30") == "逾期: 督办逾期未销号 2025-08-25×2 李四2\n" + ahead);
    CHECK(told(ledger, "2025-07-31").empty()); // not issued yet
}

TEST_CASE("terms of office fall due without any policy")
{
    TestLedger ledger;
    const auto above = ledger.put(
        "org",
        {{"code", "S"}, {"name", "园区党委"}, {"kind", "园区综合党委"}, {"founded", "2010-01-01"}});
    const auto unit = ledger.put(
        "unit",
        {{"name", "甲公司"}, {"category", "非公有制企业"}, {"type", "其他"}, {"status", "正常"}});
    const auto org = ledger.put("org", {{"code", "A"},
                                        {"name", "甲支部"},
                                        {"kind", "党支部"},
                                        {"parent", above},
                                        {"founded", "2022-10-10"}});
    ledger.put("coverage", {{"org", org}, {"unit", unit}, {"start", "2022-10-10"}});
    CHECK(told(ledger, "2025-09-30") == "2025-10-06: 任期届满换届 2025-10-10×1 园区党委1\n");
    CHECK(told(ledger, "2025-10-11") == "逾期: 届满未换 2025-10-10×1 园区党委1\n");
    ledger.change("org", org, {{"last_election", "2025-10-09"}});
    CHECK(told(ledger, "2025-10-11").empty());
}

TEST_CASE("what is overdue is what the list of the same figure holds, under the same name")
{
    CountyFixture file(2000);
    NoProgress quiet;
    const auto county = *County::load(
        *file.database, file.definitions,
        CountyWanted::by_pages({"ningxia-2018", "central-2012"}, file.clock.today()), quiet);
    const auto overdue =
        std::find_if(county->agenda.begin(), county->agenda.end(), [](const AgendaItem& item) {
            return item.kind == AgendaItem::Kind::Election && item.overdue();
        });
    const auto list = std::find_if(county->focus.begin(), county->focus.end(), [](const auto& one) {
        return one.def->id == "election_overdue";
    });
    REQUIRE(overdue != county->agenda.end());
    REQUIRE(list != county->focus.end());
    CHECK(overdue->title == list->def->title);
    std::vector<std::int64_t> ids;
    for (const FocusList::Row& row : list->rows)
        ids.push_back(row.id);
    std::sort(ids.begin(), ids.end());
    CHECK(overdue->ids == ids);
    // Neither policy tells of elections once more.
    for (const AgendaItem& item : county->agenda)
        if (item.rule != nullptr)
            CHECK_FALSE(FocusDefs::program().due_anyway(item.rule->full_id));
}

TEST_CASE("a rule or a target that is due says whose it is")
{
    CountyFixture file(2000);
    NoProgress quiet;
    const auto county = *County::load(
        *file.database, file.definitions,
        CountyWanted::by_pages({"ningxia-2018", "district-2020"}, *Date::from_iso("2020-09-30")),
        quiet);
    std::set<std::string> whose;
    for (const AgendaItem& item : county->agenda) {
        const PolicyPack* policy = county->policy(item);
        REQUIRE((policy != nullptr) == item.of_policy());
        if (item.kind == AgendaItem::Kind::Rule)
            CHECK(policy->rule(item.rule->full_id) == item.rule);
        if (item.kind == AgendaItem::Kind::Target) {
            whose.insert(policy->id());
            CHECK(std::any_of(policy->targets().begin(), policy->targets().end(),
                              [&](const Target& target) { return target.title == item.title; }));
        }
    }
    CHECK(whose.contains("district-2020"));
}
