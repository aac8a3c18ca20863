// undo, redo and history.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/field_json.h"
#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/store/action_list.h"
#include "core/store/action_row.h"
#include "core/store/take_back.h"

namespace lx::cli {

namespace {

void write_action(JsonWriter& json, const Action& action)
{
    json.integer("action", action.id).text("title", action.title);
    json.text("at", action.when).text("by", action.user);
}

void print_action(const Action& action)
{
    print_out(std::to_string(action.id) + "\t" + action.when + "\t" + action.user + "\t" +
              action.title + (action.undone ? "（已撤销）" : "") + "\n");
}

Result<int> tell_action(Database& database, const Arguments& arguments, std::int64_t id)
{
    LX_ASSIGN(const auto action, ChangeLog(database).action(id));
    if (!action)
        return fail(ErrorKind::Database, "修改记录里找不到刚才的操作，请用 verify 检查文件。");
    if (!arguments.has("--json")) {
        print_action(*action);
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_object();
    write_action(json, *action);
    json.end_object();
    LX_TRY(finish_json(json));
    return 0;
}

/// One action or one changed row of the log, whatever came after it.
Result<int> take_back(const Arguments& arguments, Session& session)
{
    if (arguments.has("--action") == arguments.has("--change"))
        return fail(ErrorKind::Usage, "--action 和 --change 只写一个：撤回一次操作，或其中一行。");
    LX_ASSIGN(const std::int64_t action, arguments.number("--action", 0, {1}));
    LX_ASSIGN(const std::int64_t change, arguments.number("--change", 0, {1}));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    const Actor actor = actor_of(arguments, session);
    const OnConflict conflicts = arguments.has("--skip") ? OnConflict::Skip : OnConflict::Tell;
    LX_ASSIGN(const UndoReport report,
              arguments.has("--action")
                  ? undo_action(*database, catalog, actor, action, conflicts)
                  : take_back_change(*database, catalog, actor, change, conflicts));
    EditOutcome outcome{report.action, report.reverted};
    LX_ASSIGN(outcome.refused, refusals_of(*database, catalog, report.conflicts));
    for (std::string& note : closed_notes(*database, definitions, outcome.action))
        outcome.warnings.push_back(std::move(note));
    return tell_outcome(arguments, outcome,
                        "已撤回，改动 " + std::to_string(report.reverted) + " 行。");
}

/// What Ctrl+Z or Ctrl+Y would do now.
Result<int> turn(const Arguments& arguments, Session& session, bool undo)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Actor actor = actor_of(arguments, session);
    LX_ASSIGN(const std::int64_t action,
              undo ? undo_candidate(*database) : redo_candidate(*database));
    if (action == 0)
        return fail(ErrorKind::Refused,
                    undo ? "没有可以撤销的操作；建立、升级或恢复台账文件以前的操作不能撤销。"
                         : "没有可以重做的操作；撤销之后又有别的改动，就不能重做了。");
    LX_ASSIGN(const UndoReport report,
              undo ? undo_action(*database, definitions->catalog(), actor, action)
                   : redo_action(*database, definitions->catalog(), actor, action));
    for (const std::string& note : closed_notes(*database, definitions, report.action))
        print_note("提示：" + note);
    return tell_action(*database, arguments, report.action);
}

/// Actions with what they changed, written one by one.
class HistoryWriter
{
public:
    HistoryWriter(Database& database, const Catalog& catalog, bool large)
        : m_catalog(catalog), m_log(database), m_store(database, catalog),
          m_values(database, catalog, large, false)
    {}

    Result<> write(JsonWriter& json, const Action& action, const std::vector<RowChange>& changes)
    {
        json.begin_object();
        write_action(json, action);
        json.text("kind", action.kind).boolean("undone", action.undone);
        json.integer("rows", action.changes).key("changes").begin_array();
        for (const RowChange& change : changes)
            LX_TRY(write_change(json, change));
        json.end_array().end_object();
        return {};
    }

private:
    Result<> write_change(JsonWriter& json, const RowChange& change)
    {
        constexpr std::array<std::string_view, 3> kinds{"insert", "update", "remove"};
        const LedgerDef* def = m_catalog.ledger(change.ledger);
        std::string key;
        if (def != nullptr) {
            LX_ASSIGN(key, key_ever(m_log, m_store, *def, change.row));
        }
        json.begin_object().integer("change", change.id);
        json.text("ledger", change.ledger).text("key", key);
        json.text("name", change.label);
        json.text("kind", kinds[static_cast<std::size_t>(change.kind)]);
        json.key("fields").begin_array();
        for (const FieldChange& field : change.fields) {
            // A setting, a field out of use: as it is kept.
            const FieldDef* known = def == nullptr ? nullptr : def->field(field.field);
            FieldDef other;
            other.name = field.field;
            const FieldDef& shown = known == nullptr ? other : *known;
            json.begin_object().text("field", shown.name).key("before");
            LX_TRY(m_values.write(json, shown, field.before));
            json.key("after");
            LX_TRY(m_values.write(json, shown, field.after));
            json.end_object();
        }
        json.end_array().end_object();
        return {};
    }

    const Catalog& m_catalog;
    ChangeLog m_log;
    LedgerStore m_store;
    FieldJson m_values;
};

/// An action and those of its changes that are wanted.
struct Told
{
    Action action;
    std::vector<RowChange> changes;
};

/// The row by its key, whether it is there or in the recycle bin.
Result<std::int64_t> row_ever(Database& database, const Catalog& catalog, const LedgerDef& def,
                              const std::string& key)
{
    LedgerStore store(database, catalog);
    LX_ASSIGN(const auto id, store.find_key(def, key));
    if (id)
        return *id;
    LX_ASSIGN(const auto removed,
              ChangeLog(database).removed(def.code, std::numeric_limits<std::int64_t>::max()));
    for (const RowChange& change : removed) {
        LX_ASSIGN(const std::string there, store.key_of(def, removed_record(def, change)));
        if (there == key)
            return change.row;
    }
    return row_of(store, def, key); // says that there is none
}

/// The same narrowing as list_actions does.
bool fits(const Told& told, const ActionFilter& filter, std::int64_t before)
{
    const std::string day = told.action.when.substr(0, 10);
    const auto has_words = [&](const std::string& text) {
        return text.find(filter.words) != std::string::npos;
    };
    return (before == 0 || told.action.id < before) &&
           (filter.user.empty() || told.action.user == filter.user) &&
           (filter.from.empty() || day >= filter.from) && (filter.to.empty() || day <= filter.to) &&
           (has_words(told.action.title) ||
            std::any_of(told.changes.begin(), told.changes.end(),
                        [&](const RowChange& change) { return has_words(change.label); }));
}

Result<std::vector<Told>> of_row(Database& database, const Catalog& catalog,
                                 const Arguments& arguments, const ActionFilter& filter,
                                 std::int64_t limit, std::int64_t before)
{
    LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, arguments.value("--ledger")));
    LX_ASSIGN(const std::int64_t row, row_ever(database, catalog, *def, arguments.value("--key")));
    ChangeLog log(database);
    LX_ASSIGN(auto changes, log.of_row(def->code, row));
    std::vector<Told> told;
    for (RowChange& change : changes) {
        if (told.empty() || told.back().action.id != change.action) {
            LX_ASSIGN(auto action, log.action(change.action));
            if (!action)
                continue;
            told.push_back({std::move(*action), {}});
        }
        told.back().changes.insert(told.back().changes.begin(), std::move(change));
    }
    std::erase_if(told, [&](const Told& one) { return !fits(one, filter, before); });
    if (std::ssize(told) > limit)
        told.erase(told.begin() + limit, told.end());
    return told;
}

Result<std::vector<Told>> of_file(Database& database, const ActionFilter& filter,
                                  std::int64_t limit, std::int64_t before,
                                  std::int64_t most_changes)
{
    ChangeLog log(database);
    LX_ASSIGN(auto actions, list_actions(database, filter, limit, before));
    std::vector<Told> told;
    for (Action& action : actions) {
        std::vector<RowChange> changes;
        if (most_changes > 0) {
            LX_ASSIGN(changes, log.of_action(action.id, most_changes));
        }
        told.push_back({std::move(action), std::move(changes)});
    }
    return told;
}

/// What the log keeps beside the ledgers, by the names the window has for it; else "".
std::string beside_ledgers(const std::string& name)
{
    if (name == "设置" || name == setting_log)
        return std::string(setting_log);
    return name == "自定义字段" || name == own_field_log ? std::string(own_field_log) : "";
}

Result<ActionFilter> filter_of(const Catalog& catalog, const Arguments& arguments)
{
    ActionFilter filter;
    if (arguments.has("--ledger")) {
        filter.ledger = beside_ledgers(arguments.value("--ledger"));
        if (filter.ledger.empty()) {
            LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, arguments.value("--ledger")));
            filter.ledger = def->code;
        }
    }
    const Date any;
    for (const auto& [option, day] : {std::pair("--from", &filter.from), {"--to", &filter.to}})
        if (arguments.has(option)) {
            LX_ASSIGN(const Date read, arguments.date(option, any));
            *day = read.iso();
        }
    filter.user = arguments.value("--by");
    filter.words = arguments.value("--words");
    return filter;
}

Result<int> history(const Arguments& arguments, Session&)
{
    if (arguments.has("--key") && !arguments.has("--ledger"))
        return fail(ErrorKind::Usage, "查一行的历史要同时写明 --ledger 和 --key。");
    if (arguments.has("--key") && !beside_ledgers(arguments.value("--ledger")).empty())
        return fail(ErrorKind::Usage, "设置和自定义字段没有键，请去掉 --key，可以用 --words 查。");
    LX_ASSIGN(const std::int64_t limit, arguments.number("--limit", 100, {0}));
    LX_ASSIGN(const std::int64_t most_changes, arguments.number("--changes", 100, {0}));
    LX_ASSIGN(const std::int64_t before, arguments.number("--before", 0, {1}));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const ActionFilter filter, filter_of(catalog, arguments));
    const bool json_wanted = arguments.has("--json");
    LX_ASSIGN(const auto told,
              arguments.has("--key")
                  ? of_row(*database, catalog, arguments, filter, limit, before)
                  : of_file(*database, filter, limit, before, json_wanted ? most_changes : 0));
    if (!json_wanted) {
        for (const Told& one : told)
            print_action(one.action);
        return 0;
    }
    HistoryWriter writer(*database, catalog, false);
    JsonWriter json(standard_output());
    json.begin_array();
    for (const Told& one : told)
        LX_TRY(writer.write(json, one.action, one.changes));
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command undo_command()
{
    return {
        "undo",
        "--db FILE [--action N [--skip]|--change N] [--by 姓名] [--json]    撤销最近一次操作（同 "
        "Ctrl+Z），或撤回 history "
        "里的一次操作、其中改动的一行；此后又改过的行逐一列出，什么也不改，"
        "--skip 则撤回其余的行",
        {{"--db", "FILE", true},
         {"--action", "N"},
         {"--change", "N"},
         {"--skip", ""},
         {"--by", "姓名"},
         {"--json", ""}},
        0,
        0,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            if (arguments.has("--action") || arguments.has("--change"))
                return take_back(arguments, session);
            if (arguments.has("--skip"))
                return fail(ErrorKind::Usage,
                            "--skip 要和 --action N 一起写：撤回第 N 号操作里此后没有改过的行；"
                            "撤销最近一次操作不用写 --skip。");
            return turn(arguments, session, true);
        },
        false};
}

Command redo_command()
{
    return {"redo",
            "--db FILE [--by 姓名] [--json]    重做刚撤销的操作（同 Ctrl+Y）",
            {{"--db", "FILE", true}, {"--by", "姓名"}, {"--json", ""}},
            0,
            0,
            [](const Arguments& arguments, Session& session) {
                return turn(arguments, session, false);
            },
            false};
}

Command history_command()
{
    return {"history",
            "--db FILE [--ledger L [--key K]] [--by 姓名] [--from DATE] [--to DATE] [--words W] "
            "[--before N] [--limit N] [--changes N] [--json]    "
            "修改记录，最近的在前，可按台账（也可写“设置”、“自定义字段”）、"
            "人、日期、文字查；给出键则只看那一行；--before 接着列第 N 号操作以前的；默认 100 "
            "次操作、每次"
            "至多列 100 行",
            {{"--db", "FILE", true},
             {"--ledger", "L"},
             {"--key", "K"},
             {"--by", "姓名"},
             {"--from", "DATE"},
             {"--to", "DATE"},
             {"--words", "W"},
             {"--before", "N"},
             {"--limit", "N"},
             {"--changes", "N"},
             {"--json", ""}},
            0,
            0,
            history,
            false};
}

} // namespace lx::cli
