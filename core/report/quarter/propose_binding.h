#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/report/quarter/binding_places.h"

namespace lx {

class FigureBook;

/// What headings and row names of a workbook say it may be filled with.
struct Proposal
{
    Binding binding; ///< with its places noted
    struct Sheet
    {
        std::string sheet;
        std::string report;               ///< id; or
        std::string ledger;               ///< code; both "" = nothing was found
        std::vector<std::string> columns; ///< headings nothing was found for
        std::vector<std::string> rows;    ///< names of rows likewise
    };
    std::vector<Sheet> sheets; ///< those that can be seen
};

/// Holds the sheets' headings (in one row or several) against those of the reports and ledgers,
/// and their rows against the areas and values of the reports. `figures` nullptr: no ledger file
/// is at hand, and the rows are taken as they are named. Cells that can't be filled (formulas, the
/// inside of merges) are not proposed. Errors: BadInput, Cancelled, those of FigureBook::report.
[[nodiscard]] Result<Proposal> propose_binding(WorkbookPatch& patch, SheetForms& forms,
                                               const Definitions& definitions, FigureBook* figures,
                                               Progress& progress);

/// A list of a ledger whose first row begins at a cell: its columns by the headings above them, its
/// room to the last row that is drawn. Errors: Usage (no heading names a field; no such sheet),
/// BadInput, Cancelled.
[[nodiscard]] Result<BoundList> list_at(WorkbookPatch& patch, SheetForms& forms,
                                        const Definitions& definitions, const std::string& ledger,
                                        const SheetCell& first, Progress& progress);

} // namespace lx
