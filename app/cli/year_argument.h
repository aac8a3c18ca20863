#pragma once

#include <string>

#include "app/cli/arguments.h"

namespace lx::cli {

/// A year behind an option, 1921 to 2100. Errors: Usage.
[[nodiscard]] Result<int> year_argument(const Arguments& arguments, const std::string& option);

} // namespace lx::cli
