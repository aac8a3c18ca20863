#include "core/ledger/ledger_def.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::array<std::pair<FieldType, std::string_view>, 18> type_names{{
    {FieldType::Text, "text"},
    {FieldType::LongText, "long_text"},
    {FieldType::Integer, "integer"},
    {FieldType::Real, "real"},
    {FieldType::Money, "money"},
    {FieldType::Date, "date"},
    {FieldType::Bool, "bool"},
    {FieldType::Choice, "choice"},
    {FieldType::Ref, "ref"},
    {FieldType::RefList, "ref_list"},
    {FieldType::RefOrText, "ref_or_text"},
    {FieldType::Uscc, "uscc"},
    {FieldType::IdNumber, "id_number"},
    {FieldType::Phone, "phone"},
    {FieldType::Year, "year"},
    {FieldType::PeriodCode, "period_code"},
    {FieldType::ObjectKey, "object_key"},
    {FieldType::GeoJson, "geo_json"},
}};

/// What stands behind a leading code as in "1_正式党员" or "02.女"; the whole text if there is
/// none.
std::string_view behind_code(std::string_view folded)
{
    std::size_t at = 0;
    while (at < folded.size() && folded[at] >= '0' && folded[at] <= '9')
        ++at;
    if (at == 0 || at > 3 || at == folded.size())
        return folded;
    constexpr std::string_view pause = "、";
    if (folded.substr(at).starts_with(pause))
        return folded.substr(at + pause.size());
    const char c = folded[at];
    return c == '_' || c == '-' || c == '.' || c == ':' ? folded.substr(at + 1) : folded;
}

} // namespace

bool has_words(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Choice:
    case FieldType::Ref:
    case FieldType::RefOrText:
        return true;
    default:
        return false;
    }
}

std::string heading(const FieldDef& field)
{
    return field.unit.empty() ? field.name : field.name + "(" + field.unit + ")";
}

std::string_view type_name(FieldType type)
{
    for (const auto& [value, name] : type_names) {
        if (value == type)
            return name;
    }
    return "text";
}

std::optional<FieldType> type_of(std::string_view name)
{
    for (const auto& [value, text] : type_names) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

std::vector<std::string> Dictionary::build_index()
{
    m_index.clear();
    std::vector<std::string> doubtful;
    const auto same_text = [&](int a, int b) {
        return values[static_cast<std::size_t>(a)].value ==
               values[static_cast<std::size_t>(b)].value;
    };
    for (std::size_t i = 0; i < values.size(); ++i)
        m_index.emplace(fold(values[i].value), static_cast<int>(i));
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (const std::string& synonym : values[i].synonyms) {
            const auto [at, fresh] = m_index.emplace(fold(synonym), static_cast<int>(i));
            if (!fresh && !same_text(at->second, static_cast<int>(i)))
                doubtful.push_back(synonym);
        }
    }
    // Only now the forms without brackets: they never take a text that is written somewhere.
    for (std::size_t i = 0; i < values.size(); ++i) {
        m_index.emplace(without_brackets(fold(values[i].value)), static_cast<int>(i));
        for (const std::string& synonym : values[i].synonyms)
            m_index.emplace(without_brackets(fold(synonym)), static_cast<int>(i));
    }
    return doubtful;
}

int Dictionary::find(std::string_view text) const
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].value == text)
            return static_cast<int>(i);
    }
    if (m_index.empty() && !values.empty()) {
        Dictionary indexed = *this; // a dictionary put together by hand
        indexed.build_index();
        return indexed.find(text);
    }
    const std::string folded = fold(text);
    if (folded.empty())
        return -1;
    const auto look = [&](std::string_view form) {
        const auto at = m_index.find(form);
        return at == m_index.end() ? -1 : at->second;
    };
    if (const int at = look(folded); at >= 0)
        return at;
    const std::string bare = without_brackets(folded);
    if (const int at = bare.empty() ? -1 : look(bare); at >= 0)
        return at;
    const std::string_view uncoded = behind_code(folded);
    return uncoded.size() == folded.size() ? -1 : look(uncoded);
}

bool Dictionary::allows(std::string_view value, std::string_view group) const
{
    return std::any_of(values.begin(), values.end(), [&](const DictionaryValue& each) {
        return each.value == value && (group.empty() || each.group.empty() || each.group == group);
    });
}

int LedgerDef::index_of(std::string_view key) const
{
    if (key.empty())
        return -1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        // Asked for a dozen times a row: hardly any key needs a second look.
        const std::string& other = fields[i].key;
        if (other.size() == key.size() && other.front() == key.front() && other == key)
            return static_cast<int>(i);
    }
    return -1;
}

int LedgerDef::object_field() const
{
    const auto at = std::find_if(fields.begin(), fields.end(), [](const FieldDef& field) {
        return field.type == FieldType::ObjectKey;
    });
    return at == fields.end() ? -1 : static_cast<int>(at - fields.begin());
}

int LedgerDef::object_kind_field() const
{
    const int before = object_field() - 1;
    return before >= 0 && fields[static_cast<std::size_t>(before)].type == FieldType::Choice
               ? before
               : -1;
}

const FieldDef* LedgerDef::field(std::string_view key) const
{
    const int at = index_of(key);
    return at < 0 ? nullptr : &fields[static_cast<std::size_t>(at)];
}

std::vector<int> LedgerDef::key_fields() const
{
    std::vector<int> out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].in_key)
            out.push_back(static_cast<int>(i));
    }
    return out;
}

} // namespace lx
