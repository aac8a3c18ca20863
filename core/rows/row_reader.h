#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/facts/kept_worlds.h"
#include "core/rows/row_set.h"
#include "core/rules/selection.h"
#include "core/store/ledger_store.h"

namespace lx {

/// The store alone can say which rows they are: reading them is quick at any size. Otherwise the
/// facts of all rows are asked.
[[nodiscard]] bool said_by_store(const FactRegistry& registry, const RowSet& rows);

/// The ledgers whose rows say which rows they are and in what order, where the store alone can't;
/// nothing where that can't be said.
[[nodiscard]] std::optional<std::set<std::string>> ledgers_asked(const FactRegistry& registry,
                                                                 const RowSet& rows);

/// Reads the rows of a RowSet from a ledger file. What the store can say of its condition it says;
/// the rest is asked of the facts of all rows, and the answers are joined. The order may be that of
/// a derived fact: rows where it is not known come first, as those of an empty field do.
class RowReader
{
public:
    /// `database` and `worlds` must outlive it; facts are asked of a world among these where one
    /// has them. Errors: Usage (ledger, sort field, condition, a row it names), Database.
    [[nodiscard]] static Result<RowReader> open(Database& database, DefinitionsPtr definitions,
                                                const RowSet& rows, KeptWorlds* worlds = nullptr);

    /// The store alone says which rows they are: the first ones come at once.
    [[nodiscard]] bool by_store() const { return !m_rest && !m_named && m_sort == nullptr; }
    /// All of them, in order. Errors: Database, Cancelled.
    [[nodiscard]] Result<std::vector<std::int64_t>> ids(Progress& progress);
    [[nodiscard]] Result<std::int64_t> count(Progress& progress);
    /// The first rows in order; fast where `by_store`.
    [[nodiscard]] Result<std::vector<Record>> first(std::int64_t limit, Progress& progress);
    /// Calls `row` for each in order, streaming; false stops.
    [[nodiscard]] Result<> each(Progress& progress, const std::function<bool(const Record&)>& row);

private:
    RowReader(Database& database, DefinitionsPtr definitions);
    Result<> add(const QJsonObject& condition);
    [[nodiscard]] Result<QJsonObject> for_facts(const QJsonObject& condition);
    Result<> find(Progress& progress);

    Database* m_database;
    KeptWorlds* m_worlds = nullptr;
    DefinitionsPtr m_definitions;
    LedgerStore m_store;
    const LedgerDef* m_def = nullptr;
    const FactDef* m_sort = nullptr; ///< where the store can't sort
    bool m_descending = false;       ///< by `m_sort`
    Query m_query;
    Date m_day; ///< that facts are seen on
    std::vector<QJsonObject> m_left;
    std::optional<Selection> m_rest;
    std::optional<std::vector<std::int64_t>> m_named;
    std::optional<std::vector<std::int64_t>> m_found; ///< where not `by_store`
};

} // namespace lx
