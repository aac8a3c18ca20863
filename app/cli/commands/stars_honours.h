#pragma once

#include "app/cli/command.h"

namespace lx::cli {

/// `stars honours`: who reaches the honour of a scheme (双强六好), and its rows.
[[nodiscard]] Result<int> star_honours(const Arguments& arguments, Session& session);

} // namespace lx::cli
