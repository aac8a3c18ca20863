#pragma once

#include <optional>
#include <vector>

#include "app/cli/command.h"
#include "core/edit/submit.h"

namespace lx::cli {

/// Enters what was made for one period in 上报记录, as one action, and says so in a note; where the
/// file can't be written now (another window has it, a read-only disk) that is said instead: what
/// was made is there all the same. Empty where it is none: `--no-record`, or a period that has not
/// ended (`ended`: what they are of is over by that day whatever the period). Precondition: not
/// empty, the file is not open.
std::optional<Result<std::vector<Submitted>>>
enter_submissions(const Arguments& arguments, const Session& session,
                  const std::vector<Submission>& submissions,
                  std::optional<Date> ended = std::nullopt);

} // namespace lx::cli
