#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/report/quarter/binding_places.h"
#include "core/report/quarter/fill_figures.h"
#include "core/spreadsheet/workbook_patch.h"

namespace lx {

/// How a workbook is filled.
struct FillRequest
{
    FigureRequest figures;
    bool masked = true; ///< ID and telephone numbers of lists with their middle hidden
};

/// What was filled.
struct FillOutcome
{
    std::string bytes; ///< the whole file
    std::int64_t cells = 0;
    struct List
    {
        std::string sheet;
        std::string first;
        std::int64_t rows = 0;
    };
    std::vector<List> lists;
};

/// Fills the parts of a binding, at the places it says. One that can't be filled refuses all.
/// Errors: those of FigureBook::value, WorkbookPatch::set and fill_list.
[[nodiscard]] Result<FillOutcome> fill_workbook(WorkbookPatch& patch, Database& database,
                                                const DefinitionsPtr& definitions,
                                                const Binding& binding, const FillRequest& request,
                                                Progress& progress);

} // namespace lx
