// field and fields: the fields a county adds to its ledgers.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/store/own_fields.h"

namespace lx::cli {

namespace {

Result<FieldType> type_named(const std::string& word)
{
    for (const OwnFieldType& one : own_field_types())
        if (one.word == word || one.name == word)
            return one.type;
    if (word == "real")
        return FieldType::Real;
    if (word == "yes/no")
        return FieldType::Bool;
    return fail(ErrorKind::Usage, "没有“" + word +
                                      "”这种字段；可写 text、long_text、integer、number、money、"
                                      "date、bool、choice。");
}

std::string_view word_of(FieldType type)
{
    for (const OwnFieldType& one : own_field_types())
        if (one.type == type)
            return one.word;
    return type_name(type);
}

/// Several may stand in one word, parted by commas or 、.
std::vector<std::string> values_in(const std::vector<std::string>& words)
{
    std::vector<std::string> values;
    for (const std::string& word : words)
        for (std::string& value : split_list(word))
            values.push_back(std::move(value));
    return values;
}

/// An own field of the ledger by its name or key; of several of a name (one out of use) that in
/// use, if `in_use`, else one that isn't.
Result<OwnField> field_of(Database& database, const LedgerDef& def, const std::string& name,
                          bool in_use)
{
    LX_ASSIGN(auto all, all_own_fields(database));
    for (OwnField& own : all)
        if (own.ledger == def.code && own.retired != in_use &&
            (own.field.name == name || own.field.key == name))
            return std::move(own);
    return fail(ErrorKind::Usage, "“" + def.name + "”台账没有" + (in_use ? "在用的" : "已停用的") +
                                      "自定义字段“" + name + "”；请用 fields 查看。");
}

/// What the options say of the field's definition. `more_values`: words behind the first value.
Result<> take_options(const Arguments& arguments, const std::vector<std::string>& more_values,
                      OwnField& own)
{
    const auto take = [&](const char* option, std::string& text) {
        if (arguments.has(option))
            text = trim(arguments.value(option));
    };
    take("--name", own.field.name);
    take("--unit", own.field.unit);
    take("--group", own.field.group);
    take("--hint", own.field.hint);
    if (arguments.has("--type")) {
        LX_ASSIGN(own.field.type, type_named(arguments.value("--type")));
    }
    if (arguments.has("--values")) {
        std::vector<std::string> words = arguments.values("--values");
        words.insert(words.end(), more_values.begin(), more_values.end());
        own.values = values_in(words);
    }
    if (own.field.type == FieldType::Choice && own.values.empty())
        return fail(ErrorKind::Usage,
                    "选项字段“" + own.field.name + "”要写明有哪些选项：--values 甲 乙。");
    if (own.field.type != FieldType::Choice && !own.values.empty())
        return fail(ErrorKind::Usage, "只有选项字段（--type choice）才有 --values。");
    if (own.field.name.empty())
        return fail(ErrorKind::Usage, "字段要有名称：--name N。");
    return {};
}

/// Where `field move` puts a field: before the one named, else at the end.
Result<std::size_t> place_of(Database& database, const LedgerDef& def, const Arguments& arguments)
{
    LX_ASSIGN(auto in_use, own_fields(database));
    std::erase_if(in_use, [&](const OwnField& own) { return own.ledger != def.code; });
    if (!arguments.has("--before"))
        return in_use.size();
    LX_ASSIGN(const OwnField next, field_of(database, def, arguments.value("--before"), true));
    const auto at = std::find_if(in_use.begin(), in_use.end(), [&](const OwnField& own) {
        return own.field.key == next.field.key;
    });
    return static_cast<std::size_t>(at - in_use.begin());
}

Result<int> field(const Arguments& arguments, Session& session)
{
    const auto& plain = arguments.plain();
    const std::string& what = plain[0];
    const bool adds = what == "add";
    if (!adds && what != "change" && what != "move" && what != "retire" && what != "restore")
        return fail(ErrorKind::Usage,
                    "field 后面要写 add、change、move、retire 或 restore，不能是“" + what + "”。");
    if (adds && (!arguments.has("--name") || !arguments.has("--type")))
        return fail(ErrorKind::Usage, "新增字段要写明 --name N 和 --type T。");
    const std::size_t words = adds ? 2 : 3;
    if (plain.size() < words)
        return fail(ErrorKind::Usage, "请写明是哪个字段：field " + what + " LEDGER FIELD。");
    if (plain.size() > words && !arguments.has("--values"))
        return fail(ErrorKind::Usage, "多了参数“" + plain[words] + "”，请删去后重试。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const LedgerDef* const def, ledger_of(Catalog::builtin(), plain[1]));
    const Actor actor = actor_of(arguments, session);
    OwnField own;
    if (!adds) {
        LX_ASSIGN(own, field_of(*database, *def, plain[2], what != "restore"));
    }
    if (what == "retire")
        return tell_setting(
            *database, arguments,
            "已停用“" + own.field.name +
                "”；各行的值都留着，可用 field restore "
                "恢复。",
            [&] { return retire_own_field(*database, def->code, own.field.key, &actor); });
    if (what == "move") {
        LX_ASSIGN(const std::size_t place, place_of(*database, *def, arguments));
        return tell_setting(*database, arguments, "已移动“" + own.field.name + "”。", [&] {
            return move_own_field(*database, def->code, own.field.key, place, &actor);
        });
    }
    LX_TRY(take_options(arguments,
                        {plain.begin() + static_cast<std::ptrdiff_t>(words), plain.end()}, own));
    const std::string done = adds               ? "已新增字段“"
                             : what == "change" ? "已修改字段“"
                                                : "已恢复字段“";
    return tell_setting(*database, arguments, done + own.field.name + "”。", [&] {
        return save_own_field(*database, Catalog::builtin(), def->code, own.field, own.values,
                              &actor)
            .map([](const std::string&) {});
    });
}

/// One of the listed fields.
struct Shown
{
    const LedgerDef* ledger = nullptr;
    const FieldDef* field = nullptr;
    bool retired = false;
    std::vector<std::string> values{};
};

Result<int> fields(const Arguments& arguments, Session&)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    const LedgerDef* only = nullptr;
    if (!arguments.plain().empty()) {
        LX_ASSIGN(only, ledger_of(catalog, arguments.plain().front()));
    }
    LX_ASSIGN(const auto own, all_own_fields(*database));
    std::vector<Shown> shown;
    for (const LedgerDef& def : catalog.ledgers()) {
        if (only != nullptr && only != &def)
            continue;
        for (const FieldDef& field : def.fields) {
            Shown& one = shown.emplace_back(Shown{&def, &field});
            if (const Dictionary* dictionary = catalog.dictionary(field.dictionary))
                for (const DictionaryValue& value : dictionary->values)
                    one.values.push_back(value.value);
        }
        for (const OwnField& field : own)
            if (field.ledger == def.code && field.retired)
                shown.push_back({&def, &field.field, true, field.values});
    }
    if (arguments.has("--own"))
        std::erase_if(shown, [](const Shown& one) { return !one.field->own; });
    if (!arguments.has("--json")) {
        for (const Shown& one : shown)
            print_out(one.ledger->name + "\t" + one.field->name + "\t" +
                      std::string(word_of(one.field->type)) + "\t" +
                      (one.retired      ? "已停用"
                       : one.field->own ? "自定义"
                                        : "") +
                      "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const Shown& one : shown) {
        json.begin_object().text("ledger", one.ledger->code).text("key", one.field->key);
        json.text("name", one.field->name).text("type", word_of(one.field->type));
        json.text("unit", one.field->unit).text("group", one.field->group);
        json.boolean("required", one.field->required).boolean("in_key", one.field->in_key);
        json.boolean("own", one.field->own).boolean("retired", one.retired);
        json.key("values").begin_array();
        for (const std::string& value : one.values)
            json.text(value);
        json.end_array().end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command field_command()
{
    return {
        "field",
        "add LEDGER --name N --type T [--values 甲 乙…] | change LEDGER FIELD [--name N] "
        "[--values …] | move LEDGER FIELD [--before FIELD] | retire LEDGER FIELD | restore LEDGER "
        "FIELD  --db FILE [--unit 单位] [--group 分组] [--hint 说明] [--by 姓名] [--json]    "
        "自定义字段：新增、修改、移到另一个之前（不写则到最后）、停用、恢复；"
        "T 是 text、long_text、integer、number、money、date、bool 或 choice",
        {{"--db", "FILE", true},
         {"--name", "N"},
         {"--type", "T"},
         {"--values", "值", false, true},
         {"--unit", "单位"},
         {"--group", "分组"},
         {"--hint", "说明"},
         {"--before", "FIELD"},
         {"--by", "姓名"},
         {"--json", ""}},
        2,
        -1,
        field,
        false};
}

Command fields_command()
{
    return {"fields",
            "[LEDGER] --db FILE [--own] [--json]    台账的字段，自定义的和已停用的也在内；"
            "--own 只列自定义的",
            {{"--db", "FILE", true}, {"--own", ""}, {"--json", ""}},
            0,
            1,
            fields,
            false};
}

} // namespace lx::cli
