#pragma once

namespace lx::ui {

class AppContext;

/// Prints of the open file show the characters it has pictures of with these (given_glyphs), from
/// now on whatever file is open.
void follow_glyphs(AppContext& context);

} // namespace lx::ui
