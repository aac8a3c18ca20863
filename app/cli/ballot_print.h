#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/report/sheet_doc.h"

namespace lx {
class Database;
}

namespace lx::cli {

/// `print ballot`: the ballots of the rounds of a year, `copies` of each box's, or as many as were
/// issued (0). `keys`: of these organizations' own voters; empty = of all groups. Errors: Usage (no
/// round of the year).
[[nodiscard]] Result<std::vector<SheetDoc>> ballots_to_print(Database& database,
                                                             const DefinitionsPtr& definitions,
                                                             int year, int copies, bool numbered,
                                                             const std::vector<std::string>& keys);
/// Organizations assessed in a year, whose rounds are in the file.
[[nodiscard]] Result<std::vector<std::int64_t>>
assessed_in(Database& database, const DefinitionsPtr& definitions, int year);

} // namespace lx::cli
