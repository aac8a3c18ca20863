#pragma once

#include <string>

#include "core/assess/ballot_import.h"
#include "core/base/progress.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// The ballots in a workbook (.xlsx, .xls, .ods, .csv), read for a round: its first sheet that is
/// shown and has something; organizations by key, or by a name only one of the round has. Errors:
/// those of open_workbook and read_ballots, Database.
[[nodiscard]] Result<BallotImport> read_ballot_file(Database& database, const Catalog& catalog,
                                                    const AssessRound& round,
                                                    const std::string& path, Progress& progress);

} // namespace lx
