#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace lx {

/// One field's value as it is kept: nothing; a whole number (also yes/no as 1/0, money in 分, the
/// id of another row); a real number (degrees, scores); or text (also ISO dates, dictionary
/// values). An empty text is never kept: it is nothing.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

[[nodiscard]] inline bool is_empty(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// The text of a text value, otherwise "".
[[nodiscard]] inline const std::string& text_of(const Value& value)
{
    static const std::string none;
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : none;
}

/// The whole number of an integer value, otherwise `otherwise`.
[[nodiscard]] inline std::int64_t int_of(const Value& value, std::int64_t otherwise = 0)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr ? *number : otherwise;
}

} // namespace lx
