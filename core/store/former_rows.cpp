#include "core/store/former_rows.h"

#include <algorithm>

#include "core/store/change_json.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/statement.h"

namespace lx {

namespace {

/// A row on the way back through the log.
struct Former
{
    bool there = true;
    bool from_now = true; ///< what is not in `fields` is as it is now; otherwise it was empty
    std::map<std::string, Value> fields;
};
using Formers = std::map<std::int64_t, Former>;

/// One step back over a change of the row.
void take_back(Former& row, std::string_view kind, std::vector<FieldChange> fields)
{
    if (kind != "update") {
        row.there = kind == "remove";
        row.from_now = false;
        row.fields.clear();
    }
    if (kind == "insert")
        return;
    for (FieldChange& field : fields)
        row.fields[std::move(field.field)] = std::move(field.before);
}

Result<std::vector<Record>> records_of(Database& database, const Catalog& catalog,
                                       const LedgerDef& def, const Formers& formers)
{
    std::vector<std::int64_t> wanted;
    for (const auto& [id, former] : formers)
        if (former.there && former.from_now)
            wanted.push_back(id);
    LX_ASSIGN(auto now, LedgerStore(database, catalog).rows(def, wanted));
    auto at = now.begin();
    std::vector<Record> records;
    for (const auto& [id, former] : formers) {
        if (!former.there)
            continue;
        Record record(def);
        record.id = id;
        if (former.from_now) {
            if (at == now.end() || at->id != id)
                continue; // changed beside the log
            record = std::move(*at++);
        }
        for (const auto& [key, value] : former.fields)
            if (def.index_of(key) >= 0)
                record.set(def, key, value);
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace

Result<std::int64_t> action_by(Database& database, const std::string& moment)
{
    LX_ASSIGN(
        Statement last,
        Statement::prepare(database, "SELECT coalesce(max(id), 0) FROM action WHERE at <= ?"));
    last.bind(1, std::string_view(moment));
    LX_TRY(last.step());
    return last.integer(0);
}

Result<FormerState> former_rows(Database& database, const Catalog& catalog,
                                const std::set<std::string, std::less<>>& ledgers,
                                std::int64_t action, Progress& progress)
{
    FormerState state;
    state.before_file = action == 0;
    if (state.before_file)
        return state;
    LX_ASSIGN(Statement select,
              Statement::prepare(
                  database, "SELECT c.ledger, c.row_id, c.kind, c.fields, a.at FROM change c"
                            " JOIN action a ON a.id = c.action WHERE c.id >="
                            " (SELECT min(first_change) FROM action WHERE id > ?1 AND changes > 0)"
                            " AND c.action > ?1 ORDER BY c.id DESC"));
    select.bind(1, action);
    std::map<std::string, Formers, std::less<>> formers;
    for (std::int64_t step = 0;; ++step) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            break;
        if (step % 5000 == 0) {
            progress.report("追溯改动记录", 0, 0);
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消。");
        }
        const auto ledger = ledgers.find(select.text(0));
        if (ledger == ledgers.end() || catalog.ledger(*ledger) == nullptr)
            continue;
        LX_ASSIGN(auto fields, read_change_json(select.text(3)));
        const std::int64_t id = select.integer(1);
        const std::string kind(select.text(2));
        auto& when = state.ledgers[*ledger].when[id];
        if (kind == "update")
            for (const FieldChange& field : fields)
                when.try_emplace(field.field, select.text(4));
        else
            when.try_emplace("", select.text(4));
        take_back(formers[*ledger][id], kind, std::move(fields));
    }
    for (const auto& [ledger, rows] : formers) {
        FormerRows& former = state.ledgers[ledger];
        for (const auto& [id, one] : rows)
            former.ids.push_back(id);
        LX_ASSIGN(former.rows, records_of(database, catalog, *catalog.ledger(ledger), rows));
    }
    return state;
}

} // namespace lx
