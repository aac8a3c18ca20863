#include "core/exchange/sample_values.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/id_number.h"
#include "core/base/uscc.h"

namespace lx {

namespace {

std::string sample_uscc()
{
    std::string code = "91640121MA7EXAMPX";
    code[16] = '0';
    return code + uscc_check_character(code);
}

/// Born 1985-06-15, male.
std::string sample_id()
{
    std::string number = "64012119850615001";
    return number + id_check_character(number);
}

std::string sample_name(const std::string& ledger)
{
    constexpr std::pair<std::string_view, std::string_view> names[]{
        {"unit", "宁夏某某科技有限公司"},
        {"org", "宁夏某某科技有限公司党支部"},
        {"area", "某某镇"},
        {"venue", "某某镇党群活动服务中心"},
        {"campaign", "两个覆盖百日攻坚"},
        {"milestone", "摸底排查"},
        {"member", "张三"},
        {"instructor", "李四"}};
    for (const auto& [code, name] : names) {
        if (code == ledger)
            return std::string(name);
    }
    return {};
}

std::string sample_key(const std::string& ledger)
{
    if (ledger == "org")
        return "D640121001";
    if (ledger == "area")
        return "640121001";
    if (ledger == "instructor")
        return "ZD001";
    return {};
}

std::string sample_date(const std::string& key)
{
    constexpr std::pair<std::string_view, std::string_view> dates[]{
        {"born", "1985-06-15"},       {"joined", "2010-07-01"},  {"confirmed", "2011-07-01"},
        {"registered", "2018-03-20"}, {"founded", "2019-07-01"}, {"last_election", "2022-07-01"},
        {"applied", "2023-05-04"},    {"end", "2025-06-23"},     {"due", "2025-06-30"}};
    for (const auto& [name, date] : dates) {
        if (name == key)
            return std::string(date);
    }
    return "2025-03-15";
}

std::string sample_choice(const Catalog& catalog, const LedgerDef& def, const FieldDef& field,
                          const Record& row)
{
    const Dictionary* dictionary = catalog.dictionary(field.dictionary);
    const std::string group =
        field.narrowed_by.empty() ? std::string() : text_of(row.at(def, field.narrowed_by));
    if (def.code == "org" && field.key == "kind")
        return "党支部";
    if (def.code == "area" && field.key == "kind")
        return "乡镇苏木";
    for (const DictionaryValue& value : dictionary->values) {
        if (dictionary->allows(value.value, group))
            return value.value;
    }
    return {};
}

std::string sample_text(const LedgerDef& def, const FieldDef& field)
{
    if (field.person)
        return "张三";
    if (std::string name = sample_name(def.code); field.key == def.label && !name.empty())
        return name;
    if (field.in_key && field.key == "code")
        return def.code == "supervision" ? "DB2025-001" : sample_key(def.code);
    constexpr std::pair<std::string_view, std::string_view> texts[]{
        {"address", "某某镇某某路1号"},
        {"registrar", "某某县市场监督管理局"},
        {"sending_unit", "某某镇人民政府"},
        {"topic", "学习党章"},
        {"term", "第三届"},
        {"item", "党建分布图"},
        {"contact", "某某局机关党支部"},
        {"indicator", "组织覆盖"},
        {"reporter", "某某镇党委"},
        {"responsible", "各乡镇党委"},
        {"surveyor", "某某镇党委"}};
    for (const auto& [key, text] : texts) {
        if (key == field.key)
            return std::string(text);
    }
    return field.required ? "某某" : "";
}

std::string sample_number(const FieldDef& field)
{
    if (field.key == "longitude")
        return "106.2525";
    if (field.key == "latitude")
        return "38.2806";
    const double low = field.min.value_or(0);
    const double high = field.max.value_or(1000);
    const double wanted = field.key == "headcount" || field.key == "expected"     ? 36
                          : field.key == "attended" || field.key == "valid_votes" ? 34
                                                                                  : 3;
    return std::to_string(static_cast<long long>(std::clamp(wanted, low, high)));
}

} // namespace

std::string sample_value(const Catalog& catalog, const LedgerDef& def, const FieldDef& field,
                         const Record& row)
{
    const bool is_end = field.key == def.span.end();
    const bool is_reason =
        std::any_of(def.fields.begin(), def.fields.end(),
                    [&](const FieldDef& other) { return other.accept_field == field.key; });
    if (field.key == "note")
        return "示例行，导入时会跳过";
    if ((is_end && !field.required) || is_reason)
        return {};
    if (!field.only_when_field.empty()) {
        const std::string& value = text_of(row.at(def, field.only_when_field));
        const auto& values = field.only_when_values;
        if (std::find(values.begin(), values.end(), value) == values.end())
            return {};
    }
    for (const RowCheck& check : def.checks) {
        // Exactly one of several: the first.
        if (check.op == "one_of" && check.fields.front() != field.key &&
            std::find(check.fields.begin(), check.fields.end(), field.key) != check.fields.end())
            return {};
        // A word on a day that the sample leaves open.
        if (check.op == "needs" && check.left == field.key && !def.field(check.right)->required)
            return {};
    }
    switch (field.type) {
    case FieldType::Text:
        return sample_text(def, field);
    case FieldType::LongText:
        return field.required ? "正在办理，已有安排" : std::string();
    case FieldType::GeoJson:
        return {};
    case FieldType::Integer:
    case FieldType::Real:
        return sample_number(field);
    case FieldType::Money:
        return "10000.00";
    case FieldType::Date:
        return field.required || sample_date(field.key) != "2025-03-15" ? sample_date(field.key)
                                                                        : "";
    case FieldType::Bool:
        return "否";
    case FieldType::Choice:
        return sample_choice(catalog, def, field, row);
    case FieldType::Ref:
    case FieldType::RefOrText:
        if (field.ledger == def.code)
            return def.code == "area" ? "某某县" : "某某镇党委";
        return field.ledger == "campaign" ? sample_name("campaign") + "|2025-03-15"
                                          : sample_name(field.ledger);
    case FieldType::RefList:
        return "某某商贸有限公司、某某协会";
    case FieldType::Uscc:
        return sample_uscc();
    case FieldType::IdNumber:
        return sample_id();
    case FieldType::Phone:
        return "13900000000";
    case FieldType::Year:
        return "2025";
    case FieldType::PeriodCode:
        return "2025Q3";
    case FieldType::ObjectKey:
        return sample_key("org");
    }
    return {};
}

} // namespace lx
