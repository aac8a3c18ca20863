#include "core/report/quarter/fill_workbook.h"

#include "core/report/quarter/fill_lists.h"

namespace lx {

Result<FillOutcome> fill_workbook(WorkbookPatch& patch, Database& database,
                                  const DefinitionsPtr& definitions, const Binding& binding,
                                  const FillRequest& request, Progress& progress)
{
    FigureBook figures(database, definitions, request.figures);
    FillOutcome outcome;
    for (const BoundCell& cell : binding.cells) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有填报。");
        progress.report("填报", outcome.cells, std::ssize(binding.cells));
        const CellAddress at = *cell_address(cell.cell);
        auto value = figures.value(cell, progress);
        if (!value) {
            const Error& error = value.error();
            return fail(error.kind, cell.sheet + "!" + cell.cell + "：" + error.message,
                        error.detail);
        }
        LX_TRY(patch.set({cell.sheet, at.row, at.column}, *value));
        ++outcome.cells;
    }
    for (const BoundList& list : binding.lists) {
        LX_ASSIGN(const std::int64_t rows,
                  fill_list(patch, database, definitions, list,
                            {request.figures.period.last, request.masked}, progress));
        outcome.lists.push_back({list.sheet, list.first, rows});
    }
    LX_ASSIGN(outcome.bytes, patch.made());
    return outcome;
}

} // namespace lx
