#pragma once

#include <string_view>

namespace lx {

/// Stands behind the heading of a column the program works out, in copies and exports: it tells
/// nothing of a row that an import could take.
inline constexpr std::string_view derived_mark = "（推算）";

} // namespace lx
