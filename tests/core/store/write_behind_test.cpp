#include "core/store/write_behind.h"

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/store/change_log.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

constexpr int many_rows = 3000; // more than the queue holds

Record unit_number(const TestLedger& ledger, int number)
{
    return test::record(ledger.def("unit"), {{"name", "第" + std::to_string(number) + "公司"},
                                             {"area", 1},
                                             {"category", "非公有制企业"},
                                             {"type", "有限责任公司"},
                                             {"status", "正常"}});
}

} // namespace

TEST_CASE("rows written behind stand in the file and in its log like any others")
{
    TestLedger ledger;
    const LedgerDef& unit = ledger.def("unit");
    const LedgerDef& survey = ledger.def("survey");
    Writer writer = ledger.begin();
    for (int i = 0; i < many_rows; ++i) {
        Record row = unit_number(ledger, i);
        REQUIRE(writer.insert_behind(unit, row).has_value());
        Record of_it =
            test::record(survey, {{"unit", row.id}, {"date", "2025-06-30"}, {"headcount", i}});
        REQUIRE(writer.insert_behind(survey, of_it).has_value());
    }
    Record last = unit_number(ledger, many_rows);
    REQUIRE(writer.put(unit, last).has_value()); // waits for those before it
    CHECK(last.id == many_rows + 1);
    REQUIRE(writer.settle().has_value());
    CHECK(writer.changes() == 2 * many_rows + 1);
    CHECK(*ledger.store().count({.ledger = "unit"}) == many_rows + 1);
    REQUIRE(writer.commit().has_value());
    CHECK(ledger.text("unit", 1234, "name") == "第1233公司");
    CHECK(ledger.value("survey", 1234, "unit") == Value(std::int64_t{1234}));
    const auto changes = ChangeLog(ledger.database()).of_row("unit", 2000);
    REQUIRE(changes.has_value());
    REQUIRE(changes->size() == 1);
    CHECK(changes->front().label == "第1999公司");
    NoProgress progress;
    const auto items = verify(ledger.database(), ledger.catalog(), progress);
    REQUIRE(items.has_value());
    for (const auto& item : *items) {
        INFO(item.check << (item.findings.empty() ? "" : item.findings.front().sentence));
        CHECK((item.passed || item.warning));
    }
}

TEST_CASE("what is refused of rows written behind ends the action; nothing of it stays")
{
    TestLedger ledger;
    const LedgerDef& unit = ledger.def("unit");
    {
        Writer writer = ledger.begin();
        for (const int number : {1, 2, 1}) {
            Record row = unit_number(ledger, number);
            static_cast<void>(writer.insert_behind(unit, row));
        }
        const auto settled = writer.settle();
        REQUIRE_FALSE(settled.has_value());
        CHECK(settled.error().kind == ErrorKind::Database);
        CHECK(settled.error().message.find("第1公司") != std::string::npos);
        CHECK_FALSE(writer.commit().has_value());
    }
    {
        Writer writer = ledger.begin();
        Record row = test::record(unit, {{"name", "无处公司"}, {"area", 77}});
        REQUIRE(writer.insert_behind(unit, row).has_value());
        bool told = false;
        for (int i = 0; i < many_rows && !told; ++i) {
            Record next = unit_number(ledger, i);
            told = !writer.insert_behind(unit, next).has_value();
        }
        const auto settled = writer.settle();
        REQUIRE_FALSE(settled.has_value());
        CHECK(settled.error().message.find("属地") != std::string::npos);
    }
    CHECK(*ledger.store().count({.ledger = "unit"}) == 0);
}

TEST_CASE("a writer that goes while rows are written behind leaves nothing")
{
    TestLedger ledger;
    for (int round = 0; round < 5; ++round) {
        Writer writer = ledger.begin();
        for (int i = 0; i < 700 * round; ++i) {
            Record row = unit_number(ledger, i);
            REQUIRE(writer.insert_behind(ledger.def("unit"), row).has_value());
        }
    }
    CHECK(*ledger.store().count({.ledger = "unit"}) == 0);
    CHECK(*ChangeLog(ledger.database()).last_action() == 1);
}
