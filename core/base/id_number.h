#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace lx {

/// Citizens' identity numbers (公民身份号码), GB 11643-1999: 6 digits area, 8 birth date, 3 serial
/// (the last odd = male), 1 check character by ISO 7064 MOD 11-2.

enum class IdTrouble
{
    None,
    Masked,     ///< holds asterisks
    Length,     ///< neither 18 nor 15 characters
    Characters, ///< something other than digits and a last X
    Date,       ///< the birth date does not exist
    CheckDigit, ///< the check character does not fit
};

/// A number as read from what people write.
struct IdReading
{
    std::string number; ///< normalised; a 15-digit number as its 18-digit form
    IdTrouble trouble = IdTrouble::None;
    bool converted = false; ///< was 15 digits
    bool unknown_area =
        false; ///< the first two digits are no province (retired county codes are never doubted)
};

/// Half width, upper case, blanks, dashes and stray apostrophes out; 15 digits to 18 (19xx);
/// checked.
[[nodiscard]] IdReading read_id_number(std::string_view text);
/// Checks a normalised number of 18 characters.
[[nodiscard]] IdTrouble check_id_number(std::string_view number);
/// Check character of the first 17 digits; 0 where one is no digit.
[[nodiscard]] char id_check_character(std::string_view first17);
/// Birth date of a number of 18 characters; empty where it does not exist.
[[nodiscard]] std::optional<Date> id_born(std::string_view number);
/// Whether digit 17 is odd; empty where the number is not of 18 characters.
[[nodiscard]] std::optional<bool> id_male(std::string_view number);
/// A wrong length or letters can never be accepted; a wrong date or check character can, with a
/// reason.
[[nodiscard]] constexpr bool acceptable(IdTrouble trouble)
{
    return trouble == IdTrouble::Date || trouble == IdTrouble::CheckDigit;
}
/// One Chinese sentence without the place; "" for None.
[[nodiscard]] std::string id_trouble_text(IdTrouble trouble);

} // namespace lx
