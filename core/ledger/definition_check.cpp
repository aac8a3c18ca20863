#include "core/ledger/definition_check.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/ledger/named_checks.h"

namespace lx {

namespace {

bool is_column_name(const std::string& key)
{
    return !key.empty() && key[0] >= 'a' && key[0] <= 'z' &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

bool points_elsewhere(FieldType type)
{
    return type == FieldType::Ref || type == FieldType::RefList || type == FieldType::RefOrText;
}

std::string field_trouble(const Catalog& catalog, const LedgerDef& def, const FieldDef& field)
{
    const std::string where = "字段“" + field.key + "”";
    if (!is_column_name(field.key))
        return where + "的键只能用小写字母、数字和下划线";
    if (field.name.empty())
        return where + "没有名称";
    if ((field.type == FieldType::Choice) != !field.dictionary.empty())
        return where + "的类型与字典不配";
    if (!field.dictionary.empty() && catalog.dictionary(field.dictionary) == nullptr)
        return where + "所用的字典“" + field.dictionary + "”不存在";
    if (points_elsewhere(field.type) != !field.ledger.empty())
        return where + "的类型与所指台账不配";
    if (!field.ledger.empty() && catalog.ledger(field.ledger) == nullptr)
        return where + "所指的台账“" + field.ledger + "”不存在";
    for (const std::string* key :
         {&field.narrowed_by, &field.accept_field, &field.only_when_field}) {
        if (!key->empty() && def.index_of(*key) < 0)
            return where + "引用了没有的字段“" + *key + "”";
    }
    if (field.only_when_field.empty() != field.only_when_values.empty())
        return where + "的 only_when 不完整";
    if (!field.only_when_field.empty()) {
        const FieldDef& other = *def.field(field.only_when_field);
        const Dictionary* dictionary = catalog.dictionary(other.dictionary);
        const auto stray =
            std::find_if(field.only_when_values.begin(), field.only_when_values.end(),
                         [&](const std::string& value) {
                             return dictionary != nullptr && !dictionary->allows(value, "");
                         });
        if (stray != field.only_when_values.end())
            return where + "的 only_when 里“" + *stray + "”不是字典的值";
    }
    const bool has_days = field.type == FieldType::Date || field.type == FieldType::Year;
    if ((field.past || !field.earliest.empty()) && !has_days)
        return where + "不是日期，不能有 past 或 earliest";
    if (!field.earliest.empty() && !Date::from_iso(field.earliest))
        return where + "的 earliest 不是日期";
    if (field.width < 2 || field.width > 200)
        return where + "的列宽应在 2 至 200 之间";
    if (field.min && field.max && *field.min > *field.max)
        return where + "的最小值大于最大值";
    return {};
}

/// A heading or synonym that stands for two fields could not be told apart in an import.
std::string heading_trouble(const LedgerDef& def)
{
    std::unordered_map<std::string, const FieldDef*> owner;
    const auto shared = [](const FieldDef& one, const FieldDef& other, const std::string& name) {
        return "“" + one.name + "”和“" + other.name + "”两栏都叫“" + name +
               "”，导入时分不清，请给其中一栏另取名称（别名）";
    };
    for (const FieldDef& field : def.fields) {
        for (const std::string& name : {field.name, heading(field)}) {
            const auto [at, fresh] = owner.emplace(fold(name), &field);
            if (!fresh && at->second != &field)
                return shared(*at->second, field, name);
        }
    }
    for (const FieldDef& field : def.fields) {
        for (const std::string& name : field.synonyms) {
            const auto [at, fresh] = owner.emplace(fold(name), &field);
            if (!fresh && at->second != &field)
                return shared(*at->second, field, name);
            if (!fresh)
                return "字段 " + field.key + " 的别名“" + name + "”重复";
        }
    }
    return {};
}

std::string check_trouble(const LedgerDef& def, const RowCheck& check)
{
    const auto unknown = [&](const std::string& key) { return def.index_of(key) < 0; };
    if (check.message.empty())
        return "有一项检查没有说明";
    if (check.op == "one_of" || check.op == "named") {
        if (check.fields.empty() || std::any_of(check.fields.begin(), check.fields.end(), unknown))
            return "检查“" + check.message + "”引用了没有的字段";
        if (check.op == "named" && !is_named_check(check.named))
            return "检查“" + check.message + "”的名称 " + check.named + " 不是程序内的检查";
        return {};
    }
    if (check.op == "sum_at_most") {
        std::vector<std::string> keys = check.fields;
        keys.push_back(check.right);
        const bool counts = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
            return !unknown(key) && def.field(key)->type == FieldType::Integer;
        });
        return counts && keys.size() > 1
                   ? std::string()
                   : "检查“" + check.message + "”的 fields 和 right 应为整数字段";
    }
    const bool compares = check.op == "<=" || check.op == "<" || check.op == "=";
    if (!compares && check.op != "needs")
        return "检查“" + check.message +
               "”的比较符不是 <=、<、=、needs、one_of、sum_at_most、named 之一";
    if (unknown(check.left) || unknown(check.right))
        return "检查“" + check.message + "”引用了没有的字段";
    if (compares && def.field(check.left)->type != def.field(check.right)->type)
        return "检查“" + check.message + "”比较了两种类型";
    return {};
}

std::string span_trouble(const Catalog& catalog, const LedgerDef& def)
{
    const SpanDef& span = def.span;
    const auto is = [&](const std::string& key, FieldType type) {
        const FieldDef* field = def.field(key);
        return field != nullptr && field->type == type;
    };
    for (const auto* keys : {&span.starts, &span.ends, &span.done})
        for (const std::string& key : *keys)
            if (!is(key, FieldType::Date))
                return "span 的 " + key + " 不是日期字段";
    if (!span.year.empty() && !is(span.year, FieldType::Year))
        return "span 的 " + span.year + " 不是年度字段";
    if (!span.within.empty() && !is(span.within, FieldType::Ref))
        return "span 的 " + span.within + " 不是引用字段";
    if (!span.within.empty() && def.field(span.within)->ledger == def.code)
        return "span 的 " + span.within + " 不能指回本台账";
    if (!span.reason_field.empty() && span.ends.empty())
        return "span 有结束的原因，没有结束的日期";
    for (const auto& [key, values] :
         {std::pair(&span.gone_field, &span.gone_values), {&span.reason_field, &span.reasons}}) {
        if (key->empty())
            continue;
        if (!is(*key, FieldType::Choice))
            return "span 的 " + *key + " 不是选择字段";
        const Dictionary* dictionary = catalog.dictionary(def.field(*key)->dictionary);
        for (const std::string& value : *values)
            if (dictionary != nullptr && !dictionary->allows(value, ""))
                return "span 里“" + value + "”不是字典的值";
    }
    return {};
}

std::string carried_trouble(const Catalog& catalog, const LedgerDef& def,
                            const CarriedLedger& carried)
{
    const std::string where = "随带台账 " + carried.ledger + " ";
    const LedgerDef* other = catalog.ledger(carried.ledger);
    if (other == nullptr)
        return where + "不存在";
    const FieldDef* link = other->field(carried.link);
    if (link == nullptr || link->ledger != def.code)
        return where + "没有指回本台账的字段 " + carried.link;
    if (other->index_of(carried.when) < 0 ||
        (!carried.date_field.empty() && other->index_of(carried.date_field) < 0))
        return where + "没有所引用的字段";
    const auto stray =
        std::find_if(carried.copies.begin(), carried.copies.end(), [&](const std::string& key) {
            return other->index_of(key) < 0 || def.index_of(key) < 0;
        });
    if (stray != carried.copies.end())
        return where + "的 copies 里 " + *stray + " 不是两边都有";
    return {};
}

} // namespace

std::string definition_trouble(const Catalog& catalog, const LedgerDef& def)
{
    if (!is_column_name(def.code))
        return "代码只能用小写字母、数字和下划线";
    if (def.fields.empty() || def.fields.back().key != "note")
        return "最后一个字段应为 note";
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        if (def.index_of(def.fields[i].key) != static_cast<int>(i))
            return "字段 " + def.fields[i].key + " 重复";
        if (std::string trouble = field_trouble(catalog, def, def.fields[i]); !trouble.empty())
            return trouble;
    }
    if (def.key_fields().empty())
        return "没有主键字段";
    for (const std::string* key : {&def.label, &def.sort}) {
        if (def.index_of(*key) < 0)
            return "引用了没有的字段 " + *key;
    }
    if (!def.key_fallback.empty() && def.index_of(def.key_fallback) < 0)
        return "引用了没有的字段 " + def.key_fallback;
    if (std::string trouble = span_trouble(catalog, def); !trouble.empty())
        return trouble;
    for (const std::string& key : def.shown) {
        if (def.index_of(key) < 0)
            return "shown 引用了没有的字段 " + key;
    }
    if (std::string trouble = heading_trouble(def); !trouble.empty())
        return trouble;
    for (const RowCheck& check : def.checks) {
        if (std::string trouble = check_trouble(def, check); !trouble.empty())
            return trouble;
    }
    for (const CarriedLedger& carried : def.carries) {
        if (std::string trouble = carried_trouble(catalog, def, carried); !trouble.empty())
            return trouble;
    }
    return {};
}

} // namespace lx
