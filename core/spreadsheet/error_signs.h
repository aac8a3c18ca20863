#pragma once

#include <cstdint>
#include <string_view>

namespace lx {

/// The sign of an error by its code in .xls files: "#N/A" for 0x2A; "#VALUE!" for unknown codes.
[[nodiscard]] std::string_view error_sign(std::uint8_t code);
/// A text that is no value but such a sign, pasted or saved as text ("#REF!", "#n/a"), or the run
/// of # in place of what a column was too narrow for.
[[nodiscard]] bool is_error_sign(std::string_view text);

} // namespace lx
