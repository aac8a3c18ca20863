#include "core/edit/series.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/date.h"

namespace lx {

namespace {

/// The value `n` steps after the first (n ≥ 1); nothing where there is none.
using Follow = std::function<std::optional<Value>(std::int64_t n)>;

/// first + n × step, not below zero where the first wasn't; nothing where it does not fit.
std::optional<std::int64_t> count_on(std::int64_t first, std::int64_t step, std::int64_t n)
{
    std::int64_t way = 0;
    std::int64_t at = 0;
    if (__builtin_mul_overflow(step, n, &way) || __builtin_add_overflow(first, way, &at) ||
        (first >= 0 && at < 0))
        return std::nullopt;
    return at;
}

std::optional<std::int64_t> difference(std::int64_t first, std::int64_t second)
{
    std::int64_t step = 0;
    if (__builtin_sub_overflow(second, first, &step) || step == 0)
        return std::nullopt;
    return step;
}

Follow numbers(std::int64_t first, std::int64_t step)
{
    return [=](std::int64_t n) -> std::optional<Value> {
        const auto at = count_on(first, step, n);
        return at ? std::optional<Value>(*at) : std::nullopt;
    };
}

/// Days of the years people write.
bool in_calendar(Date day)
{
    static const Date first = *Date::from_ymd(1, 1, 1);
    static const Date last = *Date::from_ymd(9999, 12, 31);
    return first <= day && day <= last;
}

/// Months from one day to the same day of another month; nothing where it is another day.
std::optional<int> months_between(Date first, Date second)
{
    const int months = 12 * (second.year() - first.year()) + second.month() - first.month();
    if (months == 0 || first.add_months(months) != second)
        return std::nullopt;
    return months;
}

Follow days(Date first, std::optional<Date> second)
{
    const auto months = second ? months_between(first, *second) : std::nullopt;
    const std::int64_t step = months ? *months : second ? second->days() - first.days() : 1;
    return [=](std::int64_t n) -> std::optional<Value> {
        constexpr std::int64_t all_days = 366 * 10'000;
        const auto way = count_on(0, std::abs(step), n);
        if (!way || *way > all_days)
            return std::nullopt;
        const int there = static_cast<int>(step < 0 ? -*way : *way);
        if (!months) {
            const Date day = first.add_days(there);
            return in_calendar(day) ? std::optional<Value>(day.iso()) : std::nullopt;
        }
        const int month = 12 * first.year() + first.month() - 1 + there;
        return month >= 12 && month < 120'000 ? std::optional<Value>(first.add_months(there).iso())
                                              : std::nullopt;
    };
}

/// A period in one of its two spellings.
struct PeriodText
{
    Period period;
    bool chinese = false;

    static std::optional<PeriodText> read(const std::string& text)
    {
        const auto period = Period::parse(text);
        if (period && period->code() == text)
            return PeriodText{*period, false};
        if (period && period->chinese() == text)
            return PeriodText{*period, true};
        return std::nullopt;
    }
    [[nodiscard]] std::string text() const { return chinese ? period.chinese() : period.code(); }
    /// Its place among the periods of its kind.
    [[nodiscard]] std::int64_t number() const
    {
        const int year = period.first.year();
        const int month = period.first.month() - 1;
        switch (period.kind) {
        case PeriodKind::Month:
            return 12 * year + month;
        case PeriodKind::Quarter:
            return 4 * year + month / 3;
        case PeriodKind::HalfYear:
            return 2 * year + month / 6;
        default:
            return year;
        }
    }
    [[nodiscard]] std::optional<PeriodText> at(std::int64_t number) const
    {
        const std::int64_t a_year = period.kind == PeriodKind::Month      ? 12
                                    : period.kind == PeriodKind::Quarter  ? 4
                                    : period.kind == PeriodKind::HalfYear ? 2
                                                                          : 1;
        const std::int64_t year = number / a_year;
        if (number < a_year || year > 9999)
            return std::nullopt;
        const auto day = Date::from_ymd(static_cast<int>(year),
                                        static_cast<int>(number % a_year * (12 / a_year)) + 1, 1);
        return PeriodText{Period::containing(period.kind, *day), chinese};
    }
};

std::optional<Follow> periods(const std::string& first, const std::string& second)
{
    const auto from = PeriodText::read(first);
    if (!from)
        return std::nullopt;
    std::int64_t step = 1;
    if (!second.empty()) {
        const auto to = PeriodText::read(second);
        if (!to || to->period.kind != from->period.kind || to->chinese != from->chinese)
            return std::nullopt;
        step = to->number() - from->number();
    }
    return [from = *from, step](std::int64_t n) -> std::optional<Value> {
        const auto number = count_on(from.number(), step, n);
        const auto at = number ? from.at(*number) : std::nullopt;
        return at ? std::optional<Value>(at->text()) : std::nullopt;
    };
}

constexpr std::array<std::string_view, 10> numerals{"",   "一", "二", "三", "四",
                                                    "五", "六", "七", "八", "九"};

/// 1 … 99 as organizations are numbered: 一, 十, 十二, 二十, 九十九.
std::optional<std::string> numeral(std::int64_t number)
{
    if (number < 1 || number > 99)
        return std::nullopt;
    const auto tens = static_cast<std::size_t>(number / 10);
    std::string text = tens == 0 ? "" : (tens == 1 ? "" : std::string(numerals[tens])) + "十";
    return text + std::string(numerals[static_cast<std::size_t>(number % 10)]);
}

/// The numeral a text begins with, and its length in bytes; nothing where it doesn't.
std::optional<std::pair<std::int64_t, std::size_t>> read_numeral(std::string_view text)
{
    constexpr std::size_t bytes = 3;
    for (std::size_t size = 3 * bytes; size > 0; size -= bytes) // 二十一, not 二
        for (std::int64_t number = 1; number <= 99; ++number)
            if (const std::string written = *numeral(number);
                written.size() == size && text.starts_with(written))
                return std::pair(number, size);
    return std::nullopt;
}

/// A number in a text.
struct NumberInText
{
    std::string before;
    std::string after;
    std::int64_t number = 0;
    std::size_t digits = 0; ///< at least so many; 0 = a Chinese numeral

    [[nodiscard]] std::optional<std::string> text(std::int64_t at) const
    {
        if (digits == 0) {
            const auto written = numeral(at);
            return written ? std::optional(before + *written + after) : std::nullopt;
        }
        std::string written = std::to_string(at);
        if (written.size() < digits)
            written.insert(0, digits - written.size(), '0');
        return before + written + after;
    }
};

/// Every number of a text: runs of digits, numerals behind 第.
std::vector<NumberInText> numbers_in(const std::string& text)
{
    constexpr std::string_view ordinal = "第";
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::vector<NumberInText> found;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            std::size_t end = at;
            while (end < text.size() && is_digit(text[end]))
                ++end;
            std::int64_t number = 0;
            const auto read = std::from_chars(text.data() + at, text.data() + end, number);
            if (read.ec == std::errc())
                found.push_back(
                    {text.substr(0, at), text.substr(end), number, text[at] == '0' ? end - at : 1});
            at = end;
        } else if (text.compare(at, ordinal.size(), ordinal) == 0) {
            at += ordinal.size();
            if (const auto read = read_numeral(std::string_view(text).substr(at))) {
                found.push_back(
                    {text.substr(0, at), text.substr(at + read->second), read->first, 0});
                at += read->second;
            }
        } else {
            ++at;
        }
    }
    return found;
}

std::optional<Follow> numbered(const std::string& first, const std::string& second)
{
    const auto candidates = numbers_in(first);
    if (candidates.empty())
        return std::nullopt;
    const auto follow = [](NumberInText from, std::int64_t step) {
        return [from = std::move(from), step](std::int64_t n) -> std::optional<Value> {
            const auto number = count_on(from.number, step, n);
            const auto text = number ? from.text(*number) : std::nullopt;
            return text ? std::optional<Value>(*text) : std::nullopt;
        };
    };
    if (second.empty())
        return follow(candidates.back(), 1);
    for (const NumberInText& from : candidates) {
        for (const NumberInText& to : numbers_in(second)) {
            const auto step = difference(from.number, to.number);
            if (step && from.text(to.number) == second && to.before == from.before)
                return follow(from, *step);
        }
    }
    return std::nullopt;
}

/// How the series goes on; nothing where what stands has no next or `second` is no step of it.
std::optional<Follow> following(const FieldDef& field, const Value& first, const Value& second)
{
    const bool alone = is_empty(second);
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Year:
    case FieldType::Money: {
        if (!std::holds_alternative<std::int64_t>(first))
            return std::nullopt;
        const std::int64_t one = field.type == FieldType::Money ? 100 : 1;
        const auto step = alone ? std::optional(one) : difference(int_of(first), int_of(second));
        return step ? std::optional(numbers(int_of(first), *step)) : std::nullopt;
    }
    case FieldType::Real: {
        const double* from = std::get_if<double>(&first);
        const double* to = std::get_if<double>(&second);
        if (from == nullptr || (!alone && (to == nullptr || *to == *from)))
            return std::nullopt;
        const double step = alone ? 1 : *to - *from;
        return [from = *from, step](std::int64_t n) -> std::optional<Value> {
            const double at = from + step * static_cast<double>(n);
            if (!std::isfinite(at) || (from >= 0 && at < 0))
                return std::nullopt;
            return at;
        };
    }
    case FieldType::Date: {
        const auto from = Date::from_iso(text_of(first));
        const auto to = Date::from_iso(text_of(second));
        if (!from || (!alone && (!to || *to == *from)))
            return std::nullopt;
        return days(*from, to);
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::PeriodCode: {
        const std::string& from = text_of(first);
        if (from.empty() || from == text_of(second))
            return std::nullopt;
        if (auto follow = periods(from, text_of(second)))
            return follow;
        return numbered(from, text_of(second));
    }
    default:
        return std::nullopt;
    }
}

} // namespace

bool gives_step(const FieldDef& field, const Value& first, const Value& second)
{
    return !is_empty(second) && following(field, first, second).has_value();
}

std::vector<Value> series(const FieldDef& field, const Value& first, const Value& second,
                          std::size_t count)
{
    auto follow = following(field, first, second);
    if (!follow)
        follow = following(field, first, {});
    std::vector<Value> values;
    values.reserve(count);
    while (values.size() < count) {
        std::optional<Value> next;
        if (values.empty())
            next = first;
        else if (follow)
            next = (*follow)(static_cast<std::int64_t>(values.size()));
        values.push_back(next ? std::move(*next) : values.back());
    }
    return values;
}

} // namespace lx
