#pragma once

#include <string>
#include <string_view>

namespace lx {

/// The style sheet all printed HTML of the program is set with (sizes in pt, A4).
[[nodiscard]] std::string print_style();
/// What means something in HTML as entities, a wide blank as two that are not joined.
[[nodiscard]] std::string html_escaped(std::string_view text);

} // namespace lx
