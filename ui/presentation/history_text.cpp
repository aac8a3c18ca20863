#include "ui/presentation/history_text.h"

#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

Result<std::vector<HistoryStep>> read_history(Database& database, const Catalog& catalog,
                                              const LedgerDef& def, std::int64_t row)
{
    ChangeLog log(database);
    LX_ASSIGN(const auto changes, log.of_row(def.code, row));
    // Every step is two records, before and after: so references get their names in one go.
    std::vector<Record> records;
    for (const RowChange& change : changes) {
        Record before(def);
        Record after(def);
        for (const FieldChange& field : change.fields) {
            const int at = def.index_of(field.field);
            if (at < 0)
                continue; // a field this version does not know any more
            before.values[static_cast<std::size_t>(at)] = field.before;
            after.values[static_cast<std::size_t>(at)] = field.after;
        }
        records.push_back(std::move(before));
        records.push_back(std::move(after));
    }
    LedgerStore store(database, catalog);
    LX_ASSIGN(const auto shown, show_rows(store, catalog, def, std::move(records), true));
    std::vector<HistoryStep> steps;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const RowChange& change = changes[i];
        HistoryStep step{change.when, qt(change.user), qt(change.action_title), change.kind, {}};
        if (change.kind != ChangeKind::Remove) {
            for (const FieldChange& field : change.fields) {
                const int at = def.index_of(field.field);
                if (at < 0)
                    continue;
                const auto position = static_cast<std::size_t>(at);
                step.fields.push_back({qt(def.fields[position].name), shown[2 * i].texts[position],
                                       shown[2 * i + 1].texts[position]});
            }
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace lx::ui
