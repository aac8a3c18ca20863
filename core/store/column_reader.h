#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/columns.h"

namespace lx {

class Database;

/// A field to read into a column.
struct ColumnRequest
{
    int field = 0;           ///< position in the definition
    bool given_only = false; ///< only whether there is something in it
};

/// Reads fields of a ledger into typed columns straight from SQLite's C interface, ordered by id.
/// References come as ids in `i64` (kNone64 = none) and lists as ids in `i64` beside `starts`: the
/// caller knows which rows they are. Texts go to `texts`. `ids`: only these rows; null: all.
/// Errors: Database, Cancelled.
[[nodiscard]] Result<ColumnTable> read_columns(Database& database, const LedgerDef& def,
                                               const std::vector<ColumnRequest>& fields,
                                               const std::vector<std::int64_t>* ids,
                                               TextPool& texts, Progress& progress);

/// Texts of many rows behind one another.
class TextColumn
{
public:
    void push_back(std::string_view text)
    {
        m_bytes.append(text);
        m_ends.push_back(m_bytes.size());
    }
    [[nodiscard]] std::string_view operator[](std::size_t i) const
    {
        const std::size_t from = i == 0 ? 0 : m_ends[i - 1];
        return std::string_view(m_bytes).substr(from, m_ends[i] - from);
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }

private:
    std::string m_bytes;
    std::vector<std::size_t> m_ends;
};

/// Natural keys and names for people of all rows of a ledger, ascending by id: what
/// LedgerStore::keys and labels give for some.
struct RowNames
{
    std::vector<std::int64_t> ids;
    TextColumn keys;
    TextColumn names;
};
/// Errors: Database, Cancelled.
[[nodiscard]] Result<RowNames> read_names(Database& database, const Catalog& catalog,
                                          const LedgerDef& def, Progress& progress);

/// Holds one view of the file for several reads on a connection (a read transaction).
class ReadView
{
public:
    [[nodiscard]] static Result<ReadView> begin(Database& database);
    ReadView(ReadView&& other) noexcept;
    ReadView& operator=(ReadView&&) = delete;
    ~ReadView();
    /// Greatest action of the change log in this view: two views with the same one are the same.
    [[nodiscard]] std::int64_t action() const { return m_action; }

private:
    ReadView(Database* database, std::int64_t action) : m_database(database), m_action(action) {}
    Database* m_database;
    std::int64_t m_action;
};

} // namespace lx
