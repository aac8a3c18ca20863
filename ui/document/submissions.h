#pragma once

#include <vector>

#include <QString>

#include "core/edit/submit.h"

namespace lx::ui {

class AppContext;

/// Enters what was made in 上报记录, as an action that can be undone; gives what is said of that to
/// the user, also where it could not be entered.
[[nodiscard]] QString enter_submission(AppContext& context, const Submission& made);

/// The same of several things made in one go, as one action.
[[nodiscard]] QString enter_submissions(AppContext& context, const std::vector<Submission>& made);

} // namespace lx::ui
