#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/report/jump.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// What checks look at. Reports that aren't there (null) leave the checks that ask for them
/// unjudged.
struct CheckedReports
{
    const Report* now = nullptr;                   ///< the one the checks belong to
    std::map<std::string, const Report*> others{}; ///< of the same period, by id
    const Report* previous = nullptr;
    const Report* last_year = nullptr;
    const Report* opening = nullptr;     ///< the period before, as it was closed
    std::vector<const Report*> closed{}; ///< the same report of closed periods, the newest first
    int number = 0;                      ///< which period of its year it is, from 1; 0 = not asked
};

/// Holds the checks of a definition (those between tables aside), in its order, each for the rows
/// and columns it speaks of. Checks of former periods are left out where `with_former` is false.
[[nodiscard]] std::vector<ReportCheck> run_checks(const ReportDef& def,
                                                  const CheckedReports& reports,
                                                  const JumpLimits& limits, bool with_former);

} // namespace lx
