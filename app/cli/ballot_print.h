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

/// `print ballot`: the ballots of the rounds of a year (`members`: those of 民主评议党员), `copies`
/// of each box's, or as many as were issued (0). `keys`: of these organizations' own voters; empty
/// = of all groups. Errors: Usage (no round of the year).
[[nodiscard]] Result<std::vector<SheetDoc>>
ballots_to_print(Database& database, const DefinitionsPtr& definitions, int year, bool members,
                 int copies, bool numbered, const std::vector<std::string>& keys);
/// The score sheets of the rounds of a year that are in the file, also of one that runs; none where
/// there is no round.
[[nodiscard]] Result<std::vector<SheetDoc>>
round_score_sheets(Database& database, const DefinitionsPtr& definitions, int year, Date day);
/// `print appraisal-sheet`: what came out of the rounds of 民主评议党员 of a year, a sheet a
/// branch. Errors: Usage (none of the year).
[[nodiscard]] Result<std::vector<SheetDoc>>
appraisal_sheets(Database& database, const DefinitionsPtr& definitions, int year);

} // namespace lx::cli
