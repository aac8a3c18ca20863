#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lx {

/// The parts of a text between signs, empty ones among them: one more than there are signs.
[[nodiscard]] std::vector<std::string> split_at(std::string_view text, char sign);
/// The parts with the sign between them: what split_at takes apart.
[[nodiscard]] std::string join_with(const std::vector<std::string>& parts, char sign);

} // namespace lx
