#pragma once

#include "app/cli/command.h"

namespace lx::cli {

/// `life plan [copy|theme]`: 年度计划 against what was held; a year's taken over into another; the
/// subject of a month's theme day for all branches.
[[nodiscard]] Result<int> life_plan(const Arguments& arguments, Session& session);

} // namespace lx::cli
