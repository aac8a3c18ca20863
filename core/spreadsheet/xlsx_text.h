#pragma once

#include <cstddef>

namespace lx {

/// Finishes a text of SpreadsheetML (ST_Xstring) in place and returns its new length: blanks at
/// both ends go unless xml:space="preserve" stood there, then _x000D_ and its like become the
/// characters they stand for (two of them may make one character beyond the basic plane; half of
/// such a pair becomes U+FFFD).
[[nodiscard]] std::size_t finish_xlsx_text(char* text, std::size_t size, bool preserve_space);

} // namespace lx
