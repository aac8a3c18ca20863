#include "core/ledger/definition_json.h"

#include "core/base/object_reader.h"

namespace lx {

namespace {

void read_field_def(ObjectReader& in, FieldDef& field)
{
    std::string type;
    in.text("name", field.name, true);
    in.text("type", type, true);
    if (const auto known = type_of(type))
        field.type = *known;
    else
        in.complain("type", "不是已知的类型");
    in.text("unit", field.unit);
    in.text("measure", field.measure);
    in.text("dictionary", field.dictionary);
    in.text("narrowed_by", field.narrowed_by);
    in.text("ledger", field.ledger);
    in.texts("synonyms", field.synonyms);
    in.flag("in_key", field.in_key);
    in.flag("required", field.required);
    in.flag("sensitive", field.sensitive);
    in.flag("indexed", field.indexed);
    in.flag("searched", field.searched);
    in.flag("month_ok", field.month_ok);
    in.flag("planned", field.planned);
    in.flag("past", field.past);
    in.text("earliest", field.earliest);
    in.flag("code", field.code);
    in.flag("person", field.person);
    in.text("group", field.group);
    in.whole("width", field.width);
    in.number("min", field.min);
    in.number("max", field.max);
    in.text("accept_field", field.accept_field);
    in.text("only_when_field", field.only_when_field);
    in.texts("only_when_values", field.only_when_values);
    in.text("hint", field.hint);
}

void read_check(ObjectReader& in, RowCheck& check)
{
    in.text("left", check.left);
    in.text("op", check.op, true);
    in.text("right", check.right);
    in.texts("fields", check.fields);
    in.text("message", check.message, true);
    in.flag("warning", check.warning);
    in.text("named", check.named);
}

void read_span(ObjectReader& in, SpanDef& span)
{
    in.texts("starts", span.starts);
    in.texts("ends", span.ends);
    in.texts("done", span.done);
    in.text("year", span.year);
    in.object("gone", [&](ObjectReader& each) {
        each.text("field", span.gone_field, true);
        each.texts("values", span.gone_values, true);
    });
    in.object("reason", [&](ObjectReader& each) {
        each.text("field", span.reason_field, true);
        each.texts("values", span.reasons);
    });
    in.text("within", span.within);
}

void read_rule(ObjectReader& in, DuplicateRule& rule)
{
    in.objects("keys", true, [&](ObjectReader& each) {
        DuplicateKey& key = rule.keys.emplace_back();
        std::string form;
        each.text("as", form, true);
        each.texts("of", key.fields, true);
        if (const auto known = key_form_of(form))
            key.form = *known;
        else
            each.complain("as", "不是已知的写法");
    });
    in.whole("weight", rule.weight);
    in.flag("finds", rule.finds);
    in.flag("former", rule.former);
    in.text("reason", rule.reason, true);
}

void read_carried(ObjectReader& in, CarriedLedger& carried)
{
    in.text("ledger", carried.ledger, true);
    in.text("link", carried.link, true);
    in.text("when", carried.when, true);
    in.text("date_field", carried.date_field);
    in.texts("copies", carried.copies);
}

} // namespace

Result<LedgerDef> ledger_from_json(const std::string& file, std::string_view json)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    LedgerDef def;
    in.text("code", def.code, true);
    in.text("name", def.name, true);
    in.text("group", def.group);
    in.text("label", def.label, true);
    in.text("key_fallback", def.key_fallback);
    in.object("span", [&](ObjectReader& each) { read_span(each, def.span); });
    in.text("sort", def.sort, true);
    in.texts("shown", def.shown, true);
    in.objects("fields", true, [&](ObjectReader& each) {
        FieldDef& field = def.fields.emplace_back();
        each.text("key", field.key, true);
        read_field_def(each, field);
    });
    in.objects("checks", false,
               [&](ObjectReader& each) { read_check(each, def.checks.emplace_back()); });
    in.objects("carries", false,
               [&](ObjectReader& each) { read_carried(each, def.carries.emplace_back()); });
    LX_TRY(in.end(file));
    return def;
}

Result<FieldDef> field_from_json(const std::string& file, std::string_view key,
                                 std::string_view json)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    FieldDef field;
    field.key = key;
    read_field_def(in, field);
    LX_TRY(in.end(file));
    return field;
}

Result<Dictionary> dictionary_from_json(const std::string& file, std::string_view json)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    Dictionary dictionary;
    in.text("code", dictionary.code, true);
    in.text("name", dictionary.name, true);
    in.flag("open", dictionary.open);
    in.objects("values", true, [&](ObjectReader& each) {
        DictionaryValue& value = dictionary.values.emplace_back();
        each.text("value", value.value, true);
        each.texts("synonyms", value.synonyms);
        each.text("group", value.group);
    });
    LX_TRY(in.end(file));
    const std::vector<std::string> doubtful = dictionary.build_index();
    if (!doubtful.empty())
        return fail(definition_error(file, "“" + doubtful.front() + "”同时指两个值"));
    return dictionary;
}

Result<std::vector<LedgerGroup>> ledger_index_from_json(const std::string& file,
                                                        std::string_view json)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    std::vector<LedgerGroup> groups;
    in.objects("groups", true, [&](ObjectReader& each) {
        LedgerGroup& group = groups.emplace_back();
        each.text("name", group.name, true);
        each.texts("ledgers", group.ledgers, true);
    });
    LX_TRY(in.end(file));
    return groups;
}

Result<DuplicateDefs> duplicate_defs_from_json(const std::string& file, std::string_view json)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    DuplicateDefs defs;
    in.texts("endings", defs.endings, true);
    in.objects("ledgers", true, [&](ObjectReader& each) {
        LedgerDuplicates& ledger = defs.ledgers.emplace_back();
        each.text("ledger", ledger.ledger, true);
        each.whole("shown_from", ledger.shown_from);
        each.whole("warned_from", ledger.warned_from);
        each.objects("rules", true,
                     [&](ObjectReader& rule) { read_rule(rule, ledger.rules.emplace_back()); });
    });
    LX_TRY(in.end(file));
    return defs;
}

} // namespace lx
