#pragma once

#include <string>

#include "app/cli/arguments.h"
#include "core/base/result.h"

namespace lx::cli {

/// Refuses to write over what a command reads or over a ledger file: a slip of the pen in `--out`
/// must not cost a county its data. `backup` may replace an older backup, but not its ledger.
/// Errors: Usage.
[[nodiscard]] Result<> check_outputs(const Arguments& arguments, const std::string& command);

/// The folder that `--each` writes into, made where it isn't there. Errors: Usage.
[[nodiscard]] Result<> make_folder(const std::string& folder);

} // namespace lx::cli
