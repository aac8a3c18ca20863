#pragma once

#include <string>
#include <string_view>

namespace lx {

/// A telephone number, or several joined by 、.
struct PhoneReading
{
    std::string text;      ///< normalised as far as it is understood
    bool doubtful = false; ///< some part is neither 11 digits of a mobile number nor a landline
};

/// Half width, +86 and blanks out: 13912345678; 0951-1234567, also with an extension
/// (0951-1234567-801); 7 or 8 local digits; 400/800 numbers. Several numbers may be separated by 、
/// , ; / or a line break.
[[nodiscard]] PhoneReading read_phone(std::string_view text);
/// One Chinese sentence where a kept number is doubtful, else "".
[[nodiscard]] std::string phone_trouble_text(std::string_view text);

} // namespace lx
