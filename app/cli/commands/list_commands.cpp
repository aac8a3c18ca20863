// list and lists: rows by a list's name or a condition, and the lists themselves.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/list_rows.h"
#include "app/cli/list_statistics.h"
#include "app/cli/row_choice.h"

#include <QJsonDocument>

#include "core/ledger/heading_match.h"
#include "core/rows/filter_subject.h"

namespace lx::cli {

namespace {

/// The key of a field or derived fact by its heading or key.
Result<std::string> key_named(const FactRegistry& facts, const LedgerDef& def,
                              const std::string& name)
{
    for (const FilterSubject& subject : filter_subjects(facts, def))
        if (subject.field.name == name || subject.field.key == name)
            return subject.field.key;
    const int field = HeadingMatcher(facts.catalog(), def).field_named(name);
    if (field < 0)
        return fail(ErrorKind::Usage,
                    "“" + def.name + "”台账没有“" + name + "”这一栏；请按台账的表头写。");
    return def.fields[static_cast<std::size_t>(field)].key;
}

/// The list the options describe.
Result<RowList> described(const Arguments& arguments, const DefinitionsPtr& definitions)
{
    const FactRegistry& facts = definitions->facts();
    LX_ASSIGN(const LedgerDef* const def,
              ledger_of(definitions->catalog(), arguments.value("--ledger")));
    RowList list;
    list.rows.ledger = def->code;
    list.rows.search = arguments.value("--search");
    list.rows.descending = arguments.has("--descending");
    list.rows.in_force = arguments.has("--in-force");
    list.note = arguments.value("--note");
    if (arguments.has("--where")) {
        LX_ASSIGN(list.rows.condition, read_condition(facts, arguments.value("--where")));
    }
    if (arguments.has("--sort")) {
        LX_ASSIGN(list.rows.sort, key_named(facts, *def, arguments.value("--sort")));
    }
    if (arguments.has("--sort-by")) {
        const auto by = sort_by_named(arguments.value("--sort-by"));
        if (!by)
            return fail(ErrorKind::Usage, "没有“" + arguments.value("--sort-by") +
                                              "”这种排序；--sort-by 后面写：原值、拼音、姓氏笔画、"
                                              "姓名笔画。");
        list.rows.sort_by = *by;
    }
    for (const std::string& column : arguments.values("--column")) {
        LX_ASSIGN(std::string key, key_named(facts, *def, column));
        list.columns.push_back(std::move(key));
    }
    return list;
}

Result<int> change_lists(const Arguments& arguments, Session& session)
{
    const bool saves = arguments.plain()[0] == "save";
    const std::string& name = arguments.plain()[1];
    if (!saves && arguments.plain()[0] != "remove")
        return fail(ErrorKind::Usage, "list 后面要写一个名单的名称，或 save 名称、remove 名称；"
                                      "不能是“" +
                                          arguments.plain()[0] + "”。");
    if (saves && !arguments.has("--ledger"))
        return fail(ErrorKind::Usage,
                    "保存名单要写明台账：--ledger L，可再加条件、检索、排序、栏目。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Actor actor = actor_of(arguments, session);
    if (!saves)
        return tell_setting(*database, arguments, "已删除名单“" + name + "”。", [&] {
            return remove_list(*database, definitions->facts(), name, actor);
        });
    LX_ASSIGN(RowList list, described(arguments, definitions));
    list.name = name;
    return tell_setting(*database, arguments, "已保存名单“" + name + "”。",
                        [&] { return save_list(*database, definitions, list, actor); });
}

Result<int> list(const Arguments& arguments, Session& session)
{
    const auto& plain = arguments.plain();
    if (plain.size() == 2)
        return change_lists(arguments, session);
    const bool named = plain.size() == 1;
    if (named == arguments.has("--ledger"))
        return fail(ErrorKind::Usage,
                    "请写名单的名称，或用 --ledger 写明台账（可加 --where 条件文件），两者选一。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(RowList rows, named ? find_list(*database, definitions->facts(), plain.front())
                                  : described(arguments, definitions));
    if (arguments.has("--in-force"))
        rows.rows.in_force = true;
    LX_ASSIGN(rows.rows.day, arguments.date("--as-of", session.clock.today()));
    if (!rows.left_out.empty())
        print_note(rows.left_out);
    const bool json = arguments.has("--json");
    const bool masked = !json || arguments.has("--masked");
    if (!arguments.has("--statistics")) {
        LX_TRY(write_list(*database, definitions, rows, json, masked, session.progress));
        return 0;
    }
    const LedgerDef& def = *definitions->catalog().ledger(rows.rows.ledger);
    std::vector<std::string> columns;
    for (const std::string& column : arguments.values("--statistics")) {
        LX_ASSIGN(std::string key, key_named(definitions->facts(), def, column));
        columns.push_back(std::move(key));
    }
    LX_TRY(write_statistics(*database, definitions, rows, columns, json, masked, session.progress));
    return 0;
}

std::string heading_of(const std::vector<FilterSubject>& subjects, const std::string& key)
{
    for (const FilterSubject& subject : subjects)
        if (subject.field.key == key)
            return subject.field.name;
    return key;
}

Result<int> lists(const Arguments& arguments, Session&)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto all, all_lists(*database, definitions->facts()));
    if (!arguments.has("--json")) {
        for (const RowList& one : all) {
            const LedgerDef* def = definitions->catalog().ledger(one.rows.ledger);
            print_out(one.name + "\t" + (def == nullptr ? one.rows.ledger : def->name) + "\t" +
                      (one.preset ? "自带" : "本文件") + "\t" + one.note + "\n");
        }
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const RowList& one : all) {
        json.begin_object().text("name", one.name).text("ledger", one.rows.ledger);
        json.boolean("preset", one.preset).text("note", one.note).text("search", one.rows.search);
        const LedgerDef* def = definitions->catalog().ledger(one.rows.ledger);
        const auto subjects = def == nullptr ? std::vector<FilterSubject>{}
                                             : filter_subjects(definitions->facts(), *def);
        json.text("sort", one.rows.sort.empty() ? "" : heading_of(subjects, one.rows.sort));
        json.text("sort_by", std::string(name_of(one.rows.sort_by)));
        json.boolean("descending", one.rows.descending).boolean("in_force", one.rows.in_force);
        json.key("columns").begin_array();
        for (const std::string& column : one.columns)
            json.text(heading_of(subjects, column));
        json.end_array();
        json.key("condition")
            .raw(QJsonDocument(one.rows.condition).toJson(QJsonDocument::Compact).toStdString());
        json.end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command list_command()
{
    return {"list",
            "NAME --db FILE [--as-of DATE] [--masked] [--json] | --ledger L [--where C.json] "
            "[--search 词] [--sort FIELD] [--sort-by 拼音|姓氏笔画|姓名笔画] [--descending] "
            "[--in-force] [--column FIELD]… [--statistics FIELD]… | "
            "save NAME --ledger L … [--note 说明] [--by 姓名] | remove NAME    "
            "名单：按名称或条件列出行（FIELD 写表头，也可写推算的栏目），保存，删除；"
            "--statistics 不列行，改列一栏的个数、合计和各值的个数与占比；默认截止今天",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--ledger", "L"},
             {"--where", "C.json"},
             {"--search", "词"},
             {"--sort", "FIELD"},
             {"--sort-by", "拼音|姓氏笔画|姓名笔画"},
             {"--descending", ""},
             {"--in-force", ""},
             {"--column", "FIELD", false, true},
             {"--statistics", "FIELD", false, true},
             {"--note", "说明"},
             {"--by", "姓名"},
             {"--masked", ""},
             {"--json", ""}},
            0,
            2,
            list,
            false};
}

Command lists_command()
{
    return {"lists",
            "--db FILE [--json]    有哪些名单：程序自带的和保存在本文件里的",
            {{"--db", "FILE", true}, {"--json", ""}},
            0,
            0,
            lists,
            false};
}

} // namespace lx::cli
