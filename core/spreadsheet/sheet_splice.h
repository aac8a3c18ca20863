#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/spreadsheet/cell_content.h"
#include "core/spreadsheet/sheet_places.h"

namespace lx {

/// What a cell is to become.
struct CellChange
{
    CellContent content;
    std::uint32_t style = 0; ///< of a cell that is not there yet
};

/// Cells by row and column.
using CellChanges = std::map<std::pair<std::int64_t, std::int32_t>, CellChange>;

/// The part with these cells changed and all its other bytes as they were: cells and rows that are
/// not there are put in at their places, the sheet's dimension and a row's spans grow only where
/// the cell lies outside.
[[nodiscard]] std::string spliced(std::string_view part, const SheetPlaces& places,
                                  const CellChanges& changes);

/// The style a cell that is not there would have: its row's, else its column's.
[[nodiscard]] std::uint32_t style_at(const SheetPlaces& places, std::int64_t row,
                                     std::int32_t column);

} // namespace lx
