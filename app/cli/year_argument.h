#pragma once

#include <optional>

#include "app/cli/arguments.h"

namespace lx::cli {

/// What stands behind --year, 1921 to 2100; left out it is `otherwise`. Errors: Usage (also: left
/// out, and nothing else is meant).
[[nodiscard]] Result<int> year_argument(const Arguments& arguments,
                                        std::optional<int> otherwise = {});

} // namespace lx::cli
