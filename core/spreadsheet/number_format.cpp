#include "core/spreadsheet/number_format.h"

#include <algorithm>

namespace lx {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with_word(std::string_view text, std::string_view word)
{
    if (text.size() < word.size())
        return false;
    return std::equal(word.begin(), word.end(), text.begin(),
                      [](char a, char b) { return a == lower(b); });
}

/// [h], [hh], [mm], [ss]: one letter of time alone in brackets counts on beyond 24 or 60.
bool is_elapsed(std::string_view inside)
{
    if (inside.empty())
        return false;
    const char first = lower(inside.front());
    return (first == 'h' || first == 'm' || first == 's') &&
           std::all_of(inside.begin(), inside.end(), [&](char c) { return lower(c) == first; });
}

/// What was seen in one section of a format code (sections are parted by ";").
struct Seen
{
    bool date = false;    ///< y, d, e, g, b, weekday
    bool time = false;    ///< h, s, AM/PM
    bool month = false;   ///< m, which may be minutes
    bool elapsed = false; ///< [h]
    bool digits = false;  ///< 0 # ? outside a fraction of a second

    [[nodiscard]] NumberShape shape() const
    {
        if (elapsed)
            return NumberShape::Duration;
        if (digits)
            return NumberShape::Number;
        if (date || (month && !time))
            return NumberShape::Date;
        return time ? NumberShape::Time : NumberShape::Number;
    }
};

/// Walks one section; `at` is left behind its end.
Seen look_at_section(std::string_view code, std::size_t& at)
{
    Seen seen;
    bool after_seconds = false; // ss.000: these zeros are a fraction of a second
    while (at < code.size() && code[at] != ';') {
        const char c = code[at];
        const std::string_view rest = code.substr(at);
        bool keeps_seconds = false;
        std::size_t step = 1;
        switch (lower(c)) {
        case '"': {
            const std::size_t close = code.find('"', at + 1);
            step = close == std::string_view::npos ? rest.size() : close - at + 1;
            break;
        }
        case '\\': // the next character as it is
        case '_':  // a blank as wide as the next character
        case '*':  // fill with the next character
            step = 2;
            break;
        case '[': {
            const std::size_t close = code.find(']', at);
            if (close == std::string_view::npos) {
                step = rest.size();
                break;
            }
            seen.elapsed = seen.elapsed || is_elapsed(code.substr(at + 1, close - at - 1));
            step = close - at + 1;
            break;
        }
        case 'g':
            if (starts_with_word(rest, "general") || starts_with_word(rest, "g/")) {
                step = rest[1] == '/' ? 2 : 7; // G/通用格式: General as Chinese programs show it
                seen.digits = true;
                break;
            }
            seen.date = true;
            break;
        case 'e':
            if (rest.size() > 1 && (rest[1] == '+' || rest[1] == '-')) {
                seen.digits = true; // 0.00E+00
                break;
            }
            seen.date = true; // the year of an era
            break;
        case 'a':
            if (starts_with_word(rest, "am/pm")) {
                step = 5;
                seen.time = true;
            } else if (starts_with_word(rest, "a/p")) {
                step = 3;
                seen.time = true;
            } else if (starts_with_word(rest, "aaa")) {
                step = starts_with_word(rest, "aaaa") ? 4 : 3;
                seen.date = true; // weekday: 周三, 星期三
            }
            break;
        case 'b':
            seen.date = seen.date || starts_with_word(rest, "bb"); // Buddhist year
            break;
        case 'y':
        case 'd':
            seen.date = true;
            break;
        case 'm':
            seen.month = true;
            break;
        case 'h':
            seen.time = true;
            break;
        case 's':
            seen.time = true;
            keeps_seconds = true;
            break;
        case '.':
            keeps_seconds = after_seconds;
            break;
        case '0':
            seen.digits = seen.digits || !after_seconds;
            keeps_seconds = after_seconds;
            break;
        case '#':
        case '?':
            seen.digits = true;
            break;
        default:
            break;
        }
        after_seconds = keeps_seconds;
        at = std::min(at + step, code.size());
    }
    return seen;
}

} // namespace

NumberShape number_shape(std::string_view format_code)
{
    // The first section that shows a date or time decides: [=0]"";yyyy-mm-dd is a date.
    std::size_t at = 0;
    while (at < format_code.size()) {
        const NumberShape shape = look_at_section(format_code, at).shape();
        if (shape != NumberShape::Number)
            return shape;
        ++at; // the ";"
    }
    return NumberShape::Number;
}

NumberShape builtin_number_shape(int format_id)
{
    if (format_id == 46)
        return NumberShape::Duration;
    if ((format_id >= 18 && format_id <= 21) || (format_id >= 32 && format_id <= 35) ||
        format_id == 45 || format_id == 47 || format_id == 55 || format_id == 56)
        return NumberShape::Time;
    if ((format_id >= 14 && format_id <= 17) || format_id == 22 ||
        (format_id >= 27 && format_id <= 31) || format_id == 36 ||
        (format_id >= 50 && format_id <= 54) || format_id == 57 || format_id == 58)
        return NumberShape::Date;
    return NumberShape::Number;
}

} // namespace lx
