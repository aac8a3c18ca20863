#include "core/spreadsheet/number_format.h"

#include <algorithm>
#include <cmath>

#include "core/spreadsheet/decimal_text.h"

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

constexpr std::size_t most_zeros = 40;

/// What a format that shows a number adds to its digits.
NumberShape digits_shape(std::string_view code)
{
    const std::size_t other = code.find_first_not_of('0');
    if (other == std::string_view::npos)
        return code.size() > 1 && code.size() <= most_zeros
                   ? static_cast<NumberShape>(static_cast<std::size_t>(NumberShape::Zeros) +
                                              code.size())
                   : NumberShape::Number;
    if (code.ends_with('%') && code.find_first_not_of("0#.,") == code.size() - 1)
        return NumberShape::Percent;
    if (code == "0.0" || code == "0.0_ ")
        return NumberShape::Tenths;
    return code == "0.00" || code == "0.00_ " ? NumberShape::Hundredths : NumberShape::Number;
}

} // namespace

std::string shown_number(double number, NumberShape shape)
{
    constexpr double first_year = 1900;
    constexpr double last_year = 2100;
    constexpr double noise = 1e-9;
    const bool whole = number == std::floor(number);
    if (shape == NumberShape::Percent) {
        const double hundredfold = number * 100;
        const double clean = std::round(hundredfold * 1e6) / 1e6; // 0.35 × 100 is 35, not 35.0…04
        return decimal_text(std::abs(clean - hundredfold) < noise * 100 ? clean : hundredfold) +
               "%";
    }
    if (shape == NumberShape::Tenths || shape == NumberShape::Hundredths) {
        const int places = shape == NumberShape::Tenths ? 1 : 2;
        const double scaled = number * (places == 1 ? 10 : 100);
        if (whole || number < first_year || number >= last_year ||
            std::abs(scaled - std::round(scaled)) > noise * last_year)
            return {};
        std::string digits = std::to_string(static_cast<std::int64_t>(std::round(scaled)));
        digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
        return digits;
    }
    if (shape < NumberShape::Zeros || !whole || number < 0 || number >= 1e15)
        return {};
    const auto zeros =
        static_cast<std::size_t>(shape) - static_cast<std::size_t>(NumberShape::Zeros);
    const std::string digits = std::to_string(static_cast<std::int64_t>(number));
    return digits.size() >= zeros ? std::string()
                                  : std::string(zeros - digits.size(), '0') + digits;
}

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
    return digits_shape(format_code.substr(0, format_code.find(';')));
}

NumberShape builtin_number_shape(int format_id)
{
    if (format_id == 2)
        return NumberShape::Hundredths;
    if (format_id == 9 || format_id == 10)
        return NumberShape::Percent;
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
