// Supervised findings: numbered on, told apart by the day.
#include "core/edit/supervise.h"

#include <catch2/catch.hpp>

#include "core/county/supervision.h"
#include "tests/support/county_world.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const char* const rule = "ningxia-2018/6.a";

struct Supervising : TestLedger
{
    std::int64_t org = put("org", {{"code", "A1"}, {"name", "望远镇党委"}});
    std::int64_t unit = put("unit", {{"name", "甲公司"}});
    std::int64_t other = put("unit", {{"name", "乙公司"}});

    SupervisedFinding finding(std::int64_t id, const char* of = rule)
    {
        return {of, "正式党员3名以上单独建党组织", "unit", id, org};
    }
    Result<std::vector<std::int64_t>> issue(const std::vector<SupervisedFinding>& findings,
                                            const char* day = "2025-09-01",
                                            const char* due = "2025-09-30")
    {
        Writer writer = begin("督办");
        NoProgress progress;
        auto made =
            supervise(database(), catalog(), writer, findings,
                      {*Date::from_iso(day), *Date::from_iso(due), "张三", "补录党员"}, progress);
        if (made)
            REQUIRE(writer.commit().has_value());
        return made;
    }
    std::string on(const char* day, std::int64_t id)
    {
        const Supervisions all = Supervisions::of(
            *county_on(*this, day, Supervisions::needs(Definitions::program()->facts())));
        const Supervised* found = all.find(rule, "unit", id);
        return found == nullptr ? "" : found->code + std::string(supervision_title(found->state));
    }
};

} // namespace

TEST_CASE("rows are numbered on after the greatest of their year")
{
    Supervising ledger;
    ledger.put("supervision", {{"code", "DB-2025-0012"}});
    ledger.put("supervision", {{"code", "DB-2024-0099"}});
    ledger.put("supervision", {{"code", "DB2025101"}});
    const auto made = ledger.issue({ledger.finding(ledger.unit), ledger.finding(ledger.other)});
    REQUIRE(made.has_value());
    REQUIRE(made->size() == 2);
    CHECK(ledger.text("supervision", (*made)[0], "code") == "DB-2025-0013");
    CHECK(ledger.text("supervision", (*made)[0], "person") == "张三");
    CHECK(ledger.text("supervision", (*made)[0], "demand") == "补录党员");
    CHECK(ledger.text("supervision", (*made)[1], "code") == "DB-2025-0014");
    CHECK(ledger.text("supervision", (*made)[0], "subject") == "甲公司");
    CHECK(ledger.text("supervision", (*made)[0], "source") == "正式党员3名以上单独建党组织");
    CHECK(ledger.text("supervision", (*made)[0], "rule") == rule);
    CHECK(ledger.value("supervision", (*made)[0], "org") == Value(ledger.org));
}

TEST_CASE("a supervised finding is open, overdue from the day after its last, closed when it is")
{
    Supervising ledger;
    const auto made = ledger.issue({ledger.finding(ledger.unit)});
    REQUIRE(made.has_value());
    CHECK(ledger.on("2025-08-31", ledger.unit).empty());
    CHECK(ledger.on("2025-09-01", ledger.unit) == "DB-2025-0001督办中");
    CHECK(ledger.on("2025-09-30", ledger.unit) == "DB-2025-0001督办中");
    CHECK(ledger.on("2025-10-01", ledger.unit) == "DB-2025-0001督办逾期");
    ledger.change("supervision", made->front(), {{"closed", "2025-10-05"}});
    CHECK(ledger.on("2025-10-04", ledger.unit) == "DB-2025-0001督办逾期");
    CHECK(ledger.on("2025-10-05", ledger.unit) == "DB-2025-0001已销号");
    // Again after it was closed: the open one counts.
    REQUIRE(ledger.issue({ledger.finding(ledger.unit)}, "2025-11-01", "2025-11-30").has_value());
    CHECK(ledger.on("2025-11-02", ledger.unit) == "DB-2025-0002督办中");
    // It stays with the unit when its code comes in.
    ledger.change("unit", ledger.unit, {{"uscc", "91110000600037341L"}});
    CHECK(ledger.on("2025-11-02", ledger.unit) == "DB-2025-0002督办中");
}

TEST_CASE("what is under supervision already is left out; days the wrong way round are refused")
{
    Supervising ledger;
    REQUIRE(ledger.issue({ledger.finding(ledger.unit)}).has_value());
    const auto again = ledger.issue({ledger.finding(ledger.unit), ledger.finding(ledger.other)});
    REQUIRE(again.has_value());
    CHECK(again->size() == 1);
    const auto wrong =
        ledger.issue({ledger.finding(ledger.unit, "ningxia-2018/6.b")}, "2025-09-30", "2025-09-01");
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().message.find("整改期限不能早于下发日期") != std::string::npos);
}

TEST_CASE("ordered again on an earlier day it is still one order, as long as the later one is open")
{
    Supervising ledger;
    const auto later = ledger.issue({ledger.finding(ledger.unit)}, "2025-12-01", "2026-06-30");
    REQUIRE(later.has_value());
    const auto earlier = [&] {
        return ledger.issue({ledger.finding(ledger.unit)}, "2025-06-30", "2025-12-31");
    };
    CHECK(earlier()->empty());
    ledger.change("supervision", later->front(), {{"closed", "2025-12-10"}});
    CHECK(earlier()->size() == 1);
}

TEST_CASE("a rule and the list that holds it are one matter: no unit gets two orders")
{
    Supervising ledger;
    const char* const list = "focus/unbuilt";
    REQUIRE(ledger.issue({ledger.finding(ledger.unit, list)})->size() == 1);
    CHECK(ledger.on("2025-09-02", ledger.unit) == "DB-2025-0001督办中"); // asked of the rule
    CHECK(ledger.issue({ledger.finding(ledger.unit)})->empty());
    REQUIRE(ledger.issue({ledger.finding(ledger.other)})->size() == 1);
    CHECK(ledger.issue({ledger.finding(ledger.other, list)})->empty());
    // Another matter of the same unit is one of its own, however often it is named at once.
    const auto once = ledger.finding(ledger.unit, "ningxia-2018/7.a");
    CHECK(ledger.issue({once, once})->size() == 1);
}

TEST_CASE("several matters are closed on a day; those closed before keep theirs")
{
    Supervising ledger;
    const auto made = ledger.issue({ledger.finding(ledger.unit), ledger.finding(ledger.other)});
    REQUIRE(made.has_value());
    ledger.change("supervision", made->front(), {{"closed", "2025-09-10"}});
    const auto close = [&](const std::vector<std::int64_t>& ids, const char* day) {
        Writer writer = ledger.begin("销号");
        NoProgress progress;
        auto closed = close_supervisions(ledger.database(), ledger.catalog(), writer, ids,
                                         *Date::from_iso(day), progress);
        if (closed)
            REQUIRE(writer.commit().has_value());
        return closed;
    };
    const auto early = close(*made, "2025-08-31");
    REQUIRE_FALSE(early.has_value());
    CHECK(early.error().message.find("不能早于“DB-2025-0001”的下发日期") != std::string::npos);
    const auto closed = close(*made, "2025-09-20");
    REQUIRE(closed.has_value());
    CHECK(*closed == 1);
    CHECK(ledger.text("supervision", made->front(), "closed") == "2025-09-10");
    CHECK(ledger.text("supervision", made->back(), "closed") == "2025-09-20");
    CHECK_FALSE(close({made->back() + 100}, "2025-09-20").has_value());
}

TEST_CASE("a number beyond all bounds does not stop the counting")
{
    Supervising ledger;
    ledger.put("supervision", {{"code", "DB-2025-2147483647"}});
    ledger.put("supervision", {{"code", "DB-2025-0007"}});
    const auto made = ledger.issue({ledger.finding(ledger.unit)});
    REQUIRE(made.has_value());
    CHECK(ledger.text("supervision", made->front(), "code") == "DB-2025-0008");
}
