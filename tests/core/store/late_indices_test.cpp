#include "core/store/late_indices.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/store/statement.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

constexpr int many_rows = static_cast<int>(LateIndices::from) + 500;

Record unit_number(const TestLedger& ledger, int number)
{
    return test::record(ledger.def("unit"), {{"name", "第" + std::to_string(number) + "公司"},
                                             {"area", 1},
                                             {"category", "非公有制企业"},
                                             {"type", "有限责任公司"},
                                             {"status", "正常"}});
}

/// Numbers `first` to `last` into the ledger; gives the id of the last one.
std::int64_t insert(TestLedger& ledger, Writer& writer, int first, int last)
{
    std::int64_t id = 0;
    for (int i = first; i <= last; ++i) {
        Record row = unit_number(ledger, i);
        REQUIRE(writer.insert_behind(ledger.def("unit"), row).has_value());
        id = row.id;
    }
    return id;
}

/// What the schema has of the table's indices, in its order.
std::vector<std::string> indices(TestLedger& ledger)
{
    auto select = Statement::prepare(ledger.database(),
                                     "SELECT sql FROM sqlite_schema WHERE type = 'index' AND"
                                     " tbl_name = 'unit' ORDER BY rowid");
    REQUIRE(select.has_value());
    std::vector<std::string> found;
    while (*select->step())
        found.emplace_back(select->text(0));
    return found;
}

void check_sound(TestLedger& ledger)
{
    CHECK(*query_text(ledger.database().handle(), "PRAGMA integrity_check") == "ok");
    NoProgress progress;
    const auto items = verify(ledger.database(), ledger.catalog(), progress);
    REQUIRE(items.has_value());
    for (const auto& item : *items) {
        INFO(item.check << (item.findings.empty() ? "" : item.findings.front().sentence));
        CHECK((item.passed || item.warning));
    }
}

} // namespace

TEST_CASE("indices are left out while many rows are written and made again word for word")
{
    TestLedger ledger;
    const std::vector<std::string> before = indices(ledger);
    REQUIRE(before.size() > 5);
    {
        Writer writer = ledger.begin();
        insert(ledger, writer, 1, static_cast<int>(LateIndices::from));
        CHECK(indices(ledger) == before); // not for few
        insert(ledger, writer, static_cast<int>(LateIndices::from) + 1, many_rows);
        CHECK(indices(ledger).empty());
        REQUIRE(writer.settle().has_value());
        CHECK(indices(ledger) == before);
        REQUIRE(writer.commit().has_value());
    }
    check_sound(ledger);
    ledger.reopen(); // which looks at the schema
    CHECK(indices(ledger) == before);
    CHECK(*ledger.store().find_key(ledger.def("unit"), "第777公司") == 777);
    CHECK(*ledger.store().count({.ledger = "unit"}) == many_rows);
    // A few more are few beside those that are there.
    Writer writer = ledger.begin();
    insert(ledger, writer, many_rows + 1, many_rows + static_cast<int>(LateIndices::from));
    CHECK(indices(ledger) == before);
}

TEST_CASE("a row that is changed meanwhile is held against all that are there")
{
    TestLedger ledger;
    const LedgerDef& unit = ledger.def("unit");
    const std::vector<std::string> before = indices(ledger);
    Writer writer = ledger.begin();
    Record row = unit_number(ledger, many_rows);
    row.id = insert(ledger, writer, 1, many_rows);
    row.set(unit, "name", std::string("第1公司"));
    const auto refused = writer.put(unit, row);
    CHECK(test::message(refused).find("第1公司") != std::string::npos);
    row.set(unit, "name", std::string("改名公司"));
    REQUIRE(writer.put(unit, row).has_value());
    Record again = unit_number(ledger, 2);
    CHECK(test::message(writer.put(unit, again)).find("第2公司") != std::string::npos);
    insert(ledger, writer, many_rows, many_rows + 10);
    REQUIRE(writer.commit().has_value());
    CHECK(indices(ledger) == before);
    CHECK(ledger.text("unit", row.id, "name") == "改名公司");
    check_sound(ledger);
}

TEST_CASE("a key that two of many rows have is told when they are settled; nothing of them stays")
{
    TestLedger ledger;
    const std::vector<std::string> before = indices(ledger);
    {
        Writer writer = ledger.begin();
        insert(ledger, writer, 1, many_rows);
        insert(ledger, writer, 33, 33);
        const auto settled = writer.settle();
        REQUIRE_FALSE(settled.has_value());
        CHECK(settled.error().kind == ErrorKind::Database);
        CHECK(settled.error().message.find("第33公司") != std::string::npos);
        CHECK_FALSE(writer.commit().has_value());
    }
    CHECK(indices(ledger) == before);
    CHECK(*ledger.store().count({.ledger = "unit"}) == 0);
}

TEST_CASE("many rows that are dropped or stopped leave the indices as they were")
{
    class Stopped final : public Progress
    {
    public:
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    };
    TestLedger ledger;
    const std::vector<std::string> before = indices(ledger);
    {
        Writer writer = ledger.begin();
        insert(ledger, writer, 1, many_rows);
    }
    CHECK(indices(ledger) == before);
    {
        Writer writer = ledger.begin();
        insert(ledger, writer, 1, many_rows);
        Stopped stopped;
        const auto settled = writer.settle(&stopped);
        REQUIRE_FALSE(settled.has_value());
        CHECK(settled.error().kind == ErrorKind::Cancelled);
    }
    CHECK(indices(ledger) == before);
    CHECK(*ledger.store().count({.ledger = "unit"}) == 0);
    Writer writer = ledger.begin();
    Record row = unit_number(ledger, 1);
    REQUIRE(writer.put(ledger.def("unit"), row).has_value());
    REQUIRE(writer.commit().has_value());
    check_sound(ledger);
}
