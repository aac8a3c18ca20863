#include "tests/support/test_ledger.h"

#include <filesystem>
#include <string>

#include <stdlib.h>

#include <catch2/catch.hpp>

#include "core/store/init_file.h"

namespace lx::test {

namespace {

/// The value, or the test fails with the error's sentence.
template <class T> T must(Result<T> result)
{
    if (!result)
        FAIL(result.error().message << " [" << result.error().detail << "]");
    return std::move(*result);
}

void must(const Result<>& result)
{
    if (!result)
        FAIL(result.error().message << " [" << result.error().detail << "]");
}

} // namespace

Record record(const LedgerDef& def, Fields fields)
{
    Record row(def);
    for (const auto& [key, value] : fields) {
        INFO(def.code << "." << key);
        REQUIRE(def.index_of(key) >= 0);
        row.set(def, key, value);
    }
    return row;
}

TestLedger::TestLedger() : TestLedger(Catalog::builtin()) {}

TestLedger::TestLedger(const Catalog& catalog)
    : m_catalog(catalog), m_file(m_folder / "台账.lxdb"), m_clock(*Date::from_ymd(2025, 9, 30))
{
    m_database = must(init_file(m_file, m_catalog, actor(), {"640121", "永宁县", "县"}));
}

const LedgerDef& TestLedger::def(std::string_view ledger) const
{
    const LedgerDef* found = m_catalog.ledger(ledger);
    INFO(ledger);
    REQUIRE(found != nullptr);
    return *found;
}

Writer TestLedger::begin(std::string title)
{
    return must(Writer::begin(*m_database, m_catalog, actor(), std::move(title)));
}

std::int64_t TestLedger::put(std::string_view ledger, Fields fields)
{
    Record row = record(def(ledger), fields);
    Writer writer = begin("新增 " + def(ledger).name);
    must(writer.put(def(ledger), row));
    must(writer.commit());
    return row.id;
}

WriteOutcome TestLedger::change(std::string_view ledger, std::int64_t id, Fields fields)
{
    auto row = must(store().find(def(ledger), id));
    REQUIRE(row.has_value());
    for (const auto& [key, value] : fields)
        row->set(def(ledger), key, value);
    Writer writer = begin("修改 " + def(ledger).name);
    const WriteOutcome outcome = must(writer.put(def(ledger), *row));
    must(writer.commit());
    return outcome;
}

void TestLedger::remove(std::string_view ledger, std::int64_t id)
{
    Writer writer = begin("删除 " + def(ledger).name);
    must(writer.remove(def(ledger), id));
    must(writer.commit());
}

Value TestLedger::value(std::string_view ledger, std::int64_t id, std::string_view field)
{
    const auto row = must(store().find(def(ledger), id));
    INFO(ledger << " " << id);
    REQUIRE(row.has_value());
    return row->at(def(ledger), field);
}

std::string TestLedger::text(std::string_view ledger, std::int64_t id, std::string_view field)
{
    return text_of(value(ledger, id, field));
}

void TestLedger::reopen(Database::Mode mode)
{
    m_database.reset();
    m_database = must(Database::open(m_file, mode));
}

} // namespace lx::test
