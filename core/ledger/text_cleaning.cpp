#include "core/ledger/text_cleaning.h"

#include <algorithm>
#include <array>

#include "core/base/plain_ideograph.h"
#include "core/base/text.h"

namespace lx {

namespace {

/// Plain means: nothing to clean. Bytes below U+0080 are printable; of the others only
/// U+0080…U+009F, U+200B…U+200F, U+2028…, U+FEFF would have to go, and those begin with C2, E2 or
/// EF; F0 begins ideographs that are the same as others.
bool is_plain(std::string_view text, bool lines)
{
    return std::none_of(text.begin(), text.end(), [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !(lines && byte == '\n')) || byte == 0x7F || byte == 0xC2 ||
               byte == 0xE2 || byte == 0xEF || byte == 0xF0;
    });
}

bool is_line_break(char32_t c)
{
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0B ||
           c == 0x0C;
}

bool is_invisible(char32_t c)
{
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c <= 0x9F) || c == 0xAD ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_ideograph(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

bool is_space(char32_t c)
{
    return c == ' ' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

/// The signs that stand between the parts of a minority name, · among them.
bool parts_names(char32_t c)
{
    return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x22C5 || c == 0x2219 || c == 0x30FB ||
           c == 0xFF65 || c == '.' || c == 0xFF0E;
}

std::string cleaned(std::string_view text, bool lines)
{
    std::u32string out;
    char32_t last = 0;
    for (const char32_t c : code_points(text)) {
        if (is_line_break(c)) {
            if (lines && !(c == '\n' && last == '\r'))
                out.push_back('\n');
            else if (!lines && !out.empty() && out.back() != ' ')
                out.push_back(' ');
        } else if (c == '\t') {
            out.push_back(' ');
        } else if (!is_invisible(c)) {
            out.push_back(plain_ideograph(c));
        }
        last = c;
    }
    return trim(utf8(out));
}

/// Words for nothing are short, and none of them begins like nearly all codes, dates, numbers and
/// names.
bool begins_like_a_value(std::string_view text)
{
    constexpr std::size_t longest = 12;
    if (text.empty() || text.size() > longest)
        return true;
    const char first = text[0];
    if ((first >= '0' && first <= '9') || (first >= 'A' && first <= 'M'))
        return true;
    // An ideograph is folded to itself.
    constexpr std::array<std::string_view, 6> begins{"无", "暂", "空", "未", "不", "待"};
    const auto lead = static_cast<unsigned char>(first);
    return lead >= 0xE4 && lead <= 0xE9 &&
           std::none_of(begins.begin(), begins.end(),
                        [&](std::string_view begin) { return text.starts_with(begin); });
}

} // namespace

bool means_nothing(std::string_view trimmed_text)
{
    if (begins_like_a_value(trimmed_text))
        return false;
    constexpr std::array<std::string_view, 5> words{"无", "暂无", "（无）", "(无)", "N/A"};
    if (std::find(words.begin(), words.end(), trimmed_text) != words.end())
        return true;
    const std::string folded = fold(trimmed_text);
    return std::all_of(folded.begin(), folded.end(), [](char c) { return c == '-' || c == '/'; });
}

bool means_not_known(std::string_view trimmed_text)
{
    constexpr std::array<std::string_view, 10> words{"NA",   "NULL", "NAN",  "NONE",   "空",
                                                     "未知", "不详", "待补", "待补充", "(空)"};
    if (begins_like_a_value(trimmed_text))
        return false;
    const std::string folded = fold(trimmed_text);
    return std::find(words.begin(), words.end(), folded) != words.end() ||
           std::all_of(folded.begin(), folded.end(), [](char c) { return c == '*' || c == '_'; });
}

std::string clean_line(std::string_view text)
{
    text = trimmed(text);
    return is_plain(text, false) ? std::string(text) : cleaned(text, false);
}

std::string clean_lines(std::string_view text)
{
    text = trimmed(text);
    return is_plain(text, true) ? std::string(text) : cleaned(text, true);
}

std::string clean_person(std::string_view text)
{
    std::string line = clean_line(text);
    if (std::none_of(line.begin(), line.end(), [](char c) {
            return c == ' ' || c == '.' || c == '\xC2' || c == '\xE2' || c == '\xE3' || c == '\xEF';
        }))
        return line;
    const std::u32string points = code_points(line);
    std::u32string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        // What stands between two ideographs: blanks alone are for looks, a point parts the name.
        std::size_t next = i;
        bool parted = false;
        while (next < points.size() && (is_space(points[next]) || parts_names(points[next])))
            parted = parts_names(points[next++]) || parted;
        if (next > i && next < points.size() && !out.empty() && is_ideograph(out.back()) &&
            is_ideograph(points[next])) {
            if (parted)
                out.push_back(0xB7);
            i = next - 1;
            continue;
        }
        out.push_back(points[i]);
    }
    return utf8(out);
}

std::string clean_code(std::string_view text)
{
    const std::string narrow = clean_line(half_width(text));
    std::u32string out;
    for (const char32_t c : code_points(narrow)) {
        if (!is_space(c))
            out.push_back(c);
    }
    return utf8(out);
}

} // namespace lx
