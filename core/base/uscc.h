#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Unified social credit codes (统一社会信用代码), GB 32100-2015: 18 characters of
/// 0123456789ABCDEFGHJKLMNPQRTUWXY (no I O S V Z); the last is a check character, weights 3^(i-1)
/// mod 31.

enum class UsccTrouble
{
    None,
    Length,     ///< not 18 characters: an old registration number, or no code at all
    Characters, ///< a character outside the alphabet, or a prefix that can't be
    CheckDigit, ///< does not fit; some really issued codes (Fujian pilot) are so
};

/// Half width, upper case, blanks and dashes out, a licence's copy number "(1-1)" cut off. What
/// stands for "none" (无, -, —, /, 暂无, 空 and blanks) becomes "". Other text is kept
/// (normalised).
[[nodiscard]] std::string normalise_uscc(std::string_view text);
/// Whether a normalised text can be a code or an old registration number at all: 8 to 24 letters
/// and digits, most of them digits and not all the same. "正在办理", "123", "0000000000" are none.
[[nodiscard]] bool could_be_code(std::string_view code);
/// Checks a normalised code.
[[nodiscard]] UsccTrouble check_uscc(std::string_view code);
/// The check character of the first 17 characters; 0 where one is outside the alphabet.
[[nodiscard]] char uscc_check_character(std::string_view first17);
/// The same code with O, I read as 0, 1, where that makes it valid; else "".
[[nodiscard]] std::string suggest_uscc(std::string_view code);
/// One Chinese sentence on what is wrong, with the suggestion where there is one; "" if nothing.
[[nodiscard]] std::string uscc_trouble_text(std::string_view code);

/// What the first two characters say about the holder (users.md: 91 enterprise, 93 farmers'
/// cooperative, 51 …).
struct UsccKind
{
    std::string_view name;     ///< "企业", "个体工商户", "社会团体"…; "" unknown
    std::string_view category; ///< value of 单位类别 to propose, "" none
    std::string_view type;     ///< value of 单位类型 to propose, "" none
};
[[nodiscard]] UsccKind uscc_kind(std::string_view code);

} // namespace lx
