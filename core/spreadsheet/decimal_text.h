#pragma once

#include <string>

namespace lx {

/// The shortest decimal digits that read back as exactly this number, the way a spreadsheet file
/// would have them: plain digits ("110105194912310020", "0.1") from 1E-7 up to 1E+21, beyond that
/// "1.5E+300". `value` must be finite.
[[nodiscard]] std::string decimal_text(double value);

} // namespace lx
