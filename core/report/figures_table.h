#pragma once

#include <vector>

#include "core/facts/world.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// One value a row of the ledger: the row counts at T and belongs to the table.
[[nodiscard]] std::vector<Tri> table_members(const World& world, const ReportTableDef& def);

/// A table of figures: one row an area with subtotals, or one a dictionary value; the checks inside
/// it are added to `checks`.
[[nodiscard]] ReportTable figures_table(const World& world, const ReportTableDef& def,
                                        std::vector<ReportCheck>& checks);

} // namespace lx
