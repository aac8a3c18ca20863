// What has a last day besides findings: milestones, supervision, targets.
#include "core/county/agenda.h"

#include <catch2/catch.hpp>

#include "tests/support/county_world.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

/// "title due×count", one a line.
std::string told(TestLedger& ledger, const char* day, Urgency urgency)
{
    std::string text;
    for (const AgendaItem& item :
         agenda_of(*county_on(ledger, day, agenda_needs(Definitions::program()->facts())))) {
        if (item.urgency == urgency)
            text += item.title + " " + item.due.iso() + "×" + std::to_string(item.count) + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("milestones that are not done fall due and become overdue the day after")
{
    TestLedger ledger;
    const auto campaign = ledger.put(
        "campaign", {{"name", "百日攻坚"}, {"start", "2025-06-01"}, {"end", "2025-12-31"}});
    ledger.put("milestone", {{"campaign", campaign}, {"task", "摸底"}, {"due", "2025-09-30"}});
    ledger.put("milestone", {{"campaign", campaign}, {"task", "组建"}, {"due", "2025-12-20"}});
    ledger.put(
        "milestone",
        {{"campaign", campaign}, {"task", "动员"}, {"due", "2025-06-10"}, {"done", "2025-06-12"}});
    CHECK(told(ledger, "2025-09-30", Urgency::Month) == "百日攻坚：摸底 2025-09-30×1\n");
    CHECK(told(ledger, "2025-10-01", Urgency::Overdue) == "百日攻坚：摸底 2025-09-30×1\n");
    CHECK(told(ledger, "2025-09-30", Urgency::HalfYear) == "百日攻坚：组建 2025-12-20×1\n");
    CHECK(told(ledger, "2025-06-11", Urgency::Overdue) == "百日攻坚：动员 2025-06-10×1\n");
    CHECK(told(ledger, "2025-05-31", Urgency::HalfYear).empty()); // not begun yet
}

TEST_CASE("open supervision of one urgency stands together until it is closed")
{
    TestLedger ledger;
    const auto put = [&](const char* code, const char* due) {
        return ledger.put("supervision", {{"code", code}, {"issued", "2025-08-01"}, {"due", due}});
    };
    const auto first = put("DB-1", "2025-08-20");
    put("DB-2", "2025-08-25");
    put("DB-3", "2025-10-10");
    CHECK(told(ledger, "2025-09-30", Urgency::Overdue) == "督办逾期未销号 2025-08-20×2\n");
    CHECK(told(ledger, "2025-09-30", Urgency::Month) == "督办即将到期 2025-10-10×1\n");
    ledger.change("supervision", first, {{"closed", "2025-09-15"}});
    CHECK(told(ledger, "2025-09-30", Urgency::Overdue) == "督办逾期未销号 2025-08-25×1\n");
    CHECK(told(ledger, "2025-09-10", Urgency::Overdue) == "督办逾期未销号 2025-08-20×2\n");
    CHECK(told(ledger, "2025-07-31", Urgency::Month).empty()); // not issued yet
}
