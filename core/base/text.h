#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lx {

/// Trims blanks of every kind (also full-width, NBSP, zero-width, NUL, BOM) at both ends.
[[nodiscard]] std::string trim(std::string_view text);
/// The same without a copy: a part of `text`.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Full-width ASCII to half-width, then trim; inner text is kept otherwise.
[[nodiscard]] std::string half_width(std::string_view text);
/// For comparing headings, dictionary values and names: half width, upper case, all blanks and line
/// breaks out, one form of brackets, dashes, slashes and of the dots between parts of names,
/// compatibility ideographs as those they stand for.
[[nodiscard]] std::string fold(std::string_view text);
/// The folded text without its bracketed parts: "未转入(口袋)" → "未转入".
[[nodiscard]] std::string without_brackets(std::string_view folded);
/// Code points of UTF-8 text; a broken byte becomes U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string utf8(std::u32string_view text);
/// Number of code points.
[[nodiscard]] std::size_t length(std::string_view text);
/// The words that blanks of every kind part.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);
/// Splits on 、 line breaks ; ； , ， and drops empty parts.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

} // namespace lx
