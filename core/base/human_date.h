#pragma once

#include <string>
#include <string_view>

#include "core/base/date.h"

namespace lx {

/// How much of a date was written.
enum class DatePrecision
{
    None, ///< nothing readable: see the error
    Year,
    Month,
    Day
};

/// A date as people write it. `first` is the first day meant.
struct HumanDate
{
    DatePrecision precision = DatePrecision::None;
    Date first;
    std::string error; ///< Chinese sentence without the place where precision is None
};

/// Reads the text of a cell: 2023-01-05, 2023/1/5, 2023.1.5, 20230105, 2023年1月5日,
/// 二〇二三年一月五日, the same with a time of day behind it, 43831 (Excel's serial as text), and
/// 2023-01, 2023.10 (October: it is text), 202301, 2023年1月 (precision Month), 2023, 2023年
/// (precision Year). Years 1800 to 9999. Text must not be blank.
[[nodiscard]] HumanDate read_date(std::string_view text);

/// Reads a numeric cell without a date format. `raw` are the digits as the file has them. 43831 is
/// a serial day (1900 system), 20230105 a day, 202301 a month, 2023 a year, 2023.03 and 2023.3
/// March; 2023.1 may be January or an October that lost its 0: an error that says so (unless `raw`
/// still has the 0).
[[nodiscard]] HumanDate read_date_number(double number, std::string_view raw);

/// Day of a serial number of Excel's 1900 system (43831 → 2020-01-01), 1927 to 2099 only: what lies
/// outside is more likely a year or a code.
[[nodiscard]] std::optional<Date> day_of_serial(double serial);

} // namespace lx
