// 上报记录: what was made for a period, entered once however often it is made.
#include "core/edit/submit.h"

#include <catch2/catch.hpp>

#include "core/facts/definitions.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Submitting : TestLedger
{
    Submitting() : TestLedger(*catalog_of(Definitions::program())) {}
    Submission made(const char* day, std::optional<Date> reported = std::nullopt)
    {
        return {"组建党组织和发展党员情况季度表",
                "quarter-growth",
                *Period::parse("2025Q3"),
                *Date::from_iso(day),
                reported,
                "报表.xlsx",
                "永宁县两新工委"};
    }
    Result<Submitted> submit(const Submission& submission)
    {
        return record_submission(database(), catalog(), submission, actor());
    }
    std::int64_t rows() { return store().count({.ledger = "submission"}).value(); }
    std::string field(const char* key)
    {
        const auto all = store().first({.ledger = "submission"}, 1);
        return text("submission", all->front().id, key);
    }
};

} // namespace

TEST_CASE("what was made is entered once, and counted when it is made again")
{
    Submitting ledger;
    const auto first = ledger.submit(ledger.made("2025-10-03"));
    INFO(message(first));
    REQUIRE(first);
    CHECK(first->action != 0);
    CHECK(first->times == 1);
    CHECK(ledger.rows() == 1);
    CHECK(ledger.field("item") == "组建党组织和发展党员情况季度表");
    CHECK(ledger.field("period") == "2025Q3");
    CHECK(ledger.field("date") == "2025-10-03");
    CHECK(ledger.field("reporter") == "永宁县两新工委");
    CHECK(ledger.field("note").empty());

    // The day it first went out stays; one that is set counts, but for one still to come.
    REQUIRE(ledger.submit(ledger.made("2025-10-20")));
    CHECK(ledger.field("date") == "2025-10-03");
    CHECK(ledger.field("note") == "已生成 2 次");
    REQUIRE(ledger.submit(ledger.made("2025-10-20", Date::from_iso("2025-10-09"))));
    CHECK(ledger.field("date") == "2025-10-09");
    const auto fourth = ledger.submit(ledger.made("2025-10-20", Date::from_iso("2025-11-01")));
    CHECK(fourth->times == 4);
    CHECK(ledger.field("date") == "2025-10-09");
    CHECK(ledger.field("note") == "已生成 4 次");
    CHECK(ledger.rows() == 1);
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), fourth->action));
    CHECK(ledger.field("note") == "已生成 3 次");
}

TEST_CASE("a row entered by hand under the id is the same one, and keeps its note")
{
    Submitting ledger;
    const auto area = ledger.store().find_key(ledger.def("area"), "640121").value().value();
    ledger.put("submission", {{"item", "quarter-growth"},
                              {"period", "2025Q3"},
                              {"area", area},
                              {"date", "2025-10-08"},
                              {"note", "已生成 纸质一份"}});
    REQUIRE(ledger.submit(ledger.made("2025-10-20")));
    CHECK(ledger.rows() == 1);
    CHECK(ledger.field("item") == "quarter-growth");
    CHECK(ledger.field("note") == "已生成 纸质一份\n已生成 2 次");
}

TEST_CASE("what is made of a period that runs is not handed up")
{
    const Period quarter = *Period::parse("2025Q3");
    CHECK_FALSE(is_submitted(quarter, *Date::from_iso("2025-09-29")));
    CHECK(is_submitted(quarter, *Date::from_iso("2025-09-30")));
}
