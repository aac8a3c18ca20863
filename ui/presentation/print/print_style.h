#pragma once

#include <string>
#include <string_view>

namespace lx {

/// The style sheet all printed HTML of the program is set with (sizes in pt, A4).
[[nodiscard]] std::string print_style();
/// & < > " as entities.
[[nodiscard]] std::string html_escaped(std::string_view text);

} // namespace lx
