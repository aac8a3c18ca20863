#include "core/store/ledger_store.h"

#include "core/store/database.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/query_sql.h"
#include "core/store/sorted_ids.h"
#include "core/store/statement.h"

namespace lx {

Result<std::optional<Record>> LedgerStore::find(const LedgerDef& def, std::int64_t id)
{
    LX_ASSIGN(auto found, rows(def, {id}));
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

Result<std::int64_t> LedgerStore::count(const Query& query)
{
    LX_ASSIGN(const QuerySql sql, query_sql(m_catalog, query));
    const bool search_alone = !sql.search.empty() && !sql.filtered;
    LX_ASSIGN(Statement select,
              Statement::prepare(
                  m_database, "SELECT count(*) FROM " +
                                  (search_alone ? "(" + sql.search + ")"
                                                : quote_name(sql.def->code) + " t" + sql.where)));
    sql.bind(select);
    LX_ASSIGN(const bool row, select.step());
    return row ? select.integer(0) : std::int64_t{0};
}

namespace {

Result<> each_row(Database& database, const QuerySql& sql,
                  const std::function<bool(const Record&)>& take)
{
    const LedgerTable table(*sql.def);
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT " + table.select_list("t") + " FROM " +
                                               quote_name(sql.def->code) + " t" + sql.where +
                                               sql.order));
    sql.bind(select);
    Record record;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return {};
        LX_TRY(table.read(select, record));
        if (!take(record))
            return {};
    }
}

} // namespace

Result<std::vector<Record>> LedgerStore::first(const Query& query, std::int64_t limit)
{
    LX_ASSIGN(const QuerySql sql, query_sql(m_catalog, query));
    LX_ASSIGN(const auto ids, first_ids(m_database, sql, limit));
    return rows(*sql.def, ids);
}

Result<std::vector<Record>> LedgerStore::last(const Query& query, std::int64_t limit)
{
    LX_ASSIGN(const QuerySql sql, query_sql(m_catalog, query));
    LX_ASSIGN(const auto ids, last_ids(m_database, sql, limit));
    return rows(*sql.def, ids);
}

Result<std::vector<std::int64_t>> LedgerStore::ids(const Query& query)
{
    LX_ASSIGN(const QuerySql sql, query_sql(m_catalog, query));
    return sorted_ids(m_database, sql);
}

Result<std::vector<Record>> LedgerStore::rows(const LedgerDef& def,
                                              const std::vector<std::int64_t>& ids)
{
    const LedgerTable table(def);
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT " + table.select_list("t") + " FROM " +
                                                 quote_name(def.code) + " t WHERE t.id = ?"));
    std::vector<Record> found;
    found.reserve(ids.size());
    for (const std::int64_t id : ids) {
        select.bind(1, id);
        LX_ASSIGN(const bool row, select.step());
        if (row) {
            found.emplace_back();
            LX_TRY(table.read(select, found.back()));
        }
        select.reset();
    }
    return found;
}

Result<> LedgerStore::each(const Query& query, const std::function<bool(const Record&)>& row)
{
    LX_ASSIGN(const QuerySql sql, query_sql(m_catalog, query));
    return each_row(m_database, sql, row);
}

Result<std::vector<LedgerStore::Referring>> LedgerStore::referring_rows(const LedgerDef& def,
                                                                        std::int64_t id)
{
    std::vector<Referring> found;
    for (const LedgerDef& other : m_catalog.ledgers()) {
        std::string any;
        int references = 0;
        for (const FieldDef& field : other.fields) {
            if (field.ledger != def.code || field.own)
                continue;
            any += any.empty() ? "" : " OR ";
            ++references;
            if (field.type == FieldType::RefList)
                any += "',' || " + field_sql(field, "t") +
                       " || ',' LIKE '%,' || CAST(? AS TEXT) || ',%'";
            else
                any += field_sql(field, "t") + " = ?";
        }
        if (any.empty())
            continue;
        LX_ASSIGN(Statement select,
                  Statement::prepare(m_database, "SELECT id FROM " + quote_name(other.code) +
                                                     " t WHERE " + any + " ORDER BY id"));
        for (int i = 1; i <= references; ++i)
            select.bind(i, id);
        Referring rows{&other, {}};
        while (true) {
            LX_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            rows.ids.push_back(select.integer(0));
        }
        if (!rows.ids.empty())
            found.push_back(std::move(rows));
    }
    return found;
}

} // namespace lx
