// What has a last day besides findings: milestones, supervision, targets.
#include "core/county/agenda.h"

#include <catch2/catch.hpp>

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
    CHECK(told(ledger, "2025-10-11") == "逾期: 届满未换届 2025-10-10×1 园区党委1\n");
    ledger.change("org", org, {{"last_election", "2025-10-09"}});
    CHECK(told(ledger, "2025-10-11").empty());
}
