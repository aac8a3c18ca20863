#pragma once

#include <vector>

#include "ui/shell/page_entry.h"

namespace lx::ui {

/// All pages, in the order of the navigation list. The one place where a page is added
/// and put into a group.
[[nodiscard]] std::vector<PageEntry> all_pages();

} // namespace lx::ui
