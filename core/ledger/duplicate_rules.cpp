#include "core/ledger/duplicate_rules.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <QFile>

#include "core/base/id_number.h"
#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/base/uscc.h"
#include "core/ledger/definition_json.h"

namespace lx {

namespace {

constexpr std::array<std::pair<std::string_view, KeyForm>, 8> form_names{{
    {"text", KeyForm::Text},
    {"code", KeyForm::Code},
    {"repaired_code", KeyForm::RepairedCode},
    {"id_number", KeyForm::IdNumber},
    {"name_core", KeyForm::NameCore},
    {"address", KeyForm::Address},
    {"phone", KeyForm::Phone},
    {"born", KeyForm::Born},
}};

Error rules_error(const std::string& file, const std::string& what)
{
    return {ErrorKind::BadInput, "定义文件 " + file + "：" + what + "，请更正后再用。", {}};
}

std::string trouble_of(const Catalog& catalog, const LedgerDuplicates& rules)
{
    const LedgerDef* def = catalog.ledger(rules.ledger);
    if (def == nullptr)
        return "没有台账 " + rules.ledger;
    if (rules.shown_from < 1 || rules.warned_from < rules.shown_from || rules.warned_from > 100)
        return rules.ledger + " 的 shown_from 和 warned_from 应在 1 至 100 之间，前者不大于后者";
    for (const DuplicateRule& rule : rules.rules) {
        if (rule.weight < 1 || rule.weight > 100)
            return rules.ledger + " 的“" + rule.reason + "”的权重应在 1 至 100 之间";
        for (const DuplicateKey& key : rule.keys) {
            if (key.fields.empty() || (key.fields.size() > 1 && key.form != KeyForm::Born))
                return rules.ledger + " 的“" + rule.reason + "”的字段数不对";
            for (const std::string& field : key.fields)
                if (def->index_of(field) < 0)
                    return rules.ledger + " 没有字段 " + field;
        }
        if (rule.former && (rule.keys.size() != 1 || !rule.finds))
            return rules.ledger + " 的“" + rule.reason + "”按曾用的值比，只能比一个字段";
        if (rule.keys.empty())
            return rules.ledger + " 的“" + rule.reason + "”没有字段";
    }
    return {};
}

/// Brackets say nothing here: "恒达（宁夏）公司" and "恒达宁夏公司" are one.
std::string without_bracket_signs(std::string folded)
{
    std::erase_if(folded, [](char c) { return c == '(' || c == ')'; });
    return folded;
}

/// Punctuation is typed or left out; without the number of a house it is but a town or a street.
std::string address_key(std::string_view text)
{
    std::string address;
    bool has_number = false;
    for (const char32_t c : code_points(fold(text))) {
        if (c == U'，' || c == U'、' || c == U'。' || c == U'；' || c == U'：')
            continue;
        if (c < 0x80 &&
            std::string_view(",.;:()-/#'\"").find(static_cast<char>(c)) != std::string_view::npos)
            continue;
        has_number = has_number || (c >= U'0' && c <= U'9');
        address += utf8(std::u32string_view(&c, 1));
    }
    return has_number ? address : std::string();
}

std::string repaired(std::string_view text)
{
    std::string code = normalise_uscc(text);
    std::replace(code.begin(), code.end(), 'O', '0');
    std::replace(code.begin(), code.end(), 'I', '1');
    return code;
}

std::string first_phone(std::string_view text)
{
    const auto numbers = split_list(read_phone(text).text);
    return numbers.empty() ? std::string() : numbers.front();
}

std::string plain(const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return fold(text_of(value));
}

} // namespace

std::optional<KeyForm> key_form_of(std::string_view name)
{
    for (const auto& [each, form] : form_names)
        if (each == name)
            return form;
    return std::nullopt;
}

Result<DuplicateRules> DuplicateRules::from_json(const Catalog& catalog, const std::string& file,
                                                 std::string_view json)
{
    LX_ASSIGN(DuplicateDefs defs, duplicate_defs_from_json(file, json));
    for (const LedgerDuplicates& each : defs.ledgers)
        if (const std::string trouble = trouble_of(catalog, each); !trouble.empty())
            return fail(rules_error(file, trouble));
    DuplicateRules rules;
    rules.m_ledgers = std::move(defs.ledgers);
    for (const std::string& ending : defs.endings)
        rules.m_endings.push_back(fold(ending));
    std::stable_sort(rules.m_endings.begin(), rules.m_endings.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return rules;
}

Result<DuplicateRules> DuplicateRules::load(const Catalog& catalog)
{
    QFile file(QStringLiteral(":/duplicates/duplicates.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "程序内没有查重规则，请重新安装程序。");
    return from_json(catalog, "duplicates.json", file.readAll().toStdString());
}

const LedgerDuplicates* DuplicateRules::of(std::string_view ledger) const
{
    const auto at = std::find_if(m_ledgers.begin(), m_ledgers.end(),
                                 [&](const auto& each) { return each.ledger == ledger; });
    return at == m_ledgers.end() ? nullptr : &*at;
}

std::string DuplicateRules::name_core(std::string_view name) const
{
    constexpr std::size_t shortest = 2; // characters left
    std::string core = without_bracket_signs(fold(name));
    const auto cut = [&] {
        for (const std::string& ending : m_endings)
            if (core.ends_with(ending) &&
                length(std::string_view(core).substr(0, core.size() - ending.size())) >= shortest) {
                core.resize(core.size() - ending.size());
                return true;
            }
        return false;
    };
    while (cut()) {
    }
    return core;
}

DuplicateKeys::DuplicateKeys(const DuplicateRules& all, const LedgerDuplicates& rules,
                             const LedgerDef& def)
    : m_all(&all), m_rules(&rules)
{
    for (const DuplicateRule& rule : rules.rules) {
        auto& places = m_places.emplace_back();
        for (const DuplicateKey& key : rule.keys) {
            Place& place = places.emplace_back();
            place.form = key.form;
            for (const std::string& field : key.fields) {
                const int position = def.index_of(field);
                const auto at = std::find(m_fields.begin(), m_fields.end(), position);
                place.values.push_back(static_cast<std::size_t>(at - m_fields.begin()));
                if (at == m_fields.end())
                    m_fields.push_back(position);
            }
        }
    }
}

std::string DuplicateKeys::part(const Place& place, const std::vector<Value>& values) const
{
    const Value& value = values[place.values.front()];
    switch (place.form) {
    case KeyForm::Text:
        return plain(value);
    case KeyForm::Code:
        return normalise_uscc(text_of(value));
    case KeyForm::RepairedCode:
        return repaired(text_of(value));
    case KeyForm::IdNumber:
        return is_empty(value) ? std::string() : read_id_number(text_of(value)).number;
    case KeyForm::NameCore:
        return m_all->name_core(text_of(value));
    case KeyForm::Address:
        return address_key(text_of(value));
    case KeyForm::Phone:
        return first_phone(text_of(value));
    case KeyForm::Born:
        break;
    }
    for (const std::size_t at : place.values) {
        const std::string& text = text_of(values[at]);
        const auto day = Date::from_iso(text);
        if (const auto born = day ? day : id_born(text))
            return born->iso();
    }
    return {};
}

std::string DuplicateKeys::key(std::size_t rule, const std::vector<Value>& values) const
{
    constexpr char separator = '\x1f';
    std::string key;
    for (const Place& place : m_places[rule]) {
        const std::string each = part(place, values);
        if (each.empty())
            return {};
        key += each + separator;
    }
    return key;
}

std::vector<Value> DuplicateKeys::values_of(const Record& record) const
{
    std::vector<Value> values;
    for (const int field : m_fields)
        values.push_back(record.values[static_cast<std::size_t>(field)]);
    return values;
}

DuplicateKeys::Likeness DuplicateKeys::compare(const Record& a, const Record& b,
                                               const std::set<std::size_t>& former) const
{
    const std::vector<Value> first = values_of(a);
    const std::vector<Value> second = values_of(b);
    std::vector<const DuplicateRule*> held;
    Likeness likeness;
    for (std::size_t i = 0; i < m_rules->rules.size(); ++i) {
        const std::string ours = key(i, first);
        const bool holds =
            m_rules->rules[i].former ? former.contains(i) : !ours.empty() && ours == key(i, second);
        if (!holds)
            continue;
        held.push_back(&m_rules->rules[i]);
        likeness.weight += held.back()->weight;
    }
    constexpr int certain = 100;
    likeness.weight = std::min(likeness.weight, certain);
    std::stable_sort(held.begin(), held.end(),
                     [](const auto* x, const auto* y) { return x->weight > y->weight; });
    for (const DuplicateRule* rule : held)
        likeness.reasons.push_back(rule->reason);
    return likeness;
}

} // namespace lx
