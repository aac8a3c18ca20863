#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"

#include <unordered_map>

#include <QJsonDocument>

#include "core/base/input_file.h"
#include "core/events/event_text.h"
#include "core/events/run_event.h"
#include "core/ledger/field_text.h"
#include "core/ledger/mask.h"
#include "core/report/sheet_def.h"
#include "core/store/id_list.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

// ---- events: what each asks for

const char* weight_of(bool required, bool sometimes)
{
    return required ? "always" : sometimes ? "when" : "no";
}

/// A value of a definition as JSON writes it: "@name" for what comes from elsewhere.
void write_default(JsonWriter& json, const EventField& field)
{
    if (!field.otherwise)
        return;
    const EventValue& value = *field.otherwise;
    std::string text = value.today ? "@today" : value.text;
    for (const EventPath& path : value.paths) {
        text += text.empty() ? "@" : " @";
        for (const std::string& part : path.parts)
            text += (&part == &path.parts.front() ? "" : ".") + part;
    }
    if (text.empty() && !value.fixed.empty())
        text = export_field(field.field, value.fixed.front());
    json.text("default", text);
}

void write_condition(JsonWriter& json, const char* name,
                     const std::optional<EventCondition>& condition)
{
    if (!condition)
        return;
    json.key(name).begin_object();
    for (const EventCondition::Part& part : condition->parts) {
        std::string path;
        for (const std::string& one : part.path.parts)
            path += (path.empty() ? "" : ".") + one;
        json.key(path);
        if (part.values.empty()) {
            json.boolean(part.given);
            continue;
        }
        json.begin_array();
        for (const Value& value : part.values)
            if (const auto* whole = std::get_if<std::int64_t>(&value))
                json.integer(*whole);
            else
                json.text(text_of(value));
        json.end_array();
    }
    json.end_object();
}

void write_field(JsonWriter& json, const Catalog& catalog, const EventField& field)
{
    json.begin_object().text("key", field.key).text("name", field.field.name);
    json.text("type", field.is_table() ? "table" : type_name(field.field.type));
    json.text("required", weight_of(field.required && !field.unless_none,
                                    field.unless_none || field.required_when.has_value()));
    if (!field.bound_ledger.empty())
        json.text("of", field.bound_ledger + "." + field.bound_field);
    if (!field.field.ledger.empty())
        json.text("ledger", field.field.ledger);
    if (!field.field.unit.empty())
        json.text("unit", field.field.unit);
    if (!field.field.group.empty())
        json.text("group", field.field.group);
    if (!field.field.hint.empty())
        json.text("hint", field.field.hint);
    const Dictionary* choices =
        field.choices != nullptr ? field.choices.get() : catalog.dictionary(field.field.dictionary);
    if (choices != nullptr) {
        json.key("values").begin_array();
        for (const DictionaryValue& value : choices->values)
            json.text(value.value);
        json.end_array();
    }
    write_condition(json, "when", field.offered);
    write_condition(json, "required_when", field.required_when);
    write_default(json, field);
    if (!field.filled_from.empty())
        json.text("filled_from", field.filled_from).text("filled_by", field.filled_by);
    if (field.is_table()) {
        json.key("columns").begin_array();
        for (const EventField& column : field.columns)
            write_field(json, catalog, column);
        json.end_array();
    }
    json.end_object();
}

/// FIELDS.json as it is to be written: each field with what it takes; a table as a list with one of
/// its rows.
void write_form(JsonWriter& json, const std::vector<EventField>& fields)
{
    json.begin_object();
    for (const EventField& field : fields) {
        json.key(field.field.name);
        if (field.is_table()) {
            json.begin_array();
            write_form(json, field.columns);
            json.end_array();
        } else {
            json.text(type_name(field.field.type));
        }
    }
    json.end_object();
}

Result<int> list(const Arguments& arguments, Session&)
{
    const DefinitionsPtr definitions = Definitions::program();
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const auto events, EventDef::all(catalog));
    if (!arguments.has("--json")) {
        for (const EventDef& event : events) {
            std::string fields;
            for (const EventField& field : event.fields)
                fields +=
                    (fields.empty() ? "" : "、") + field.field.name + (field.required ? "*" : "");
            print_out(event.name + "\t" + event.hint + "\n  " + fields + "\n");
        }
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const EventDef& event : events) {
        json.begin_object().text("id", event.id).text("name", event.name);
        json.key("synonyms").begin_array();
        for (const std::string& name : event.synonyms)
            json.text(name);
        json.end_array().text("group", event.group).text("hint", event.hint);
        json.key("fields").begin_array();
        for (const EventField& field : event.fields)
            write_field(json, catalog, field);
        json.end_array().key("form");
        write_form(json, event.fields);
        json.key("sheets").begin_array();
        for (const EventSheet& sheet : event.sheets)
            json.text(sheet.sheet);
        json.end_array().end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

// ---- event: what one writes

/// Values for programs as files write them, for people with the middle of numbers of persons hidden
/// (`masked`); references by what the row is called.
class ValueTexts
{
public:
    ValueTexts(Database& database, const Catalog& catalog, const EventPlan& plan, bool masked)
        : m_catalog(catalog), m_store(database, catalog), m_masked(masked)
    {
        for (const PlannedRow& row : plan.rows)
            if (row.added())
                m_made[row.id] = row.label;
    }

    Result<std::string> text(const FieldDef& field, const Value& value)
    {
        std::vector<std::int64_t> ids;
        if (const auto* id = std::get_if<std::int64_t>(&value))
            ids.push_back(*id);
        else if (field.type == FieldType::RefList)
            ids = listed_ids(text_of(value));
        if (field.ledger.empty() || ids.empty())
            return m_masked ? show_field(field, value, true) : export_field(field, value);
        LX_ASSIGN(const auto labels, m_store.labels(*m_catalog.ledger(field.ledger), ids));
        std::string text;
        for (const std::int64_t id : ids) {
            const auto& known = id < 0 ? m_made : labels;
            const auto at = known.find(id);
            if (at != known.end())
                text += (text.empty() ? "" : "、") + at->second;
        }
        return text;
    }

private:
    const Catalog& m_catalog;
    LedgerStore m_store;
    bool m_masked;
    std::unordered_map<std::int64_t, std::string> m_made; ///< rows the event adds
};

const char* verb_of(const PlannedRow& row)
{
    return row.added() ? "add" : "change";
}

Result<> write_row(JsonWriter& json, ValueTexts& texts, const PlannedRow& row)
{
    json.begin_object().text("ledger", row.ledger->code).text("key", row.key);
    json.text("label", row.label).text("verb", verb_of(row)).key("changes").begin_object();
    for (std::size_t i = 0; i < row.ledger->fields.size(); ++i) {
        const FieldDef& field = row.ledger->fields[i];
        const Value before = row.added() ? Value{} : row.before.values[i];
        if (before == row.after.values[i])
            continue;
        LX_ASSIGN(const std::string was, texts.text(field, before));
        LX_ASSIGN(const std::string is, texts.text(field, row.after.values[i]));
        json.key(field.name).begin_array().text(was).text(is).end_array();
    }
    json.end_object().end_object();
    return {};
}

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts)
{
    json.key(name).begin_array();
    for (const std::string& text : texts)
        json.text(text);
    json.end_array();
}

Result<> write_json(Database& database, const Catalog& catalog, const EventDef& def,
                    const EventPlan& plan)
{
    JsonWriter json(standard_output());
    ValueTexts texts(database, catalog, plan, false);
    json.begin_object().integer("action", plan.action).text("title", plan.title);
    json.key("written").begin_array();
    if (plan.refused.empty())
        for (const PlannedRow& row : plan.rows)
            LX_TRY(write_row(json, texts, row));
    json.end_array().key("refused").begin_array();
    for (const EventIssue& issue : plan.refused)
        json.begin_object()
            .text("field", place_text(def, issue.place))
            .text("reason", issue.message)
            .end_object();
    json.end_array();
    write_texts(json, "warnings", plan.warnings);
    write_texts(json, "advice", plan.advice);
    json.key("sheets").begin_array();
    for (const PlannedSheet& sheet : plan.sheets) {
        json.begin_object().text("sheet", sheet.sheet);
        write_texts(json, "keys", sheet.keys);
        json.end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

Result<> write_text(Database& database, const FactRegistry& facts, const EventDef& def,
                    const EventPlan& plan)
{
    for (const EventIssue& issue : plan.refused)
        print_note("退回：" + issue_text(def, issue));
    for (const std::string& warning : plan.warnings)
        print_note("提醒：" + warning);
    if (!plan.refused.empty()) {
        print_out("没有改动。\n");
        return {};
    }
    ValueTexts texts(database, facts.catalog(), plan, true);
    for (const PlannedRow& row : plan.rows) {
        print_out((row.added() ? "新增" : "修改") + row.ledger->name + "\t" + row.label + "\t" +
                  mask_key_parts(row.key) + "\n");
        for (std::size_t i = 0; i < row.ledger->fields.size(); ++i) {
            const FieldDef& field = row.ledger->fields[i];
            const Value before = row.added() ? Value{} : row.before.values[i];
            if (before == row.after.values[i])
                continue;
            LX_ASSIGN(const std::string was, texts.text(field, before));
            LX_ASSIGN(const std::string is, texts.text(field, row.after.values[i]));
            print_out("  " + field.name + "：" + (was.empty() ? "" : was + " → ") +
                      (is.empty() ? "（空）" : is) + "\n");
        }
    }
    for (const std::string& advice : plan.advice)
        print_out("还要办：" + advice + "\n");
    for (const PlannedSheet& sheet : plan.sheets) {
        LX_ASSIGN(const SheetDef printed, SheetDef::find(facts, sheet.sheet));
        std::vector<std::string> keys;
        for (const std::string& key : sheet.keys)
            keys.push_back(mask_key_parts(key));
        print_out("可打印：" + printed.name + "\t" + few_of(keys) + "\n");
    }
    print_out(plan.action == 0 ? "以上是预览，没有写入。\n"
                               : "已办理（第 " + std::to_string(plan.action) + " 号操作）。\n");
    return {};
}

Result<QJsonObject> read_fields(const std::string& path)
{
    constexpr std::uint64_t most = 64ULL << 20U;
    LX_ASSIGN(const std::string text, read_file(path, most + 1));
    if (text.size() > most)
        return fail(ErrorKind::BadInput, "“" + path + "”超过 64 MB，请分几次办理。");
    QJsonParseError trouble;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromStdString(text), &trouble);
    if (!document.isObject())
        return fail(ErrorKind::BadInput,
                    "“" + path + "”不是“栏目: 内容”的 JSON 对象" +
                        (trouble.error == QJsonParseError::NoError
                             ? std::string()
                             : "（第 " + std::to_string(trouble.offset) + " 字节处有误）") +
                        "，请改正后再用。",
                    trouble.errorString().toStdString());
    return document.object();
}

Result<int> run_one(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const QJsonObject fields, read_fields(arguments.plain()[1]));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const EventDef def, EventDef::find(catalog, arguments.plain()[0]));
    const Actor actor{arguments.value("--by", session.actor.user), session.actor.clock};
    LX_ASSIGN(EventPlan plan, arguments.has("--dry-run")
                                  ? preview_event(*database, catalog, actor, def, fields)
                                  : apply_event(*database, catalog, actor, def, fields));
    for (std::string& note : closed_notes(*database, definitions, plan.action))
        plan.warnings.push_back(std::move(note));
    LX_TRY(arguments.has("--json") ? write_json(*database, catalog, def, plan)
                                   : write_text(*database, definitions->facts(), def, plan));
    return plan.refused.empty() ? 0 : 1;
}

} // namespace

Command event_command()
{
    return {
        "event",
        "NAME FIELDS.json --db FILE [--dry-run] [--by 姓名] [--json]    办理一个事项，写好它涉及的"
        "各个台账；--dry-run 只预览",
        {{"--db", "FILE", true}, {"--dry-run", ""}, {"--by", "姓名"}, {"--json", ""}},
        2,
        2,
        run_one,
        false};
}

Command events_command()
{
    return {"events",
            "[--json]    有哪些事项，各要填什么；--json 里的 form 是 FIELDS.json 的样子，"
            "逐行填写的（如摸底的各单位）写成列表，每行一个对象，没写的栏取上一次的数",
            {{"--json", ""}},
            0,
            0,
            list,
            false};
}

} // namespace lx::cli
