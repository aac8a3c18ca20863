#pragma once

#include <string>
#include <string_view>

namespace lx {

/// The word in a cell that empties the field (blank never overwrites).
inline constexpr std::string_view clear_word = "清空";

/// Whether a trimmed text says that there is nothing: 无, 暂无, -, —, /, \ and runs of these signs.
[[nodiscard]] bool means_nothing(std::string_view trimmed_text);
/// Whether a trimmed text of a list says that its cell is not filled in: 未知, 不详, 待补, NULL,
/// nan, None, *** . Typed by a person into a form they may be meant.
[[nodiscard]] bool means_not_known(std::string_view trimmed_text);

/// One line of text as it is kept: line breaks and tabs become a blank, invisible and control
/// characters go; otherwise as typed (full-width brackets of names stay).
[[nodiscard]] std::string clean_line(std::string_view text);
/// Several lines: \r\n becomes \n, control characters go.
[[nodiscard]] std::string clean_lines(std::string_view text);
/// People's names: a clean line without the blanks between Chinese characters ("李 泉", "李　泉" →
/// "李泉").
[[nodiscard]] std::string clean_person(std::string_view text);

/// Codes of a county's own making: half width, without blanks ("ＤＺ 001" → "DZ001").
[[nodiscard]] std::string clean_code(std::string_view text);

} // namespace lx
