#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/rows/row_set.h"

namespace lx {

class Database;

/// What to export and where to.
struct ExportOptions
{
    std::string path; ///< ending .xlsx or .csv decides the format
    RowSet rows;      ///< what a list shows; rows in force without what is dated later
    std::vector<std::string> facts; ///< keys of derived columns to write beside the fields, as of
                                    ///< the day of the rows; an import leaves them alone
    bool masked = false; ///< hide the middle of ID numbers and telephone numbers; imported again,
                         ///< such cells mean unchanged, and rows they are the key of are refused
};

struct ExportReport
{
    std::int64_t rows = 0;               ///< rows of the file, without the headings
    std::vector<std::string> warnings{}; ///< Chinese sentences
};

/// Writes a ledger so that importing the file into an empty one gives the same ledger: codes as
/// text cells, dates as date cells, money in 元, references by natural key, lists joined by 、.
/// Rows of a carried ledger without a date of its own (milestones of a campaign) stand beside their
/// row, which is repeated for each. Of rows in force on a day dates later than it are blank.
/// Errors: Usage (ledger, condition, derived column, ending), Io, Cancelled, Database.
[[nodiscard]] Result<ExportReport> export_ledger(Database& database, DefinitionsPtr definitions,
                                                 const ExportOptions& options, Progress& progress);

} // namespace lx
