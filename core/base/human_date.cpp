#include "core/base/human_date.h"

#include <array>
#include <cmath>
#include <cstdint>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr int earliest_year = 1800;
constexpr int latest_year = 9999;

HumanDate trouble(std::string message)
{
    HumanDate out;
    out.error = std::move(message);
    return out;
}

HumanDate not_a_date(std::string_view shown)
{
    return trouble("“" + trim(shown) + "”不是日期，请写成 2023-01-05 这样的年月日");
}

/// Puts year, month, day together; month or day 0 = not written.
HumanDate composed(int year, int month, int day, std::string_view shown)
{
    if (year < earliest_year || year > latest_year)
        return trouble("“" + trim(shown) + "”的年份不对，请写成四位年份");
    const auto first = Date::from_ymd(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
    if (!first)
        return trouble("“" + trim(shown) + "”这一天不存在，请核对");
    HumanDate out;
    out.first = *first;
    out.precision = day != 0     ? DatePrecision::Day
                    : month != 0 ? DatePrecision::Month
                                 : DatePrecision::Year;
    return out;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_separator(char c)
{
    return c == '-' || c == '/' || c == '.';
}

int number_of(std::string_view digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// A run of digits without separators: year, year and month, day, or a serial number.
HumanDate from_digits(std::string_view digits, std::string_view shown)
{
    switch (digits.size()) {
    case 4:
        return composed(number_of(digits), 0, 0, shown);
    case 5:
        if (const auto day = day_of_serial(number_of(digits)))
            return {DatePrecision::Day, *day, {}};
        break;
    case 6:
        // 980512 is no month of the year 9805, and no day of any year that is written.
        if (const int month = number_of(digits.substr(4));
            month >= 1 && month <= 12 && digits < "2100")
            return composed(number_of(digits.substr(0, 4)), month, 0, shown);
        break;
    case 8:
    case 12: // …HHMM
    case 14: // …HHMMSS
        if (number_of(digits.substr(4, 2)) == 0 || number_of(digits.substr(6, 2)) == 0)
            return trouble("“" + trim(shown) + "”这一天不存在，请核对");
        return composed(number_of(digits.substr(0, 4)), number_of(digits.substr(4, 2)),
                        number_of(digits.substr(6, 2)), shown);
    default:
        break;
    }
    return not_a_date(shown);
}

/// Whether what stands behind the day is a time of day (or nothing).
bool is_time(std::string_view rest)
{
    if (rest.empty())
        return true;
    if (rest[0] != 'T' && rest[0] != ' ' && rest[0] != 't')
        return false;
    for (const char c : rest.substr(1)) {
        if (!is_digit(c) && c != ':' && c != '.' && c != ' ' && c != 'Z' && c != '+' && c != '-' &&
            c != 'A' && c != 'P' && c != 'M')
            return false;
    }
    return true;
}

/// The ASCII forms; 年 and 月 have become '-', 日 and 号 a blank.
HumanDate from_ascii(std::string_view text, std::string_view shown)
{
    while (!text.empty() && (is_separator(text.back()) || text.back() == ' '))
        text.remove_suffix(1);
    std::array<std::string_view, 3> parts;
    int count = 0;
    std::size_t at = 0;
    while (count < 3) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        if (end == at)
            return not_a_date(shown);
        parts[static_cast<std::size_t>(count++)] = text.substr(at, end - at);
        at = end;
        if (count == 3 || at == text.size() || !is_separator(text[at]))
            break;
        ++at;
        while (at < text.size() && text[at] == ' ')
            ++at;
    }
    if (count == 1)
        return at == text.size() ? from_digits(parts[0], shown) : not_a_date(shown);
    constexpr std::size_t serial_length = 5;
    if (count == 2 && at == text.size() && parts[0].size() == serial_length &&
        text[serial_length] == '.') // a serial with the time of day
        return from_digits(parts[0], shown);
    if (parts[0].size() != 4 || parts[1].size() > 2)
        return not_a_date(shown);
    const int year = number_of(parts[0]);
    const int month = number_of(parts[1]);
    if (month == 0)
        return not_a_date(shown);
    if (count == 2)
        return at == text.size() ? composed(year, month, 0, shown) : not_a_date(shown);
    const std::string_view day = parts[2];
    if (day.size() > 2 || number_of(day) == 0 || !is_time(text.substr(at)))
        return not_a_date(shown);
    return composed(year, month, number_of(day), shown);
}

/// 0…9 of a Chinese numeral, 10 for 十, 20 for 廿, 30 for 卅; -1 for anything else.
int numeral(char32_t c)
{
    switch (c) {
    case U'〇':
    case U'零':
    case U'○':
    case U'◯':
        return 0;
    case U'一':
    case U'壹':
        return 1;
    case U'二':
    case U'贰':
        return 2;
    case U'三':
    case U'叁':
        return 3;
    case U'四':
    case U'肆':
        return 4;
    case U'五':
    case U'伍':
        return 5;
    case U'六':
    case U'陆':
        return 6;
    case U'七':
    case U'柒':
        return 7;
    case U'八':
    case U'捌':
        return 8;
    case U'九':
    case U'玖':
        return 9;
    case U'十':
    case U'拾':
        return 10;
    case U'廿':
        return 20;
    case U'卅':
        return 30;
    default:
        return -1;
    }
}

/// Writes a run of Chinese numerals in digits: 二〇二三 → 2023, 三十一 → 31, 十二 → 12.
std::string digits_of(std::u32string_view run)
{
    bool with_tens = false;
    for (const char32_t c : run)
        with_tens = with_tens || numeral(c) >= 10;
    std::string out;
    if (!with_tens) {
        for (const char32_t c : run)
            out.push_back(static_cast<char>('0' + numeral(c)));
        return out;
    }
    int value = 0;
    int pending = -1;
    for (const char32_t c : run) {
        const int n = numeral(c);
        if (n == 10) {
            value += 10 * (pending < 0 ? 1 : pending);
            pending = -1;
        } else if (n > 10) {
            value += n;
        } else {
            pending = n;
        }
    }
    return std::to_string(value + (pending < 0 ? 0 : pending));
}

/// The same text in ASCII as far as it concerns dates; "" where a character has no place in a date.
std::string in_ascii(std::string_view text)
{
    const std::u32string points = code_points(half_width(text));
    std::string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        if (numeral(c) >= 0) {
            std::size_t end = i;
            while (end < points.size() && numeral(points[end]) >= 0)
                ++end;
            out += digits_of(std::u32string_view(points).substr(i, end - i));
            i = end - 1;
        } else if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else if (c == U'年' || c == U'月' || c == U'。' || c == U'、' || c == U'·' || c == U'—' ||
                   c == U'–' || c == U'−' || c == U'－') {
            out.push_back('-');
        } else if (c == U'日' || c == U'号' || c == U'號' || c == U'秒') {
            out.push_back(' ');
        } else if (c == U'元' && i + 1 < points.size() && points[i + 1] == U'月') {
            out.push_back('1');
        } else if (c == U'时' || c == U'点' || c == U'分') {
            out.push_back(':');
        } else if ((c == U'上' || c == U'下') && i + 1 < points.size() && points[i + 1] == U'午') {
            out.push_back(' ');
            ++i;
        } else {
            return {};
        }
    }
    // "2023年 1月" and "2023 年1月": blanks beside a separator mean nothing.
    std::string tight;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool before = i + 1 < out.size() && is_separator(out[i + 1]);
        const bool behind = !tight.empty() && is_separator(tight.back());
        if (out[i] != ' ' || (!before && !behind))
            tight.push_back(out[i]);
    }
    return tight;
}

bool is_ascii(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    }
    return true;
}

} // namespace

std::optional<Date> day_of_serial(double serial)
{
    constexpr double first_serial = 10000; // 1927-05-18
    constexpr double last_serial = 73050;  // 2099-12-31
    constexpr std::int32_t serial_of_1970 = 25569;
    if (!(serial >= first_serial && serial < last_serial + 1))
        return std::nullopt;
    return Date(static_cast<std::int32_t>(std::floor(serial)) - serial_of_1970);
}

HumanDate read_date(std::string_view text)
{
    text = trimmed(text);
    if (const auto iso = Date::from_iso(text)) {
        if (iso->year() < earliest_year)
            return trouble("“" + std::string(text) + "”的年份不对，请核对");
        return {DatePrecision::Day, *iso, {}};
    }
    if (is_ascii(text))
        return from_ascii(text, text);
    const std::string ascii = in_ascii(text);
    return ascii.empty() ? not_a_date(text) : from_ascii(ascii, text);
}

HumanDate read_date_number(double number, std::string_view raw)
{
    if (!std::isfinite(number))
        return not_a_date(raw);
    if (const auto day = day_of_serial(number))
        return {DatePrecision::Day, *day, {}};
    constexpr double largest = 1e14;
    if (number == std::floor(number) && number >= 0 && number < largest)
        return from_digits(std::to_string(static_cast<std::int64_t>(number)), raw);
    const double year = std::floor(number);
    if (year < earliest_year || year > latest_year)
        return not_a_date(raw);
    // 2023.1 … 2023.12: the file's digits may carry binary noise, so two decimals are taken.
    constexpr double noise = 1e-6;
    const double hundredths = (number - year) * 100;
    const int month = static_cast<int>(std::lround(hundredths));
    if (std::abs(hundredths - month) > noise * 100)
        return not_a_date(raw);
    if (month == 10 && !raw.ends_with(".10"))
        return trouble("“" + trim(raw) +
                       "”可能是1月，也可能是10月（数值末尾的0会被表格软件去掉），请写成 " +
                       std::to_string(static_cast<int>(year)) + "-01 或 " +
                       std::to_string(static_cast<int>(year)) + "-10");
    const int meant = month > 12 && month % 10 == 0 ? month / 10 : month;
    if (meant < 1 || meant > 12)
        return not_a_date(raw);
    return composed(static_cast<int>(year), meant, 0, raw);
}

} // namespace lx
