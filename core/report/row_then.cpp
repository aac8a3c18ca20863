#include "core/report/row_then.h"

#include <set>

#include "core/store/change_log.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

/// The actions that brought changes of the row dated after the day.
Result<std::set<std::int64_t>> later_actions(Database& database, const Catalog& catalog,
                                             const Record& row, const DatedChanges& changes,
                                             Date day)
{
    Query query;
    query.ledger = changes.ledger->code;
    query.filters = {{changes.of, "=", std::to_string(row.id)}};
    constexpr std::int64_t most = 10'000;
    LX_ASSIGN(const auto rows, LedgerStore(database, catalog).first(query, most));
    std::set<std::int64_t> actions;
    for (const Record& change : rows) {
        const auto on = Date::from_iso(text_of(change.at(*changes.ledger, changes.on)));
        if (!on || *on <= day)
            continue;
        LX_ASSIGN(const auto log, ChangeLog(database).of_row(changes.ledger->code, change.id));
        for (const RowChange& one : log)
            if (one.kind == ChangeKind::Insert)
                actions.insert(one.action);
    }
    return actions;
}

} // namespace

Result<Record> row_then(Database& database, const Catalog& catalog, const LedgerDef& def,
                        Record now, const DatedChanges& changes, Date day)
{
    LX_ASSIGN(const auto later, later_actions(database, catalog, now, changes, day));
    if (later.empty())
        return now;
    LX_ASSIGN(const auto log, ChangeLog(database).of_row(def.code, now.id));
    for (const RowChange& one : log) // newest first
        if (one.kind == ChangeKind::Update && later.contains(one.action))
            for (const FieldChange& field : one.fields)
                if (const int at = def.index_of(field.field); at >= 0)
                    now.values[static_cast<std::size_t>(at)] = field.before;
    return now;
}

} // namespace lx
