#include "core/base/date.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace lx {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(std::int32_t days)
{
    return year_month_day{sys_days{std::chrono::days{days}}};
}

bool read_digits(std::string_view text, int& out)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    out = value;
    return !text.empty();
}

int months_of(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Month:
        return 1;
    case PeriodKind::Quarter:
        return 3;
    case PeriodKind::HalfYear:
        return 6;
    case PeriodKind::Year:
        break;
    }
    return 12;
}

} // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const year_month_day ymd{std::chrono::year{year},
                             std::chrono::month{static_cast<unsigned>(month)},
                             std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok())
        return std::nullopt;
    return Date(static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count()));
}

std::optional<Date> Date::from_iso(std::string_view text)
{
    int y = 0;
    int m = 0;
    int d = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
        !read_digits(text.substr(0, 4), y) || !read_digits(text.substr(5, 2), m) ||
        !read_digits(text.substr(8, 2), d))
        return std::nullopt;
    return from_ymd(y, m, d);
}

int Date::year() const
{
    return static_cast<int>(civil(m_days).year());
}

int Date::month() const
{
    return static_cast<int>(static_cast<unsigned>(civil(m_days).month()));
}

int Date::day() const
{
    return static_cast<int>(static_cast<unsigned>(civil(m_days).day()));
}

std::string Date::iso() const
{
    const auto ymd = civil(m_days);
    const int year = static_cast<int>(ymd.year());
    if (year < 0 || year > 9999) { // days that from_ymd never gives
        std::array<char, 32> buffer{};
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year,
                      static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
        return buffer.data();
    }
    // Written once a cell of millions: no format string.
    std::string text = "0000-00-00";
    const auto put = [&text](std::size_t last, unsigned number, int digits) {
        for (; digits > 0; --digits, --last, number /= 10)
            text[last] = static_cast<char>('0' + number % 10);
    };
    put(3, static_cast<unsigned>(year), 4);
    put(6, static_cast<unsigned>(ymd.month()), 2);
    put(9, static_cast<unsigned>(ymd.day()), 2);
    return text;
}

std::string Date::chinese() const
{
    const auto ymd = civil(m_days);
    return std::to_string(static_cast<int>(ymd.year())) + "年" +
           std::to_string(static_cast<unsigned>(ymd.month())) + "月" +
           std::to_string(static_cast<unsigned>(ymd.day())) + "日";
}

Date Date::add_months(int n) const
{
    const auto ymd = civil(m_days);
    const auto month = ymd.year() / ymd.month() + std::chrono::months{n};
    const auto moved = month / ymd.day();
    const auto kept = moved.ok() ? sys_days{moved} : sys_days{month / std::chrono::last};
    return Date(static_cast<std::int32_t>(kept.time_since_epoch().count()));
}

Period Period::containing(PeriodKind kind, Date day)
{
    const int length = months_of(kind);
    const int first_month = (day.month() - 1) / length * length + 1;
    // Not by from_ymd, which ends with the year 9999: the period after the last one is asked for
    // too.
    const sys_days start{std::chrono::year{day.year()} /
                         std::chrono::month{static_cast<unsigned>(first_month)} / 1};
    const Date first(static_cast<std::int32_t>(start.time_since_epoch().count()));
    return {kind, first, first.add_months(length).add_days(-1)};
}

Period Period::judged(PeriodKind kind, Date as_of)
{
    const Period current = containing(kind, as_of);
    return current.last <= as_of ? current : current.previous();
}

std::optional<Period> Period::parse(std::string_view text)
{
    int year = 0;
    if (text.size() < 4 || !read_digits(text.substr(0, 4), year))
        return std::nullopt;
    std::string_view rest = text.substr(4);
    constexpr std::string_view year_word = "年";
    if (rest.starts_with(year_word))
        rest.remove_prefix(year_word.size());
    const auto of = [&](PeriodKind kind, int month) -> std::optional<Period> {
        const auto day = Date::from_ymd(year, month, 1);
        if (!day)
            return std::nullopt;
        return containing(kind, *day);
    };
    if (rest.empty() || rest == "全年" || rest == "度")
        return of(PeriodKind::Year, 1);
    if (rest == "H1" || rest == "h1" || rest == "上半年")
        return of(PeriodKind::HalfYear, 1);
    if (rest == "H2" || rest == "h2" || rest == "下半年")
        return of(PeriodKind::HalfYear, 7);
    if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'q') && rest[1] >= '1' && rest[1] <= '4')
        return of(PeriodKind::Quarter, (rest[1] - '1') * 3 + 1);
    constexpr std::array<std::string_view, 4> numerals{"一", "二", "三", "四"};
    for (int q = 0; q < 4; ++q) {
        for (const std::string& name : {std::to_string(q + 1), std::string(numerals.at(q))}) {
            if (rest == "第" + name + "季度" || rest == name + "季度")
                return of(PeriodKind::Quarter, q * 3 + 1);
        }
    }
    constexpr std::string_view month_word = "月";
    if (rest.ends_with(month_word))
        rest.remove_suffix(month_word.size());
    if (rest.starts_with("-"))
        rest.remove_prefix(1);
    int month = 0;
    if (rest.size() > 2 || !read_digits(rest, month) || month < 1 || month > 12)
        return std::nullopt;
    return of(PeriodKind::Month, month);
}

Period Period::next() const
{
    return containing(kind, last.add_days(1));
}

Period Period::previous() const
{
    return containing(kind, first.add_days(-1));
}

std::string Period::code() const
{
    const std::string year = first.iso().substr(0, 4);
    switch (kind) {
    case PeriodKind::Month:
        return first.iso().substr(0, 7);
    case PeriodKind::Quarter:
        return year + "Q" + std::to_string((first.month() - 1) / 3 + 1);
    case PeriodKind::HalfYear:
        return year + (first.month() == 1 ? "H1" : "H2");
    case PeriodKind::Year:
        break;
    }
    return year;
}

std::string Period::chinese() const
{
    const std::string year = std::to_string(first.year()) + "年";
    switch (kind) {
    case PeriodKind::Month:
        return year + std::to_string(first.month()) + "月";
    case PeriodKind::Quarter:
        return year + "第" + std::to_string((first.month() - 1) / 3 + 1) + "季度";
    case PeriodKind::HalfYear:
        return year + (first.month() == 1 ? "上半年" : "下半年");
    case PeriodKind::Year:
        break;
    }
    return year;
}

} // namespace lx
