// merge-rows and unmerge.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/row_choice.h"

#include <charconv>

#include "core/edit/merge_rows.h"
#include "core/ledger/heading_match.h"
#include "core/store/change_log.h"

namespace lx::cli {

namespace {

Result<int> merge(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, arguments.plain()[0]));
    MergeChoice choice;
    const HeadingMatcher headings(catalog, *def);
    for (const std::string& name : arguments.values("--take")) {
        const int field = headings.field_named(name);
        if (field < 0)
            return fail(ErrorKind::Usage, "“" + def->name + "”台账没有“" + name + "”这一栏。");
        choice.take.push_back(field);
    }
    LedgerStore store(*database, catalog);
    LX_ASSIGN(const std::int64_t stays, row_of(store, *def, arguments.plain()[1]));
    LX_ASSIGN(const std::int64_t goes, row_of(store, *def, arguments.plain()[2]));
    LX_ASSIGN(const MergeReport report, merge_rows(*database, catalog, actor_of(arguments, session),
                                                   *def, stays, goes, choice, session.progress));
    EditOutcome outcome{report.action, report.changed};
    outcome.warnings = report.warnings;
    for (const MergeConflict& conflict : report.conflicts) {
        LX_ASSIGN(std::string key, store.subject_key(*conflict.ledger, conflict.id));
        const FieldDef* field = conflict.ledger->field(conflict.field);
        outcome.refused.push_back(
            {std::move(key), field == nullptr ? "" : field->name, conflict.reason});
    }
    for (std::string& note : closed_notes(*database, definitions, outcome.action))
        outcome.warnings.push_back(std::move(note));
    return tell_outcome(arguments, outcome,
                        "已合并，改动 " + std::to_string(report.changed) + " 行（第 " +
                            std::to_string(report.action) + " 号操作）。");
}

Result<int> unmerge(const Arguments& arguments, Session& session)
{
    const std::string& word = arguments.plain()[0];
    std::int64_t number = 0;
    const char* const end = word.data() + word.size();
    const bool read = std::from_chars(word.data(), end, number).ptr == end;
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const auto action, ChangeLog(*database).action(number));
    if (!read || !action || action->kind != merge_action)
        return fail(ErrorKind::Usage, "“" + word + "”不是一次合并的操作编号。");
    LX_ASSIGN(const UndoReport report, undo_action(*database, catalog, actor_of(arguments, session),
                                                   number, OnConflict::Tell));
    EditOutcome outcome{report.action, report.reverted};
    LX_ASSIGN(outcome.refused, refusals_of(*database, catalog, report.conflicts));
    for (std::string& note : closed_notes(*database, definitions, outcome.action))
        outcome.warnings.push_back(std::move(note));
    return tell_outcome(arguments, outcome,
                        "已拆回，改动 " + std::to_string(report.reverted) + " 行。");
}

} // namespace

Command merge_command()
{
    return {"merge-rows",
            "LEDGER KEEP DROP --db FILE [--take FIELD]… [--by 姓名] [--json]    把登记了两次的两行"
            "并成一行",
            {{"--db", "FILE", true},
             {"--take", "FIELD", false, true},
             {"--by", "姓名"},
             {"--json", ""}},
            3,
            3,
            merge,
            false};
}

Command unmerge_command()
{
    return {"unmerge",
            "ACTION --db FILE [--by 姓名] [--json]    把合并的行拆回两行；"
            "此后又改过的行逐一列出，什么也不改",
            {{"--db", "FILE", true}, {"--by", "姓名"}, {"--json", ""}},
            1,
            1,
            unmerge,
            false};
}

} // namespace lx::cli
