#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lx {

/// A number as people write it, exact: digits / 10^decimals × factor.
struct HumanNumber
{
    std::int64_t digits = 0; ///< with sign
    int decimals = 0;
    std::int64_t factor = 1;  ///< 万 10,000; 亿 100,000,000; 千 1,000
    bool percent = false;     ///< was followed by % (already counted in `decimals`)
    bool approximate = false; ///< 约30, 30余: the number that is written, which is not exact
    bool in_yuan = false;     ///< the text says 元: no other unit counts
    bool odd_comma = false;   ///< a comma stood where it parts no thousands
    std::string measure; ///< 年, 天, 星, 度, 分, 票: what alone such a number counts; "" none
    std::string currency; ///< Chinese name of a foreign currency; "" yuan or none
    std::string error;    ///< Chinese sentence without the place; "" = fine

    [[nodiscard]] double value() const;
    /// Empty where there is a fraction or the number does not fit.
    [[nodiscard]] std::optional<std::int64_t> whole() const;
    /// × 10^places, rounded half away from zero; `rounded` tells whether something was cut off.
    /// Empty where it does not fit.
    [[nodiscard]] std::optional<std::int64_t> scaled(int places, bool& rounded) const;
};

/// Reads 35, -3.5, 1,234.50, １２３, 1.2E+5, 30万, 30(万元人民币), 9,999(万),
/// 588.3000(万美元), 12.5%, 35人, ￥500元, 约30, 30余人. A comma parts groups of three digits (of
/// four before 万 and 亿); any other is an error, since "12,5" may be 12.5 or two numbers. Text
/// must not be blank.
[[nodiscard]] HumanNumber read_number(std::string_view text);

} // namespace lx
