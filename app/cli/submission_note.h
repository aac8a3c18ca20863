#pragma once

#include <string>

#include "app/cli/command.h"
#include "core/edit/submit.h"

namespace lx::cli {

/// Enters what was made in 上报记录 and says so in a note; where the file can't be written now
/// (another window has it, a read-only disk) that is said instead: what was made is there all the
/// same. Empty where it is none: `--no-record`, or a period that has not ended.
[[nodiscard]] std::optional<Result<Submitted>>
enter_submission(const Arguments& arguments, const Session& session, const Submission& submission);

} // namespace lx::cli
