#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/clock.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/writer.h"
#include "tests/support/temp_folder.h"

namespace lx::test {

/// Field key and value: {"name", "宁夏某某有限公司"}, {"headcount", 12}, {"unit", id}.
using Fields = std::initializer_list<std::pair<std::string_view, Value>>;

/// A ledger file in a temporary folder with its jurisdiction (640121 永宁县, id 1), open for
/// writing. Its clock stands at 2025-09-30. Every failure fails the test.
class TestLedger
{
public:
    TestLedger();
    /// Another catalogue (own fields); it must outlive the ledger.
    explicit TestLedger(const Catalog& catalog);

    [[nodiscard]] Database& database() { return *m_database; }
    [[nodiscard]] const Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] LedgerStore store() { return LedgerStore(*m_database, m_catalog); }
    [[nodiscard]] Actor actor() const { return {"测试员", &m_clock}; }
    [[nodiscard]] const std::string& path() const { return m_file; }
    [[nodiscard]] const TempFolder& folder() const { return m_folder; }
    [[nodiscard]] const LedgerDef& def(std::string_view ledger) const;

    /// Adds a row in an action of its own; gives its id.
    std::int64_t put(std::string_view ledger, Fields fields);
    /// Changes fields of a row in an action of its own.
    WriteOutcome change(std::string_view ledger, std::int64_t id, Fields fields);
    void remove(std::string_view ledger, std::int64_t id);
    /// A row's value. The row must be there.
    [[nodiscard]] Value value(std::string_view ledger, std::int64_t id, std::string_view field);
    [[nodiscard]] std::string text(std::string_view ledger, std::int64_t id,
                                   std::string_view field);
    /// A writer for several rows in one action.
    [[nodiscard]] Writer begin(std::string title = "测试");
    /// Closes the file and opens it again.
    void reopen(Database::Mode mode = Database::Mode::ReadWrite);
    void close() { m_database.reset(); }
    /// What is written from now on is written on that day; it can't go back before the last action
    /// (the file was made on 2025-09-30).
    void go_on_to(Date day) { m_clock = FixedClock(day); }

private:
    const Catalog& m_catalog;
    TempFolder m_folder;
    std::string m_file;
    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
};

/// A record of these fields.
[[nodiscard]] Record record(const LedgerDef& def, Fields fields);

/// The error's sentence; "" for a success.
template <class T> [[nodiscard]] std::string message(const Result<T>& result)
{
    return result ? std::string() : result.error().message;
}

} // namespace lx::test
