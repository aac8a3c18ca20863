#include "core/base/text.h"

#include <cstdint>

#include <QList>
#include <QString>

#include "core/base/plain_ideograph.h"

namespace lx {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Decodes the code point at `at` and moves `at` behind it; a broken byte is U+FFFD and one byte
/// long.
char32_t next_code_point(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    int more = 0;
    char32_t value = 0;
    char32_t smallest = 0;
    if ((lead & 0xE0) == 0xC0) {
        more = 1;
        value = lead & 0x1F;
        smallest = 0x80;
    } else if ((lead & 0xF0) == 0xE0) {
        more = 2;
        value = lead & 0x0F;
        smallest = 0x800;
    } else if ((lead & 0xF8) == 0xF0) {
        more = 3;
        value = lead & 0x07;
        smallest = 0x10000;
    } else {
        ++at;
        return replacement;
    }
    if (at + static_cast<std::size_t>(more) >= text.size()) {
        ++at;
        return replacement;
    }
    for (int i = 1; i <= more; ++i) {
        const unsigned char b = byte(at + static_cast<std::size_t>(i));
        if ((b & 0xC0) != 0x80) {
            ++at;
            return replacement;
        }
        value = (value << 6) | (b & 0x3F);
    }
    if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        ++at;
        return replacement;
    }
    at += static_cast<std::size_t>(more) + 1;
    return value;
}

void append(std::string& out, char32_t c)
{
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (c >> 6)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (c >> 12)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xF0 | (c >> 18)));
        out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
}

/// Blanks, controls and invisible signs: what may be trimmed without loss.
bool is_blank(char32_t c)
{
    if (c <= 0x20 || c == 0x7F)
        return true;
    if (c < 0x85)
        return false;
    return c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x1680 || c == 0x180E ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0x3000 ||
           c == 0x3164 || c == 0xFEFF;
}

/// Full-width ASCII and the ideographic blank to their half-width forms.
char32_t narrow(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == 0x3000 || c == 0xA0)
        return ' ';
    return c;
}

/// One form of signs that people interchange: brackets, dashes, slashes.
char32_t unify(char32_t c)
{
    switch (c) {
    case '[':
    case '{':
    case 0x3014: // 〔
    case 0x3010: // 【
    case 0x3016: // 〖
    case 0x2768:
    case 0xFE59:
        return '(';
    case ']':
    case '}':
    case 0x3015:
    case 0x3011:
    case 0x3017:
    case 0x2769:
    case 0xFE5A:
        return ')';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case '~':
    case 0x301C: // wave dash
        return '-';
    case '\\':
    case 0x2044:
    case 0x2215:
    case 0x29F8:
        return '/';
    case 0x2022: // the dots between the parts of minority names
    case 0x2027:
    case 0x30FB:
    case 0xFF65:
        return 0xB7;
    case 0xFFE5: // full-width yen
        return 0xA5;
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2018:
    case 0x2019:
        return '\'';
    default:
        break;
    }
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 'A';
    return plain_ideograph(c);
}

/// Whether a point that stands between two ideographs parts a name (阿卜杜拉.买买提): no numeral
/// before it, which would be numbered so.
bool parts_name(std::string_view before, std::string_view behind)
{
    constexpr std::string_view numerals = "一二三四五六七八九十";
    const auto is_ideograph = [](std::string_view character) {
        const auto lead = static_cast<unsigned char>(character.front());
        return character.size() == 3 && lead >= 0xE4 && lead <= 0xE9;
    };
    if (before.size() < 3 || behind.size() < 3)
        return false;
    const std::string_view last = before.substr(before.size() - 3);
    return is_ideograph(last) && is_ideograph(behind.substr(0, 3)) &&
           numerals.find(last) == std::string_view::npos;
}

bool has_high_byte(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return true;
    }
    return false;
}

/// CJK ideographs U+4000…U+9FFF begin with one of these bytes, and nothing else does.
bool leads_ideograph(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xE4 && byte <= 0xE9;
}

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool is_ascii_sign(char c)
{
    return c > 0x20 && c < 0x7F;
}

/// Nearly all texts begin and end with an ideograph or a sign of ASCII: nothing to trim, seen
/// without decoding.
bool begins_filled(std::string_view text)
{
    return !text.empty() && (is_ascii_sign(text.front()) || leads_ideograph(text.front()));
}

bool ends_filled(std::string_view text)
{
    constexpr std::size_t width = 3;
    return !text.empty() && (is_ascii_sign(text.back()) ||
                             (text.size() >= width && leads_ideograph(text[text.size() - width]) &&
                              continues(text[text.size() - 2]) && continues(text.back())));
}

/// Start of the last code point before `end` (or `end - 1` where bytes are broken).
std::size_t previous_start(std::string_view text, std::size_t end)
{
    std::size_t at = end - 1;
    for (int i = 0; i < 3 && at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; ++i)
        --at;
    return at;
}

/// How many bytes from `at` on are ideographs, digits and large letters: folding keeps them.
std::size_t unchanged_by_folding(std::string_view text, std::size_t at)
{
    const std::size_t begin = at;
    while (at < text.size()) {
        const char c = text[at];
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            ++at;
        else if (leads_ideograph(c) && at + 2 < text.size() && continues(text[at + 1]) &&
                 continues(text[at + 2]))
            at += 3;
        else
            break;
    }
    return at - begin;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = 0;
    while (!begins_filled(text.substr(begin)) && begin < text.size()) {
        std::size_t next = begin;
        if (!is_blank(next_code_point(text, next)))
            break;
        begin = next;
    }
    std::size_t end = text.size();
    while (end > begin && !ends_filled(text.substr(begin, end - begin))) {
        const std::size_t start = previous_start(text, end);
        std::size_t next = start;
        const char32_t c = next_code_point(text, next);
        if (next != end || !is_blank(c))
            break;
        end = start;
    }
    return text.substr(begin, end - begin);
}

std::string trim(std::string_view text)
{
    return std::string(trimmed(text));
}

std::string half_width(std::string_view text)
{
    text = trimmed(text);
    if (!has_high_byte(text))
        return std::string(text);
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size())
        append(out, narrow(next_code_point(text, at)));
    return trim(out);
}

std::string fold(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t size = unchanged_by_folding(text, at); size > 0) {
            out.append(text, at, size);
            at += size;
            continue;
        }
        const char32_t c = next_code_point(text, at);
        if (is_blank(c))
            continue;
        if ((c == '.' || c == 0xFF0E) && parts_name(out, text.substr(at))) {
            append(out, 0xB7);
            continue;
        }
        append(out, unify(narrow(c)));
    }
    return out;
}

std::string without_brackets(std::string_view folded)
{
    if (folded.find('(') == std::string_view::npos)
        return std::string(folded);
    std::string out;
    out.reserve(folded.size());
    int depth = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (c == '(' && folded.find(')', i) != std::string_view::npos) {
            ++depth;
        } else if (c == ')' && depth > 0) {
            --depth;
        } else if (depth == 0) {
            out.push_back(c);
        }
    }
    return out;
}

std::u32string code_points(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size())
        out.push_back(next_code_point(text, at));
    return out;
}

std::string utf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text)
        append(out, c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? replacement : c);
    return out;
}

std::size_t length(std::string_view text)
{
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        next_code_point(text, at);
        ++count;
    }
    return count;
}

namespace {

/// The parts between signs that separate, trimmed; empty ones are left out.
template <class Separates>
std::vector<std::string> split(std::string_view text, const Separates& separates)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const std::string_view part = trimmed(text.substr(begin, end - begin));
        if (!part.empty())
            parts.emplace_back(part);
    };
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        if (separates(next_code_point(text, at))) {
            take(start);
            begin = at;
        }
    }
    take(text.size());
    return parts;
}

} // namespace

std::vector<std::string> split_words(std::string_view text)
{
    return split(text, is_blank);
}

std::vector<std::string> split_list(std::string_view text)
{
    return split(text, [](char32_t c) {
        return c == '\n' || c == '\r' || c == ';' || c == ',' || c == 0x3001 || c == 0xFF1B ||
               c == 0xFF0C || c == 0x2028 || c == 0x2029;
    });
}

} // namespace lx
