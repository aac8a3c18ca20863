// bin and restore-row: what was removed, and its way back.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"

#include <algorithm>
#include <limits>

#include "core/ledger/mask.h"
#include "core/store/change_log.h"

namespace lx::cli {

namespace {

/// A row in the recycle bin.
struct Removed
{
    RowChange change;
    std::string key;
};

constexpr std::int64_t at_once = 1000;

/// Newest first; `most` of them. `ledger` "" = all.
Result<std::vector<Removed>> removed_rows(Database& database, const Catalog& catalog,
                                          const std::string& ledger, std::int64_t most)
{
    ChangeLog log(database);
    LedgerStore store(database, catalog);
    std::vector<Removed> rows;
    std::int64_t before = 0;
    while (most > std::ssize(rows)) {
        LX_ASSIGN(auto changes,
                  log.removed(ledger, std::min(at_once, most - std::ssize(rows)), before));
        if (changes.empty())
            break;
        before = changes.back().id;
        for (RowChange& change : changes) {
            const LedgerDef* def = catalog.ledger(change.ledger);
            if (def == nullptr)
                continue;
            LX_ASSIGN(std::string key, store.key_of(*def, removed_record(*def, change)));
            rows.push_back({std::move(change), std::move(key)});
        }
    }
    return rows;
}

/// How many there are, listed or not.
Result<std::int64_t> count_removed(Database& database, const Catalog& catalog,
                                   const std::string& ledger)
{
    LX_ASSIGN(const auto counts, ChangeLog(database).removed_counts());
    std::int64_t count = 0;
    for (const auto& [code, rows] : counts)
        if (catalog.ledger(code) != nullptr && (ledger.empty() || code == ledger))
            count += rows;
    return count;
}

Result<int> bin(const Arguments& arguments, Session&)
{
    LX_ASSIGN(const std::int64_t most,
              arguments.number("--limit", std::numeric_limits<std::int64_t>::max(), {0}));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    const std::string ledger = arguments.plain().empty() ? "" : arguments.plain().front();
    if (!ledger.empty())
        LX_TRY(ledger_of(catalog, ledger));
    LX_ASSIGN(const auto rows, removed_rows(*database, catalog, ledger, most));
    LX_ASSIGN(const std::int64_t count, count_removed(*database, catalog, ledger));
    if (!arguments.has("--json")) {
        for (const Removed& row : rows)
            print_out(catalog.ledger(row.change.ledger)->name + "\t" + mask_key_parts(row.key) +
                      "\t" + row.change.label + "\t" + row.change.when + "\t" + row.change.user +
                      "\n");
        print_note("回收站里共 " + std::to_string(count) + " 行。");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_object().integer("count", count).key("rows").begin_array();
    for (const Removed& row : rows) {
        json.begin_object().text("ledger", row.change.ledger).text("key", row.key);
        json.text("name", row.change.label).integer("action", row.change.action);
        json.text("at", row.change.when).text("by", row.change.user).end_object();
    }
    json.end_array().end_object();
    LX_TRY(finish_json(json));
    return 0;
}

Result<int> restore_row(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, arguments.plain().front()));
    LX_ASSIGN(const auto rows, removed_rows(*database, catalog, def->code,
                                            std::numeric_limits<std::int64_t>::max()));
    std::vector<std::int64_t> changes;
    for (const std::string& key : arguments.values("--key")) {
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [&](const Removed& one) { return one.key == key; });
        if (row == rows.end())
            return fail(ErrorKind::Usage, "回收站里没有“" + def->name + "”的“" +
                                              mask_key_parts(key) + "”；请用 bin 查看有哪些。");
        if (std::find(changes.begin(), changes.end(), row->change.id) == changes.end())
            changes.push_back(row->change.id);
    }
    LX_ASSIGN(
        const UndoReport report,
        restore_rows(*database, catalog, actor_of(arguments, session), changes, OnConflict::Tell));
    EditOutcome outcome{report.action, report.reverted};
    LX_ASSIGN(outcome.refused, refusals_of(*database, catalog, report.conflicts));
    for (std::string& note : closed_notes(*database, definitions, outcome.action))
        outcome.warnings.push_back(std::move(note));
    return tell_outcome(arguments, outcome,
                        "已恢复 " + std::to_string(report.reverted) + " 行（第 " +
                            std::to_string(report.action) + " 号操作）。");
}

} // namespace

Command bin_command()
{
    return {"bin",
            "[LEDGER] --db FILE [--limit N] [--json]    回收站里的行，最近删除的在前",
            {{"--db", "FILE", true}, {"--limit", "N"}, {"--json", ""}},
            0,
            1,
            bin,
            false};
}

Command restore_row_command()
{
    return {"restore-row",
            "LEDGER --key K… --db FILE [--by 姓名] [--json]    从回收站恢复行；"
            "有一行恢复不了就都不动，逐一说明",
            {{"--db", "FILE", true},
             {"--key", "K", true, true, true},
             {"--by", "姓名"},
             {"--json", ""}},
            1,
            1,
            restore_row,
            false};
}

} // namespace lx::cli
