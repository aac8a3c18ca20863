#pragma once

#include "app/cli/command.h"

namespace lx::cli {

/// `agenda --assign` and `agenda --put-off`: what the window does with rows of a list. Rows that
/// can't take it are told one by one and the others are done (exit status 1).
[[nodiscard]] bool is_agenda_action(const Arguments& arguments);
/// Errors: Usage (an option of the other kind or one that lacks, a list or a row there is none of,
/// a day before the day it is done on), those of supervise and accept_findings.
[[nodiscard]] Result<int> act_on_agenda(const Arguments& arguments, Session& session);

} // namespace lx::cli
