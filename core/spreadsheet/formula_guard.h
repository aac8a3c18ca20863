#pragma once

#include <string_view>

namespace lx {

/// Texts that a spreadsheet program takes for a formula when it opens a .csv, or when somebody
/// enters the cell again (F2, Enter) or pastes it: what begins with = + - @ (of half or full
/// width), also behind blanks, quotation marks and apostrophes, and what begins with a tab or a
/// line break.
[[nodiscard]] bool looks_like_formula(std::string_view text);

/// A guarded text has an apostrophe in front, by which programs know a text; reading takes it off
/// again. Whether a text needs it does not depend on apostrophes it begins with, so every text
/// comes back as it was.
[[nodiscard]] std::string_view without_guard(std::string_view text);

} // namespace lx
