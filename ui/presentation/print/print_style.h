#pragma once

#include <string>
#include <string_view>

namespace lx {

/// The style sheet all printed HTML of the program is set with (sizes in pt, A4).
[[nodiscard]] std::string print_style();
/// On paper that has titles, labels and lines already: these keep their place and leave no ink.
/// Stands behind one of the other styles.
[[nodiscard]] std::string values_only_style();
/// The same with less room between the lines, for what is a little longer than its page; and the
/// HTML for it.
[[nodiscard]] std::string close_print_style();
[[nodiscard]] std::string set_closer(std::string html);
/// What means something in HTML as entities, a wide blank as two that are not joined.
[[nodiscard]] std::string html_escaped(std::string_view text);

} // namespace lx
