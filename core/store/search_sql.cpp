#include "core/store/search_sql.h"

#include "core/base/text.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/search_index.h"

namespace lx {

namespace {

/// Shortest part of a code that is looked for inside it: shorter ones would hit too much.
constexpr std::size_t shortest_code_part = 4;
constexpr std::size_t shortest_phone = 7;
constexpr std::size_t longest_phone = 13;
/// From this length on digits and letters are a code, not part of a name.
constexpr std::size_t long_code = 8;

bool is_code(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Uscc:
    case FieldType::IdNumber:
    case FieldType::ObjectKey:
        return true;
    case FieldType::Text:
        return field.in_key && !field.searched;
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

bool is_digits(std::string_view text)
{
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return true;
}

/// The ids of the rows a word finds, as a compound SELECT: each part runs on an index of its own,
/// which an OR over them would not.
class WordSql
{
public:
    WordSql(const Catalog& catalog, const std::string& word, std::vector<Value>& parameters)
        : m_catalog(catalog), m_word(word), m_code(upper(word)),
          m_digit(word.find_first_of("0123456789") != std::string::npos),
          m_long_code(m_digit && is_ascii(word) && word.size() >= long_code),
          m_parameters(parameters)
    {}

    [[nodiscard]] std::string ids(const LedgerDef& def, bool follow)
    {
        std::string parts;
        const auto add = [&](const std::string& select) {
            parts += (parts.empty() ? "" : " UNION ") + select;
        };
        if (has_search_index(def) && !m_long_code) {
            const std::string table = search_table(def);
            add("SELECT rowid AS id FROM " + table + " WHERE " + table + " MATCH ?");
            m_parameters.emplace_back(search_match(m_word));
        }
        const std::string select = "SELECT id FROM " + quote_name(def.code) + " WHERE ";
        for (const FieldDef& field : def.fields) {
            const std::string column = quote_name(field.key);
            if (field.own)
                continue;
            if (field.type == FieldType::Phone) {
                // Phones have no index: only a nearly whole number is worth reading the table.
                if (m_word.size() >= shortest_phone && m_word.size() <= longest_phone &&
                    is_digits(m_word)) {
                    add(select + column + " LIKE ? ESCAPE '\\'");
                    m_parameters.emplace_back(like_pattern(m_word));
                }
            } else if (is_code(field)) {
                add(select + column + " >= ? AND " + column + " < ?");
                m_parameters.emplace_back(m_code);
                m_parameters.emplace_back(m_code +
                                          "\xF4\x8F\xBF\xBF"); // the last character there is
                if (m_word.size() >= shortest_code_part && is_ascii(m_word) && m_digit) {
                    add(select + column + " LIKE ? ESCAPE '\\'"); // reads the column's index alone
                    m_parameters.emplace_back(like_pattern(m_code));
                }
            } else if (follow && is_reference(field) && (field.in_key || field.key == def.label)) {
                const std::string others = ids(*m_catalog.ledger(field.ledger), false);
                if (!others.empty())
                    add(select + column + " IN (" + others + ")");
            }
        }
        return parts;
    }

private:
    const Catalog& m_catalog;
    const std::string& m_word;
    const std::string m_code;
    const bool m_digit;
    const bool m_long_code;
    std::vector<Value>& m_parameters;
};

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
                       std::vector<Value>& parameters)
{
    const auto words = words_of(text);
    std::string all;
    for (const std::string& word : words) {
        std::string ids = WordSql(catalog, word, parameters).ids(def, true);
        if (ids.empty())
            ids = "SELECT id FROM " + quote_name(def.code) + " WHERE 1 = 0";
        if (words.size() > 1) // of a compound, only the whole takes part in the next one
            ids = "SELECT id FROM (" + ids + ")";
        all += (all.empty() ? "" : " INTERSECT ") + ids;
    }
    return all;
}

} // namespace lx
