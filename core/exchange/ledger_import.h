#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/import_answers.h"
#include "core/exchange/import_question.h"
#include "core/exchange/stated_day.h"
#include "core/exchange/table_facts.h"
#include "core/ledger/catalog.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// What to import.
struct ImportOptions
{
    std::string ledger;
    std::vector<std::string> inputs; ///< paths; all of them are one transaction
    std::optional<Date> as_of; ///< date of carried rows (surveys); the actor's today where left out
    /// Where rows are carried and the lists state one day alone, that one in place of `as_of`.
    bool by_stated_day = false;
    std::string sheet; ///< only this sheet of each input; "" = all visible ones with the headings
    ImportAnswers answers;
    /// Use what is remembered for the headings of each list too. False: what is remembered for all
    /// lists alike is among `answers`, as far as a person left it there.
    bool recall = true;
    bool remember = true; ///< keep the answers for these headings
    bool dry_run = false; ///< do everything, then leave the file as it was
};

/// A refused cell or a remark.
struct ImportIssue
{
    int input = 0; ///< position in ImportOptions::inputs
    std::string sheet;
    std::string range{};   ///< "A–E列" of a table beside others in its sheet; else ""
    std::int64_t row = 0;  ///< from 1, as in Excel; 0 = the sheet as a whole
    std::string column;    ///< heading; "" = the row as a whole
    std::string value;     ///< with ID and telephone numbers masked, as in `reason`
    std::string reason;    ///< Chinese sentence
    int cell = -1;         ///< column of the sheet, from 0; -1 = none
    bool left_out = false; ///< a warning: the row went in without this cell
};

struct ImportCounts
{
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
};

/// A column of a table and what it was taken for.
struct ImportedColumn
{
    enum class How : std::uint8_t
    {
        Proposed, ///< by its heading
        Answered, ///< by the answers, remembered ones too
        LeftOut,  ///< by the answers, or a column that numbers the rows
        Unknown   ///< not imported: no field bears such a heading
    };
    int column = 0; ///< of the sheet, from 0
    std::string heading;
    How how = How::Unknown;
    std::string ledger;              ///< code; "" where it fills nothing
    std::string field;               ///< key
    bool second = false;             ///< used where the first column of the field is blank
    std::int64_t money_factor = 1;   ///< yuan that a plain number counts
    std::vector<std::string> values; ///< its first different ones
};

/// A table that was read: what the returned workbook and the assistant's steps are made from.
struct ImportedTable
{
    int input = 0;
    std::size_t sheet = 0;
    std::string name;               ///< of the sheet
    std::string range;              ///< as ImportIssue::range
    std::string list;               ///< FoundTable::list_id
    std::int64_t first_heading = 0; ///< rows from 0
    std::int64_t last_heading = 0;
    std::vector<ImportedColumn> columns;
    TableFacts facts;                    ///< rows, and rows that were passed over
    std::vector<std::int64_t> refused;   ///< rows from 0, ascending
    std::vector<std::int64_t> curtailed; ///< went in without a cell; rows from 0, ascending
};

/// A reason and how often it was given.
struct ImportReason
{
    bool refuses = false; ///< else a warning
    std::string column;   ///< heading; "" = the row as a whole
    std::string reason;   ///< the first one's sentence
    std::int64_t count = 0;
    std::int64_t first_row = 0;      ///< from 1
    std::vector<std::size_t> issues; ///< positions in the report's errors, else warnings
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
    std::vector<ImportedTable> tables;                      ///< in the order of the files
    std::vector<ImportQuestion> questions; ///< what more could go in with an answer
    ImportAnswers answers;                 ///< given ones, and those remembered for all lists alike
    Date as_of;                            ///< date of carried rows, and what lists tell of
    std::optional<StatedDay> stated_day;   ///< the lists state it and no other; not after today
    std::string dated; ///< name of a carried ledger whose rows took `as_of` as their day; "" = none
    std::int64_t other_kinds = 0; ///< of the refused ones: rows that are none of the two kinds
    std::int64_t individuals = 0; ///< of these: 个体工商户, which an answer takes in
    std::int64_t action = 0; ///< of the change log; 0 where nothing changed (also after a dry run)
};

/// The report's errors and warnings by column and kind of reason, the most frequent first: values
/// and numbers in the sentences make no difference.
[[nodiscard]] std::vector<ImportReason> grouped_reasons(const ImportReport& report);

/// Imports spreadsheets into a ledger (spec: cli, `import`). All good rows go in together in one
/// transaction, refused ones are told; blank never overwrites, "清空" empties. On error or cancel
/// nothing is changed. A dry run is also how an assistant goes on: it shows tables and questions,
/// puts what is answered into `answers` and runs again. Errors: Usage (unknown ledger, sheet,
/// mapping or answer), BadInput (an input can't be read or has no headings), Database, Locked, Io,
/// Cancelled. `before_commit` is called with the finished report (of a dry run too); an error of
/// its is that of the import.
[[nodiscard]] Result<ImportReport>
import_ledger(Database& database, const Catalog& catalog, const Actor& actor,
              const ImportOptions& options, Progress& progress,
              const std::function<Result<>(const ImportReport&)>& before_commit = {});

} // namespace lx
