#pragma once

#include <QWidget>

namespace lx::ui {

/// Shows one of two widgets that take turns in a place. The other goes first: while both are there
/// they ask for room together, and a window that has grown for them stays large.
inline void show_either(bool first, QWidget* one, QWidget* other)
{
    (first ? other : one)->hide();
    (first ? one : other)->show();
}

} // namespace lx::ui
