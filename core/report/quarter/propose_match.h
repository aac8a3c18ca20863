#pragma once

#include <string>
#include <vector>

namespace lx {

/// How alike two headings are, each a path from the top: 1 the same, 0 nothing in common. Widths,
/// blanks, numbering (1、), units in brackets and words that only lead (其中) count for nothing.
[[nodiscard]] double heading_likeness(const std::vector<std::string>& a,
                                      const std::vector<std::string>& b);
/// How alike two texts are by their pairs of characters, 0…1.
[[nodiscard]] double text_likeness(const std::string& a, const std::string& b);
/// A text to compare names by.
[[nodiscard]] std::string plain_name(const std::string& text);
/// Whether a row of that name is the total.
[[nodiscard]] bool names_total(const std::string& text);

} // namespace lx
