#include "app/cli/edit_outcome.h"

#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"
#include "core/ledger/mask.h"
#include "core/report/quarter/corrections.h"
#include "core/store/change_log.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

Result<std::vector<Refusal>> refusals_of(Database& database, const Catalog& catalog,
                                         const std::vector<UndoConflict>& conflicts)
{
    LedgerStore store(database, catalog);
    ChangeLog log(database);
    std::vector<Refusal> refused;
    for (const UndoConflict& conflict : conflicts) {
        Refusal one{conflict.label, {}, conflict.reason};
        if (!one.reason.ends_with("。"))
            one.reason += "。";
        if (const LedgerDef* def = catalog.ledger(conflict.ledger)) {
            LX_ASSIGN(const std::string key, key_ever(log, store, *def, conflict.row));
            const FieldDef* field = def->field(conflict.field);
            one.key = key.empty() ? conflict.label : key;
            one.field = field == nullptr ? "" : field->name;
        }
        refused.push_back(std::move(one));
    }
    return refused;
}

Result<int> tell_outcome(const Arguments& arguments, const EditOutcome& outcome,
                         const std::string& done)
{
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", outcome.action).integer("changed", outcome.changed);
        json.key("refused").begin_array();
        for (const Refusal& one : outcome.refused) {
            json.begin_object().text("key", one.key).text("field", one.field);
            json.text("reason", one.reason).end_object();
        }
        json.end_array();
        for (const auto& [name, texts] :
             {std::pair("warnings", &outcome.warnings), {"advice", &outcome.advice}}) {
            json.key(name).begin_array();
            for (const std::string& text : *texts)
                json.text(text);
            json.end_array();
        }
        json.end_object();
        LX_TRY(finish_json(json));
    } else {
        for (const Refusal& one : outcome.refused)
            print_note("退回：" + mask_key_parts(one.key) + "：" + one.reason);
        for (const std::string& warning : outcome.warnings)
            print_note("提示：" + warning);
        print_out(outcome.changed > 0 ? done + "\n" : "没有改动。\n");
        for (const std::string& advice : outcome.advice)
            print_out("还要办：" + advice + "\n");
    }
    return outcome.refused.empty() ? 0 : 1;
}

std::vector<std::string> closed_notes(Database& database, const DefinitionsPtr& definitions,
                                      std::int64_t action)
{
    auto note = correction_note_of(database, definitions->facts(), action);
    if (!note) // it is done all the same
        return {note.error().message};
    if (note->empty())
        return {};
    return {std::move(*note)};
}

Actor actor_of(const Arguments& arguments, const Session& session)
{
    return {arguments.value("--by", session.actor.user), session.actor.clock};
}

Result<std::int64_t> last_action_of(Database& database)
{
    return ChangeLog(database).last_action();
}

} // namespace lx::cli
