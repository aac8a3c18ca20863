#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lx {

/// A calendar day (proleptic Gregorian), kept as days since 1970-01-01.
class Date
{
public:
    constexpr Date() = default;
    constexpr explicit Date(std::int32_t days) : m_days(days) {}
    /// Empty where year is outside 1…9999, month outside 1…12 or the day does not exist.
    [[nodiscard]] static std::optional<Date> from_ymd(int year, int month, int day);
    /// Exactly "YYYY-MM-DD".
    [[nodiscard]] static std::optional<Date> from_iso(std::string_view text);

    [[nodiscard]] constexpr std::int32_t days() const { return m_days; }
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const; ///< 1…12
    [[nodiscard]] int day() const;   ///< 1…31
    [[nodiscard]] std::string iso() const;
    /// 2025年9月30日
    [[nodiscard]] std::string chinese() const;

    [[nodiscard]] constexpr Date add_days(int n) const { return Date(m_days + n); }
    /// Keeps the day, or takes the last day of a shorter month (spec: domain, section 3).
    [[nodiscard]] Date add_months(int n) const;
    [[nodiscard]] Date add_years(int n) const { return add_months(12 * n); }

    constexpr auto operator<=>(const Date&) const = default;

private:
    std::int32_t m_days = 0;
};

/// The lengths of time duties are counted in.
enum class PeriodKind
{
    Month,
    Quarter,
    HalfYear,
    Year
};

/// A calendar month, quarter, half-year or year.
struct Period
{
    PeriodKind kind = PeriodKind::Year;
    Date first;
    Date last;

    /// The period of that kind which holds `day`.
    [[nodiscard]] static Period containing(PeriodKind kind, Date day);
    /// The last period of that kind whose last day is ≤ `as_of` (spec: domain, section 3).
    [[nodiscard]] static Period judged(PeriodKind kind, Date as_of);
    /// Reads 2025, 2025H1, 2025Q3, 2025-09 and 2025年, 2025年上半年, 2025年第3季度, 2025年9月.
    [[nodiscard]] static std::optional<Period> parse(std::string_view text);

    [[nodiscard]] Period next() const;
    [[nodiscard]] Period previous() const;
    /// 2025, 2025H1, 2025Q3 or 2025-09.
    [[nodiscard]] std::string code() const;
    /// 2025年, 2025年上半年, 2025年第3季度, 2025年9月.
    [[nodiscard]] std::string chinese() const;
    [[nodiscard]] bool contains(Date day) const { return first <= day && day <= last; }

    bool operator==(const Period&) const = default;
};

} // namespace lx
