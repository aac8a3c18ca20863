#include "core/store/search_sql.h"

#include "core/base/text.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/search_index.h"

namespace lx {

namespace {

/// Shortest part of a code that is looked for inside it: shorter ones would hit too much.
constexpr std::size_t shortest_code_part = 4;

bool is_code(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Uscc:
    case FieldType::IdNumber:
    case FieldType::Phone:
    case FieldType::ObjectKey:
        return !field.own;
    case FieldType::Text:
        return field.in_key && !field.searched && !field.own;
    default:
        return false;
    }
}

bool has_search_index(const LedgerDef& def)
{
    for (const FieldDef& field : def.fields)
        if (in_search_index(field))
            return true;
    return false;
}

bool is_ascii(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

std::string upper(std::string text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 32);
    return text;
}

/// Words of a search text: half width, split at blanks of every kind.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char32_t c : code_points(half_width(text))) {
        const bool blank = c <= U' ' || c == U'\u00a0' || c == U'\u3000' || c == U'\u200b';
        if (!blank)
            words.back() += utf8(std::u32string_view(&c, 1));
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

std::string word_sql(const Catalog& catalog, const LedgerDef& def, const std::string& word,
                     std::string_view alias, bool follow, std::vector<Value>& parameters)
{
    std::string any;
    const auto add = [&](const std::string& condition) {
        any += (any.empty() ? "" : " OR ") + condition;
    };
    const std::string row(alias);
    if (has_search_index(def)) {
        const std::string table = search_table(def);
        add(row + ".id IN (SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?)");
        parameters.emplace_back(search_match(word));
    }
    for (const FieldDef& field : def.fields) {
        if (is_code(field)) {
            const std::string column = field_sql(field, alias);
            const std::string code = upper(word);
            add("(" + column + " >= ? AND " + column + " < ?)");
            parameters.emplace_back(code);
            parameters.emplace_back(code + "\xF4\x8F\xBF\xBF"); // the last character there is
            if (word.size() >= shortest_code_part && is_ascii(word)) {
                // On the column's index alone: a tenth of the table.
                add(row + ".id IN (SELECT id FROM " + quote_name(def.code) + " WHERE " +
                    quote_name(field.key) + " LIKE ? ESCAPE '\\')");
                parameters.emplace_back(like_pattern(code));
            }
        } else if (follow && is_reference(field) && (field.in_key || field.key == def.label)) {
            const LedgerDef& other = *catalog.ledger(field.ledger);
            const std::string inside = row + "s";
            const std::string condition = word_sql(catalog, other, word, inside, false, parameters);
            if (!condition.empty())
                add(field_sql(field, alias) + " IN (SELECT " + inside + ".id FROM " +
                    quote_name(other.code) + " " + inside + " WHERE " + condition + ")");
        }
    }
    return any;
}

} // namespace

std::string like_pattern(std::string_view text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

std::string search_sql(const Catalog& catalog, const LedgerDef& def, std::string_view text,
                       std::string_view alias, std::vector<Value>& parameters)
{
    std::string all;
    for (const std::string& word : words_of(text)) {
        const std::string any = word_sql(catalog, def, word, alias, true, parameters);
        all += (all.empty() ? "(" : " AND (") + (any.empty() ? "1 = 0" : any) + ")";
    }
    return all;
}

} // namespace lx
