#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/spreadsheet/number_format.h"

namespace lx {

/// Which day a workbook counts from.
enum class DateSystem : std::uint8_t
{
    From1900, ///< day 1 is 1900-01-01, and 1900-02-29 is counted though it never was
    From1904, ///< day 0 is 1904-01-01 (old Macintosh workbooks)
};

/// The text of a date cell, short enough to need no memory of its own.
class DateText
{
public:
    /// Empty where the cell is no date.
    [[nodiscard]] std::string_view view() const { return {m_text.data(), m_size}; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

private:
    friend DateText serial_date_text(double, NumberShape, DateSystem);
    friend DateText iso_date_text(std::string_view);
    void day(std::int64_t days_since_1970);
    void time(std::int64_t seconds_of_day);

    std::array<char, 24> m_text{};
    std::uint8_t m_size = 0;
};

/// The text of a number shown as `shape`: "YYYY-MM-DD", "YYYY-MM-DDTHH:MM:SS" where it has a time
/// of day (rounded to seconds), "HH:MM:SS" for a time without a day. Empty, so that the cell stays
/// a number, where there is no such day: outside 1900 (1904) … 9999, day 60 of the 1900 system
/// (1900-02-29), day 0 shown as a date, and for Duration and Number.
[[nodiscard]] DateText serial_date_text(double serial, NumberShape shape, DateSystem system);

/// The same text from an ISO 8601 date, time or both as files write them ("2021-01-01T10:10:10.5Z",
/// "10:10:10"); fractions of seconds and the zone are dropped. Empty where it is none.
[[nodiscard]] DateText iso_date_text(std::string_view text);

} // namespace lx
