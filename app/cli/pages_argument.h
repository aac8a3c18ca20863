#pragma once

#include "app/cli/arguments.h"
#include "ui/presentation/print/page_choice.h"

namespace lx::cli {

/// Which pages stand behind --pages; left out: all. Errors: Usage.
[[nodiscard]] Result<PageChoice> pages_argument(const Arguments& arguments);

} // namespace lx::cli
