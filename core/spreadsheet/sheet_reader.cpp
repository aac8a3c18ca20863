#include "core/spreadsheet/sheet_reader.h"

namespace lx {

Result<std::vector<MergedRange>> Workbook::merges(std::size_t index, Progress& progress)
{
    LX_ASSIGN(SheetFacts facts, read(
                                    index, [](const SheetRow&) { return true; }, progress));
    return std::move(facts.merges);
}

} // namespace lx
