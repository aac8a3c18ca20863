#pragma once

#include <vector>

#include "core/base/progress.h"
#include "core/facts/world.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// One line for each of these rows of the ledger, or for each person among them, in groups and
/// sorted as the definition says. `period` is what "judged" means in its conditions; `masked`: ID
/// numbers and phones without their middle. The checks inside it are added to `checks`.
[[nodiscard]] ReportTable list_table(const World& world, const Period& period,
                                     const ReportTableDef& def, const std::vector<Tri>& members,
                                     bool masked, std::vector<ReportCheck>& checks,
                                     Progress& progress);

} // namespace lx
