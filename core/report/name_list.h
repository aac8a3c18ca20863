#pragma once

#include <string>
#include <vector>

#include "core/facts/world.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// The sheet 名单: every row counted in a table of figures, with the row of each table it falls
/// into (所在行) and a ✓, or the amount, under each figure it counts in; of a table of periods one
/// column that says it in words. Rows of several ledgers stand below each other, under the headings
/// they share.
[[nodiscard]] ReportTable name_list(const World& world, const Period& period,
                                    const ReportDef& report, const std::vector<ReportTable>& tables,
                                    bool masked);

} // namespace lx
