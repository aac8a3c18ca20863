#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/report/quarter/fill_workbook.h"
#include "core/report/quarter/propose_binding.h"
#include "core/store/writer.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

/// The upper level's workbook as the page shows it, read on a worker.
struct OpenedForm
{
    std::string path;
    std::vector<std::shared_ptr<const SheetGrid>> grids; ///< sheets that can be seen
    Binding binding;                                     ///< the kept one that belongs to it
    PlacedBinding placed;
};

/// What a worker needs besides the workbook.
struct FillJob
{
    std::string form;   ///< path of the workbook
    std::string ledger; ///< path of the ledger file
    DefinitionsPtr definitions;
    FillRequest request;
};

// Each runs on a worker and opens the workbook anew; errors are those of WorkbookPatch::open and
// what is done with it.

[[nodiscard]] Result<OpenedForm> open_form(const FillJob& job, JobProgress& progress);
[[nodiscard]] Result<PlacedBinding> place_in_form(const std::string& form, const Binding& binding,
                                                  JobProgress& progress);
[[nodiscard]] Result<Proposal> propose_for_form(const FillJob& job, JobProgress& progress);
/// Fills and writes; gives what was filled, without the bytes.
[[nodiscard]] Result<FillOutcome> fill_form(const FillJob& job, const Binding& binding,
                                            const std::string& out, JobProgress& progress);
/// Keeps a binding under its name with its places noted; gives the action's id, 0 where nothing
/// differed.
[[nodiscard]] Result<std::int64_t> keep_form(const FillJob& job, Binding binding,
                                             const Actor& actor, JobProgress& progress);
/// The list whose first row begins at a cell, its columns by the headings above.
[[nodiscard]] Result<BoundList> list_in_form(const FillJob& job, const std::string& ledger,
                                             const SheetCell& first, JobProgress& progress);

} // namespace lx::ui
