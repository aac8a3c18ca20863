#pragma once

#include <string>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/saved_mapping.h"

namespace lx {

/// Remarks on the columns of a table: unknown ones in one, two for one field, and headings a
/// mapping speaks of that are not there.
[[nodiscard]] std::vector<PlanNote>
column_notes(const HeadingIndex& index, const PlannedTable& table, const SavedMapping* mapping);

/// "“甲”、“乙”等 12 列": the first names, for a sentence.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

} // namespace lx
