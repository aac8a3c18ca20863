#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lx {

/// What a number format makes of a number. Spreadsheets have no date type: a date is a number
/// with a format that shows it as one.
enum class NumberShape : std::uint8_t
{
    Number,     ///< General, money, text (@)
    Date,       ///< shows a year, a month or a day, with or without the time
    Time,       ///< shows only a time of day
    Duration,   ///< [h]:mm and its like: a length of time, no point in time
    Percent,    ///< 0%, 0.00%
    Tenths,     ///< 0.0: two of these tell 2023.1 from 2023.10
    Hundredths, ///< 0.00
    Zeros = 64, ///< 000000: so many digits at least; the number of zeros is added
};

/// The text of a number where its format shows what the number alone has lost: the zeros in front
/// of a code (000124), a month after the point (2023.10), a percent sign (35%). "" where the digits
/// of the file say it all.
[[nodiscard]] std::string shown_number(double number, NumberShape shape);

/// The shape of a format code as files write it (ECMA-376 part 1, 18.8.31): quoted and escaped
/// text, [$-804], [DBNum1], colours and conditions count for nothing; yyyy"年"m"月" is a date,
/// 0"年" and General are not.
[[nodiscard]] NumberShape number_shape(std::string_view format_code);

/// The shape of a format known by number alone (ECMA-376 part 1, 18.8.30): 14–22 and 45–47
/// everywhere, 27–36 and 50–58 as Chinese, Japanese and Korean programs have them.
[[nodiscard]] NumberShape builtin_number_shape(int format_id);

} // namespace lx
