#include "core/spreadsheet/decimal_text.h"

#include <array>
#include <charconv>
#include <string_view>

namespace lx {

std::string decimal_text(double value)
{
    std::array<char, 40> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::scientific);
    std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    std::string out;
    if (text.front() == '-') {
        if (value == 0)
            return "0";
        out = "-";
        text.remove_prefix(1);
    }
    // d.ddde±xx: the digits without their point, and the power of ten.
    const std::size_t e = text.find('e');
    std::string digits(1, text[0]);
    if (e > 2)
        digits += text.substr(2, e - 2);
    int exponent = 0;
    const std::string_view power = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);

    if (exponent < -7 || exponent > 20) {
        out += digits[0];
        if (digits.size() > 1)
            out += "." + digits.substr(1);
        return out + (exponent < 0 ? "E-" : "E+") +
               std::to_string(exponent < 0 ? -exponent : exponent);
    }
    if (exponent < 0)
        return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return out + digits + std::string(whole - digits.size(), '0');
    return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

} // namespace lx
