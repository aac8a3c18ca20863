#include "core/store/sorted_ids.h"

#include <algorithm>
#include <utility>

#include "core/store/database.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"

namespace lx {

namespace {

using Ids = std::vector<std::int64_t>;

Result<Ids> read_ids(Statement& select)
{
    Ids ids;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return ids;
        ids.push_back(select.integer(0));
    }
}

std::string table(const QuerySql& sql)
{
    return quote_name(sql.def->code) + " t";
}

/// Straight from SQL: from an index where nothing is filtered, by its sorter otherwise.
Result<Ids> ordered_by_sql(Database& database, const QuerySql& sql, const std::string& order,
                           std::int64_t limit)
{
    LX_ASSIGN(Statement select, Statement::prepare(database, "SELECT t.id FROM " + table(sql) +
                                                                 sql.where + order + " LIMIT ?"));
    sql.bind(select);
    select.bind(static_cast<int>(sql.parameters.size()) + 1, limit);
    return read_ids(select);
}

constexpr std::int64_t no_limit = -1;

/// The rows that match, in no order.
Result<Ids> matching(Database& database, const QuerySql& sql)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, sql.filtered
                                               ? "SELECT t.id FROM " + table(sql) + sql.where
                                               : sql.search));
    sql.bind(select);
    return read_ids(select);
}

/// Few rows: looks their values up and sorts them here.
Result<Ids> sorted_by_lookup(Database& database, const QuerySql& sql, Ids ids)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT " + sql.sort_column + " FROM " + table(sql) +
                                               " WHERE t.id = ?"));
    std::vector<std::pair<Value, std::int64_t>> rows;
    rows.reserve(ids.size());
    for (const std::int64_t id : ids) {
        select.bind(1, id);
        LX_ASSIGN(const bool row, select.step());
        if (row)
            rows.emplace_back(select.value(0), id);
        select.reset();
    }
    // A variant compares by its kind first: nothing, whole, real, text, as SQLite does within a
    // column.
    std::sort(rows.begin(), rows.end());
    if (sql.descending)
        std::reverse(rows.begin(), rows.end());
    ids.clear();
    for (const auto& [value, id] : rows)
        ids.push_back(id);
    return ids;
}

/// Many rows: reads all ids in the order of the sort column's index and keeps those that match.
/// Looking each row up in the table, as SQL would, costs ten times as much.
Result<Ids> picked_from_index(Database& database, const QuerySql& sql, const Ids& matches,
                              std::int64_t greatest)
{
    std::vector<bool> wanted(static_cast<std::size_t>(greatest) + 1);
    for (const std::int64_t id : matches)
        wanted[static_cast<std::size_t>(id)] = true;
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT t.id FROM " + table(sql) + sql.order));
    Ids ids;
    ids.reserve(matches.size());
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return ids;
        const auto id = static_cast<std::size_t>(select.integer(0));
        if (id < wanted.size() && wanted[id])
            ids.push_back(select.integer(0));
    }
}

/// A lookup costs about this many steps of an index.
constexpr std::int64_t lookup_cost = 16;

} // namespace

Result<Ids> sorted_ids(Database& database, const QuerySql& sql)
{
    if (sql.where.empty() || sql.sort_column.empty())
        return ordered_by_sql(database, sql, sql.order, no_limit);
    LX_ASSIGN(const auto view, StillView::begin(database.handle()));
    LX_ASSIGN(Ids matches, matching(database, sql));
    LX_ASSIGN(const std::int64_t greatest,
              query_integer(database.handle(), "SELECT max(id) FROM " + quote_name(sql.def->code)));
    if (static_cast<std::int64_t>(matches.size()) * lookup_cost < greatest)
        return sorted_by_lookup(database, sql, std::move(matches));
    return picked_from_index(database, sql, matches, greatest);
}

Result<Ids> first_ids(Database& database, const QuerySql& sql, std::int64_t limit)
{
    // What a search finds has to be gathered in any case.
    if (sql.search.empty() || sql.sort_column.empty())
        return ordered_by_sql(database, sql, sql.order, limit);
    LX_ASSIGN(Ids ids, sorted_ids(database, sql));
    ids.resize(std::min(ids.size(), static_cast<std::size_t>(std::max<std::int64_t>(limit, 0))));
    return ids;
}

Result<Ids> last_ids(Database& database, const QuerySql& sql, std::int64_t limit)
{
    if (sql.search.empty() || sql.sort_column.empty()) {
        LX_ASSIGN(Ids ids, ordered_by_sql(database, sql, sql.reverse_order, limit));
        std::reverse(ids.begin(), ids.end());
        return ids;
    }
    LX_ASSIGN(Ids ids, sorted_ids(database, sql));
    const auto keep =
        std::min(ids.size(), static_cast<std::size_t>(std::max<std::int64_t>(limit, 0)));
    ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(keep));
    return ids;
}

} // namespace lx
