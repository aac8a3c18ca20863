#include "core/spreadsheet/serial_date.h"

#include <cmath>
#include <optional>

#include "core/base/date.h"

namespace lx {

namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;
constexpr std::int64_t kDay1900 = -25'569; // 1899-12-30, from which days after February 1900 count
constexpr std::int64_t kDay1904 = -24'107; // 1904-01-01
constexpr std::int64_t kLastDay = 2'932'896; // 9999-12-31

void put2(char* at, std::int64_t value)
{
    at[0] = static_cast<char>('0' + value / 10 % 10);
    at[1] = static_cast<char>('0' + value % 10);
}

/// `count` digits at the front of `text`, cut off; -1 where they are not there.
int take_digits(std::string_view& text, std::size_t count)
{
    if (text.size() < count)
        return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::int64_t> take_day(std::string_view& text)
{
    std::string_view rest = text;
    const int year = take_digits(rest, 4);
    if (year < 0 || !take(rest, '-'))
        return std::nullopt;
    const int month = take_digits(rest, 2);
    if (month < 0 || !take(rest, '-'))
        return std::nullopt;
    const auto date = Date::from_ymd(year, month, take_digits(rest, 2));
    if (!date)
        return std::nullopt;
    text = rest;
    return date->days();
}

/// HH:MM or HH:MM:SS, a fraction and a zone; everything must be used up.
std::optional<std::int64_t> take_time(std::string_view text)
{
    const int hour = take_digits(text, 2);
    if (hour < 0 || hour > 23 || !take(text, ':'))
        return std::nullopt;
    const int minute = take_digits(text, 2);
    if (minute < 0 || minute > 59)
        return std::nullopt;
    int second = 0;
    if (take(text, ':')) {
        second = take_digits(text, 2);
        if (second < 0 || second > 59)
            return std::nullopt;
        if (take(text, '.'))
            while (take_digits(text, 1) >= 0) {
            }
    }
    const bool zone =
        !text.empty() && (text.front() == 'Z' || text.front() == '+' || text.front() == '-');
    if (!text.empty() && !zone)
        return std::nullopt;
    return (hour * 60 + minute) * 60 + second;
}

} // namespace

void DateText::day(std::int64_t days_since_1970)
{
    // Howard Hinnant's civil_from_days, as std::chrono does it, without its detours: this runs
    // once per date cell of a million-row sheet.
    const std::int64_t z = days_since_1970 + 719'468;
    const std::int64_t era = z / 146'097;
    const std::int64_t doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1'460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
    const std::int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    put2(m_text.data(), year / 100);
    put2(m_text.data() + 2, year);
    m_text[4] = '-';
    put2(m_text.data() + 5, month);
    m_text[7] = '-';
    put2(m_text.data() + 8, doy - (153 * mp + 2) / 5 + 1);
    m_size = 10;
}

void DateText::time(std::int64_t seconds_of_day)
{
    if (m_size != 0)
        m_text[m_size++] = 'T';
    char* at = m_text.data() + m_size;
    put2(at, seconds_of_day / 3600);
    at[2] = ':';
    put2(at + 3, seconds_of_day / 60 % 60);
    at[5] = ':';
    put2(at + 6, seconds_of_day % 60);
    m_size = static_cast<std::uint8_t>(m_size + 8);
}

DateText serial_date_text(double serial, NumberShape shape, DateSystem system)
{
    DateText text;
    if (shape != NumberShape::Date && shape != NumberShape::Time)
        return text;
    if (!(serial >= 0 && serial < 3'000'000))
        return text;
    double day_part = std::floor(serial);
    auto seconds = static_cast<std::int64_t>(std::llround((serial - day_part) * kSecondsOfDay));
    if (seconds == kSecondsOfDay) {
        seconds = 0;
        day_part += 1;
    }
    const auto day = static_cast<std::int64_t>(day_part);
    if (day == 0 && shape == NumberShape::Time) {
        text.time(seconds);
        return text;
    }
    std::int64_t days = 0;
    if (system == DateSystem::From1904) {
        days = kDay1904 + day;
    } else {
        if (day == 0 || day == 60)
            return text;
        days = kDay1900 + day + (day < 60 ? 1 : 0);
    }
    if (days > kLastDay)
        return text;
    text.day(days);
    if (seconds != 0)
        text.time(seconds);
    return text;
}

DateText iso_date_text(std::string_view source)
{
    DateText text;
    const auto day = take_day(source);
    if (day && source.empty()) {
        text.day(*day);
        return text;
    }
    if (day && !take(source, 'T') && !take(source, ' '))
        return text;
    const auto time = take_time(source);
    if (!time)
        return text;
    if (day)
        text.day(*day);
    if (!day || *time != 0)
        text.time(*time);
    return text;
}

} // namespace lx
