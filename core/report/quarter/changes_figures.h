#pragma once

#include "core/report/quarter/changes_balance.h"

namespace lx {

/// Holds the figures of two sides against each other: those that reach the threshold with the names
/// behind them, and for every column the check that the names explain the whole difference.
void compare_figures(const std::vector<ReportDef>& reports, const ChangesSide& opening,
                     const ChangesSide& closing, const BalanceMaker& rows, bool every_name,
                     Changes& changes);

} // namespace lx
