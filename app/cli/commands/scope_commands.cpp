// scope and scopes: which units a county is counted by (统计口径).

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"

#include <QJsonDocument>

#include "core/county/scopes.h"

namespace lx::cli {

namespace {

void write_day(JsonWriter& json, const char* key, const std::optional<Date>& day)
{
    json.key(key);
    if (day)
        json.text(day->iso());
    else
        json.null();
}

Result<int> list_scopes(const Arguments& arguments, Session&)
{
    Scopes scopes;
    if (arguments.has("--db")) {
        LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
        LX_ASSIGN(const auto definitions, definitions_of(*database));
        LX_ASSIGN(scopes, all_scopes(*database, definitions->facts()));
    } else {
        LX_ASSIGN(scopes, program_scopes(Definitions::program()->facts()));
    }
    if (!arguments.has("--json")) {
        for (const auto& scope : scopes)
            print_out(scope->id + "\t" + scope->name + "\t" + (scope->own ? "本文件" : "自带") +
                      "\t" + scope->note + "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const auto& scope : scopes) {
        json.begin_object().text("id", scope->id).text("name", scope->name);
        write_day(json, "from", scope->from);
        write_day(json, "until", scope->until);
        json.text("basis", scope->basis).boolean("own", scope->own).text("note", scope->note);
        json.key("condition")
            .raw(QJsonDocument(scope->condition).toJson(QJsonDocument::Compact).toStdString());
        json.end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

/// A day that is given, taken away ("") or left as it is.
Result<> take_day(const Arguments& arguments, const char* option, std::optional<Date>& day)
{
    if (!arguments.has(option))
        return {};
    day.reset();
    if (arguments.value(option).empty())
        return {};
    LX_ASSIGN(day, arguments.date(option, Date()));
    return {};
}

/// What the options say of a scope, over what it was.
Result<> take_options(const Arguments& arguments, const FactRegistry& facts, Scope& scope)
{
    scope.name = arguments.value("--name", scope.name);
    scope.note = arguments.value("--note", scope.note);
    scope.basis = arguments.value("--basis", scope.basis);
    LX_TRY(take_day(arguments, "--from", scope.from));
    LX_TRY(take_day(arguments, "--until", scope.until));
    if (arguments.has("--where")) {
        LX_ASSIGN(scope.condition, read_condition(facts, arguments.value("--where")));
    }
    return {};
}

/// What was typed is wrong, not a file that was read.
Result<> as_typed(Result<> saved)
{
    if (saved || saved.error().kind == ErrorKind::Database)
        return saved;
    return fail(ErrorKind::Usage, saved.error().message, saved.error().detail);
}

Result<int> change_scopes(const Arguments& arguments, Session& session)
{
    const std::string& what = arguments.plain()[0];
    const std::string& id = arguments.plain()[1];
    if (what != "add" && what != "change" && what != "remove")
        return fail(ErrorKind::Usage,
                    "scope 后面要写 add、change 或 remove，不能是“" + what + "”。");
    if (what == "add" && (!arguments.has("--name") || !arguments.has("--where")))
        return fail(ErrorKind::Usage,
                    "新增统计口径要写 --name 名称 和 --where 条件文件（单位台账的条件）。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const FactRegistry& facts = definitions->facts();
    const Actor actor = actor_of(arguments, session);
    if (what == "remove")
        return tell_setting(*database, arguments, "已删除统计口径“" + id + "”。",
                            [&] { return as_typed(remove_scope(*database, facts, id, actor)); });
    Scope scope;
    if (what == "add") {
        LX_ASSIGN(const Scopes scopes, all_scopes(*database, facts));
        for (const auto& other : scopes)
            if (other->id == id)
                return fail(ErrorKind::Usage, "已有统计口径“" + id + "”（" + other->name +
                                                  "）；要改它请用 scope change。");
        scope.id = id;
    } else {
        LX_ASSIGN(const auto before, find_scope(*database, facts, id));
        scope = *before;
    }
    LX_TRY(take_options(arguments, facts, scope));
    return tell_setting(*database, arguments, "已保存统计口径“" + scope.name + "”。",
                        [&] { return as_typed(save_scope(*database, facts, scope, actor)); });
}

} // namespace

Command scope_command()
{
    return {"scope",
            "add ID --name 名称 --where C.json | change ID [--name 名称] [--where C.json] | remove "
            "ID  --db FILE [--note 说明] [--basis 依据] [--from DATE] [--until DATE] [--by 姓名] "
            "[--json]    本文件的统计口径；改程序自带的，就在本文件里替代它",
            {{"--db", "FILE", true},
             {"--name", "名称"},
             {"--where", "C.json"},
             {"--note", "说明"},
             {"--basis", "依据"},
             {"--from", "DATE"},
             {"--until", "DATE"},
             {"--by", "姓名"},
             {"--json", ""}},
            2,
            2,
            change_scopes,
            false};
}

Command scopes_command()
{
    return {"scopes",
            "[--db FILE] [--json]    有哪些统计口径：程序自带的，和保存在本文件里的",
            {{"--db", "FILE"}, {"--json", ""}},
            0,
            0,
            list_scopes,
            false};
}

} // namespace lx::cli
