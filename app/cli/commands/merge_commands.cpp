#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include <charconv>

#include "core/edit/merge_rows.h"
#include "core/exchange/heading_index.h"
#include "core/ledger/mask.h"
#include "core/store/change_log.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

/// A row that was not changed and why.
struct Refusal
{
    std::string key;
    std::string field; ///< heading
    std::string reason;
};

Result<int> tell(const Arguments& arguments, std::int64_t action, std::int64_t changed,
                 const std::vector<Refusal>& refused, const std::string& done)
{
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", action).integer("changed", changed);
        json.key("refused").begin_array();
        for (const Refusal& one : refused) {
            json.begin_object().text("key", one.key).text("field", one.field);
            json.text("reason", one.reason).end_object();
        }
        json.end_array().end_object();
        LX_TRY(finish_json(json));
    } else {
        for (const Refusal& one : refused)
            print_note("退回：" + mask_key_parts(one.key) + "：" + one.reason);
        print_out(refused.empty() ? done : "没有改动。\n");
    }
    return refused.empty() ? 0 : 1;
}

Actor actor_of(const Arguments& arguments, const Session& session)
{
    return {arguments.value("--by", session.actor.user), session.actor.clock};
}

Result<std::int64_t> row_of(LedgerStore& store, const LedgerDef& def, const std::string& key)
{
    LX_ASSIGN(const auto id, store.find_key(def, key));
    if (!id)
        return fail(ErrorKind::Usage, "“" + def.name + "”台账里没有“" + key + "”。");
    return *id;
}

Result<int> merge(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    const std::string& code = arguments.plain()[0];
    const LedgerDef* def = catalog.ledger(code);
    if (def == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + code + "”；可用的名称如 area、org、unit、member。");
    MergeChoice choice;
    const HeadingIndex headings(catalog, *def);
    for (const std::string& name : arguments.values("--take")) {
        const auto target = headings.target(name);
        if (!target || target->slot != 0)
            return fail(ErrorKind::Usage, "“" + def->name + "”台账没有“" + name + "”这一栏。");
        choice.take.push_back(target->field);
    }
    LedgerStore store(*database, catalog);
    LX_ASSIGN(const std::int64_t stays, row_of(store, *def, arguments.plain()[1]));
    LX_ASSIGN(const std::int64_t goes, row_of(store, *def, arguments.plain()[2]));
    LX_ASSIGN(const MergeReport report, merge_rows(*database, catalog, actor_of(arguments, session),
                                                   *def, stays, goes, choice, session.progress));
    std::vector<Refusal> refused;
    for (const MergeConflict& conflict : report.conflicts) {
        LX_ASSIGN(std::string key, store.subject_key(*conflict.ledger, conflict.id));
        const FieldDef* field = conflict.ledger->field(conflict.field);
        refused.push_back({std::move(key), field == nullptr ? "" : field->name, conflict.reason});
    }
    return tell(arguments, report.action, report.changed, refused,
                "已合并，改动 " + std::to_string(report.changed) + " 行（第 " +
                    std::to_string(report.action) + " 号操作）。\n");
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
    LX_ASSIGN(const UndoReport report,
              undo_action(*database, catalog, actor_of(arguments, session), number));
    return tell(arguments, report.action, report.reverted, {},
                "已拆回，改动 " + std::to_string(report.reverted) + " 行。\n");
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
            "ACTION --db FILE [--by 姓名] [--json]    把合并的行拆回两行",
            {{"--db", "FILE", true}, {"--by", "姓名"}, {"--json", ""}},
            1,
            1,
            unmerge,
            false};
}

} // namespace lx::cli
