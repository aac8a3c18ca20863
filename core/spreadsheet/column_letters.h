#pragma once

#include <string>
#include <string_view>

namespace lx {

/// 0 for "A", 27 for "AB"; -1 where the text is no column's name.
[[nodiscard]] int column_of_letters(std::string_view letters);
/// "A" for 0, "AB" for 27.
[[nodiscard]] std::string column_letters(int column);

} // namespace lx
