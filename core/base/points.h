#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lx {

/// Points of a rating in hundredths: sums of 0.5 and 0.25 stay exact.
using Points = std::int64_t;
inline constexpr Points kPoint = 100;

/// "85", "7.5"
[[nodiscard]] std::string points_text(Points points);
/// The same from what was typed, at most two decimals; nothing where it is none.
[[nodiscard]] std::optional<Points> points_from(std::string_view text);
/// From a number of a definition; nothing where it has more than two decimals or is beyond
/// ±100,000.
[[nodiscard]] std::optional<Points> points_from(double number);

} // namespace lx
