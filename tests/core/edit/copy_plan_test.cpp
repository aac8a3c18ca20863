// A year's plan taken over into another.
#include "core/edit/copy_plan.h"

#include <catch2/catch.hpp>

#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Plans
{
    TestLedger ledger;
    std::int64_t first = org("A1", "2010-01-01");
    std::int64_t second = org("A2", "2010-01-01");

    std::int64_t org(const char* code, const char* founded, Value dissolved = {})
    {
        return ledger.put("org", {{"code", code},
                                  {"name", code},
                                  {"kind", "党支部"},
                                  {"founded", founded},
                                  {"dissolved", std::move(dissolved)}});
    }
    void plan(std::int64_t of, const char* kind, const char* date, const char* topic = "")
    {
        ledger.put(
            "plan",
            {{"org", of}, {"kind", kind}, {"date", date}, {"topic", topic}, {"person", "张三"}});
    }
    PlanCopied copy(const PlanCopy& wanted)
    {
        Writer writer = ledger.begin(plan_copy_title(wanted));
        NoProgress quiet;
        const auto done = copy_plan(ledger.database(), ledger.catalog(), writer, wanted, quiet);
        REQUIRE(message(done) == std::string());
        REQUIRE(writer.commit());
        return *done;
    }
    /// Keys and persons of the lines of a year, by day.
    std::vector<std::string> lines(const std::string& year)
    {
        Query query;
        query.ledger = "plan";
        query.filters = {{"date", ">=", year + "-01-01"}, {"date", "<=", year + "-12-31"}};
        LedgerStore store = ledger.store();
        std::vector<std::string> told;
        const std::vector<Record> rows = store.first(query, -1).value();
        for (const Record& row : rows)
            told.push_back(store.subject_key(ledger.def("plan"), row.id).value() + " " +
                           text_of(row.at(ledger.def("plan"), "person")));
        return told;
    }
};

} // namespace

TEST_CASE("each one's own plan comes again on the same days, once")
{
    Plans f;
    f.plan(f.first, "党课", "2024-02-29", "党史");
    f.plan(f.second, "主题党日", "2024-03-15");
    f.plan(f.first, "党课", "2023-05-01"); // of another year
    const PlanCopied done = f.copy({2024, 2025, {}, {}});
    CHECK(done.added == 2);
    CHECK(f.lines("2025") ==
          std::vector<std::string>{"A1|党课|2025-02-28|党史 张三", "A2|主题党日|2025-03-15| 张三"});
    const PlanCopied again = f.copy({2024, 2025, {}, {}});
    CHECK(again.added == 0);
    CHECK(again.there == 2);
}

TEST_CASE("only those that are asked for, and one's plan for others without its persons")
{
    Plans f;
    f.plan(f.first, "党课", "2024-05-01");
    f.plan(f.second, "党课", "2024-06-01");
    CHECK(f.copy({2024, 2025, {}, {f.second}}).added == 1);
    CHECK(f.lines("2025") == std::vector<std::string>{"A2|党课|2025-06-01| 张三"});
    CHECK(f.copy({2024, 2024, f.first, {f.second}}).added == 1);
    CHECK(f.lines("2024").front() == "A1|党课|2024-05-01| 张三");
    CHECK(f.lines("2024")[1] == "A2|党课|2024-05-01| ");
}

TEST_CASE("nothing is planned for an organization that isn't there on the day")
{
    Plans f;
    const auto gone = f.org("A3", "2010-01-01", "2025-04-01");
    f.plan(gone, "党课", "2024-03-01");
    f.plan(gone, "党课", "2024-04-01");
    const PlanCopied done = f.copy({2024, 2025, {}, {}});
    CHECK(done.added == 1);
    CHECK(done.gone == 1);
}

TEST_CASE("a pattern without a plan is refused")
{
    Plans f;
    Writer writer = f.ledger.begin();
    NoProgress quiet;
    const auto done = copy_plan(f.ledger.database(), f.ledger.catalog(), writer,
                                {2024, 2025, f.first, {f.second}}, quiet);
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == ErrorKind::Refused);
    CHECK(done.error().message.find("2024年没有年度计划") != std::string::npos);
}
