#pragma once

#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"

namespace lx {

/// The tables of a sheet where the same headings stand again to the right: each has columns of its
/// own (PlannedTable::first_column), so that a row of the sheet may hold several rows of the
/// ledger. Without such headings the table as it is.
[[nodiscard]] std::vector<PlannedTable> side_by_side(const HeadingIndex& index, PlannedTable table);

} // namespace lx
