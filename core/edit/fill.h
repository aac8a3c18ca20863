#pragma once

#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/edit/editor.h"

namespace lx {

class Database;

/// Gives a field of every row what it holds in the row `from` (one of them or another). Errors:
/// Refused (a row that is gone), those of edit_many.
[[nodiscard]] Result<ManyEdited> fill_from(Database& database, const Catalog& catalog,
                                           Editor& editor, const LedgerDef& def, int field,
                                           std::int64_t from, const std::vector<std::int64_t>& rows,
                                           Progress& progress);

/// Goes on in a field of the rows, in their order, from what stands in the first (series.h); the
/// second gives the step where it follows the first and nothing stands in those below. Errors:
/// those of fill_from.
[[nodiscard]] Result<ManyEdited> fill_series(Database& database, const Catalog& catalog,
                                             Editor& editor, const LedgerDef& def, int field,
                                             const std::vector<std::int64_t>& rows,
                                             Progress& progress);

} // namespace lx
