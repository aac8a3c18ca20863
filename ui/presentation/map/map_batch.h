#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/map/map_picture.h"
#include "ui/presentation/map/map_sheet.h"

namespace lx::ui {

/// What became of a batch of sheets.
struct MapBatch
{
    int written = 0;
    std::vector<std::string> refused; ///< a sentence each: the area and why
};

/// How many sheets a batch of a map has: its parts that have a boundary. Errors: Refused (none
/// has).
[[nodiscard]] Result<std::int64_t> sheets_of(const MapPicture& whole);
/// One PDF for each of them (乡镇、街道、园区), of one day or of two beside each other, called by
/// its code, into a folder that is there. One that can't be written is told, the others are.
/// Errors: as sheets_of, Cancelled (what is written stays).
[[nodiscard]] Result<MapBatch> write_each(const std::vector<MapDay>& days, const AreaShapes& shapes,
                                          MapWanted wanted, const MapPicture& whole,
                                          const MapPaper& paper, const std::string& folder,
                                          Progress& progress);

} // namespace lx::ui
