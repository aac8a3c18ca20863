#include "ui/fill/fill_work.h"

#include "core/base/output_file.h"
#include "core/report/own_reports.h"
#include "core/report/quarter/binding_store.h"
#include "core/store/change_log.h"

namespace lx::ui {

Result<OpenedForm> open_form(const FillJob& job, JobProgress& progress)
{
    OpenedForm opened;
    opened.path = job.form;
    LX_ASSIGN(const auto patch, WorkbookPatch::open(job.form));
    SheetForms forms(*patch);
    for (const SheetInfo& sheet : patch->sheets()) {
        if (sheet.visibility != SheetVisibility::Visible)
            continue;
        LX_ASSIGN(const SheetForm* const form, forms.find(sheet.name, progress));
        opened.grids.push_back(std::make_shared<const SheetGrid>(form->grid()));
    }
    LX_ASSIGN(auto database, progress.open(job.ledger, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto kept, kept_bindings(*database));
    LX_ASSIGN(auto known, binding_for(*patch, forms, kept, progress));
    if (known) {
        opened.binding = std::move(*known);
        LX_ASSIGN(opened.placed, place_binding(*patch, forms, opened.binding, progress));
    }
    return opened;
}

Result<PlacedBinding> place_in_form(const std::string& form, const Binding& binding,
                                    JobProgress& progress)
{
    LX_ASSIGN(const auto patch, WorkbookPatch::open(form));
    SheetForms forms(*patch);
    return place_binding(*patch, forms, binding, progress);
}

Result<Proposal> propose_for_form(const FillJob& job, JobProgress& progress)
{
    LX_ASSIGN(const auto patch, WorkbookPatch::open(job.form));
    SheetForms forms(*patch);
    LX_ASSIGN(auto database, progress.open(job.ledger, Database::Mode::ReadOnly));
    FigureBook figures(*database, job.definitions, job.request.figures);
    return propose_binding(*patch, forms, *job.definitions, &figures, progress);
}

Result<FillOutcome> fill_form(const FillJob& job, const Binding& binding, const std::string& out,
                              JobProgress& progress)
{
    LX_ASSIGN(const auto patch, WorkbookPatch::open(job.form));
    LX_ASSIGN(auto database, progress.open(job.ledger, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto reports, all_reports(*database, job.definitions->facts()));
    LX_TRY(check_binding(binding, *job.definitions, reports, binding.name));
    LX_ASSIGN(FillOutcome outcome,
              fill_workbook(*patch, *database, job.definitions, binding, job.request, progress));
    LX_TRY(write_file(out, outcome.bytes));
    outcome.bytes.clear();
    return outcome;
}

Result<std::int64_t> keep_form(const FillJob& job, Binding binding, const Actor& actor,
                               JobProgress& progress)
{
    {
        LX_ASSIGN(const auto patch, WorkbookPatch::open(job.form));
        SheetForms forms(*patch);
        LX_TRY(note_places(forms, binding, progress));
    }
    LX_ASSIGN(auto database, progress.open(job.ledger, Database::Mode::SharedWrite));
    ChangeLog log(*database);
    LX_ASSIGN(const std::int64_t before, log.last_action());
    LX_TRY(keep_binding(*database, binding, actor));
    LX_ASSIGN(const std::int64_t after, log.last_action());
    return after == before ? 0 : after;
}

Result<BoundList> list_in_form(const FillJob& job, const std::string& ledger,
                               const SheetCell& first, JobProgress& progress)
{
    LX_ASSIGN(const auto patch, WorkbookPatch::open(job.form));
    SheetForms forms(*patch);
    return list_at(*patch, forms, *job.definitions, ledger, first, progress);
}

} // namespace lx::ui
