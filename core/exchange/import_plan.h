#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/saved_mapping.h"
#include "core/exchange/stated_day.h"
#include "core/exchange/table_finder.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A remark about a file as a whole or one of its columns.
struct PlanNote
{
    std::string sheet;
    std::int64_t row = 0; ///< from 1, as in Excel; 0 = the sheet as a whole
    std::string column;   ///< heading
    std::string reason;   ///< Chinese sentence
};

/// Number of the sheet and first column: where a table of the plan stands in its workbook.
using TablePlace = std::pair<std::size_t, int>;

/// A table that will be imported and how its columns are understood.
struct PlannedTable
{
    std::size_t sheet = 0;
    std::string name;
    FoundTable table;
    /// Merged ranges, where they were looked at (small files, or headings that need them).
    std::vector<MergedRange> merges{};
    bool csv = false;            ///< texts like formulas carry an apostrophe in front
    std::int64_t money_unit = 0; ///< yuan, of a line above ("单位：万元"); 0 = there is none
    std::optional<StatedDay> stated_day{}; ///< of the lines above, where they state one alone
    std::vector<std::string> titles{};     ///< texts above that are no row of several cells
    std::string file{};                    ///< name of the file, without its ending
    std::vector<PlanNote> notes{};         ///< how its columns were understood
    /// Cells before and from `end_column` on belong to tables beside it.
    int first_column = 0;
    int end_column = std::numeric_limits<int>::max();
    /// Of the tables beside each other: where the first one's fields and the second table begin.
    int first_field = 0;
    int second_table = 0;

    [[nodiscard]] bool has_tables_beside() const
    {
        return first_column > 0 || end_column < std::numeric_limits<int>::max();
    }
    [[nodiscard]] TablePlace place() const { return {sheet, first_column}; }
    /// "A–E列" where tables stand beside it, else "".
    [[nodiscard]] std::string range() const;
};

/// What an import of a workbook would read; the front end may show and change it before.
struct ImportPlan
{
    std::vector<PlannedTable> tables;
    std::vector<PlanNote> notes; ///< unknown columns, hidden sheets, what was left out
};

struct PlanOptions
{
    std::string sheet; ///< only this one; "" = all visible ones with headings of the ledger
    const SavedMapping* mapping = nullptr;
    std::map<TablePlace, SavedMapping> mapping_of_table{}; ///< in its place
    std::string file{};                                    ///< its name, which may tell of its rows
    std::int64_t file_bytes = 0; ///< small files have their merged ranges read before the rows
};

/// Opens a file to import, with the file's name in front of what goes wrong. A file that is not
/// there is BadInput like one that is damaged; one that may not be read is Io.
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_input(const std::string& path);
/// Puts the file's name before an error's sentence, once.
[[nodiscard]] Error with_file(Error error, const std::string& path);
/// Bytes of a file; 0 where that can't be said.
[[nodiscard]] std::int64_t file_size(const std::string& path);

/// Looks at the top of every visible sheet and chooses those that hold the ledger's headings, each
/// with its first table; further tables below are found while the rows are read (RowStream). A
/// hidden sheet is only taken when it is named. Errors: Usage (no such sheet, a mapping to a field
/// that does not exist), BadInput (no headings found: the sentence says what was looked for, what
/// stands there and, where it shows, why: a transposed list, Chinese commas),
/// whatever reading gives.
[[nodiscard]] Result<ImportPlan> plan_import(Workbook& workbook, const HeadingIndex& index,
                                             const PlanOptions& options, Progress& progress);

} // namespace lx
