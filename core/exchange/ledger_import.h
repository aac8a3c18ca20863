#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/saved_mapping.h"
#include "core/ledger/catalog.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// What to import.
struct ImportOptions
{
    std::string ledger;
    std::vector<std::string> inputs; ///< paths; all of them are one transaction
    /// The text of the only input as .csv where it is no file (rows pasted); `inputs` then says how
    /// it is called.
    std::optional<std::string> pasted;
    std::optional<Date> as_of; ///< date of carried rows (surveys); the actor's today where left out
    std::string sheet; ///< only this sheet of each input; "" = all visible ones with the headings
    std::optional<SavedMapping> mapping;
    bool dry_run = false; ///< do everything, then leave the file as it was
};

/// A refused cell or a remark.
struct ImportIssue
{
    int input = 0; ///< position in ImportOptions::inputs
    std::string sheet;
    std::int64_t row = 0; ///< from 1, as in Excel; 0 = the sheet as a whole
    std::string column;   ///< heading; "" = the row as a whole
    std::string value;    ///< with ID and telephone numbers masked, as in `reason`
    std::string reason;   ///< Chinese sentence
    int cell = -1;        ///< column of the sheet, from 0; -1 = none
};

struct ImportCounts
{
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
};

/// A table that was read: what the error workbook is made from.
struct ImportedTable
{
    int input = 0;
    std::size_t sheet = 0;
    std::string name;
    std::int64_t first_heading = 0; ///< rows from 0
    std::int64_t last_heading = 0;
    std::vector<std::int64_t> refused; ///< rows from 0, ascending
};

/// What an import did. read = added + updated + unchanged + refused.
struct ImportReport
{
    std::string ledger;
    std::int64_t read = 0; ///< rows of the ledger; not headings, totals, sections, samples
    ImportCounts counts;
    std::int64_t refused = 0;
    std::int64_t masked_kept = 0; ///< masked cells that only show what stands: passed over
    std::vector<std::pair<std::string, ImportCounts>> also; ///< rows written to carried ledgers
    std::vector<ImportIssue> errors;                        ///< by input, sheet, row
    std::vector<ImportIssue> warnings;                      ///< likewise
    std::vector<ImportedTable> tables;
    std::int64_t action = 0; ///< of the change log; 0 where nothing changed (also after a dry run)
};

/// Imports spreadsheets into a ledger (spec: cli, `import`). All good rows go in together in one
/// transaction, refused ones are told; blank never overwrites, "清空" empties. On error or cancel
/// nothing is changed. Errors: Usage (unknown ledger, sheet or mapping), BadInput (an input can't
/// be read or has no headings), Database, Locked, Io, Cancelled.
[[nodiscard]] Result<ImportReport> import_ledger(Database& database, const Catalog& catalog,
                                                 const Actor& actor, const ImportOptions& options,
                                                 Progress& progress);

} // namespace lx
