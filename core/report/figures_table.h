#pragma once

#include <vector>

#include "core/facts/world.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/rules/scope.h"

namespace lx {

/// One value a row of the ledger: the row counts at T, belongs to the table and to the scope.
[[nodiscard]] std::vector<Tri> table_members(const World& world, const ReportTableDef& def,
                                             const ScopedUnits& units);

/// A table of figures of these rows: one row an area with subtotals, or one a dictionary value.
[[nodiscard]] ReportTable figures_table(const World& world, const ReportTableDef& def,
                                        const std::vector<Tri>& members);

} // namespace lx
