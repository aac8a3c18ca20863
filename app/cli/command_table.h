#pragma once

#include "app/cli/command.h"

namespace lx::cli {

// One function a file in commands/.
[[nodiscard]] Command init_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command print_command();
[[nodiscard]] Command sample_command();

} // namespace lx::cli
