#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Hides the middle of ID numbers and telephone numbers inside running text: what is told of a row
/// must not spread them. Digits are looked at, not columns: numbers of 15 or 18 places with a birth
/// date in them, mobile numbers, and landlines with their area code. Codes of units stay.
[[nodiscard]] std::string with_numbers_masked(std::string_view text);

} // namespace lx
