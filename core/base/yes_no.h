#pragma once

#include <optional>
#include <string_view>

namespace lx {

/// Reads a yes or no as people write it: 是/否, 有/无, 已/未 (and 已建, 未设 …), √ ✓ × , Y/N,
/// true/false, 1/0.
[[nodiscard]] std::optional<bool> read_yes_no(std::string_view text);

} // namespace lx
