#pragma once

#include "app/cli/command.h"

namespace lx::cli {

// One function a file in commands/.
[[nodiscard]] Command sample_command();

} // namespace lx::cli
