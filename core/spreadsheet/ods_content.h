#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

class ZipPart;

/// What a first look at content.xml tells of one of its tables.
struct OdsTable
{
    SheetInfo info;
    std::vector<MergedRange> merges;
    std::vector<std::int32_t> hidden_columns;
};

/// Lists the tables: their names stand among the rows, so the part is parsed through, but no cell
/// is looked into. Errors: BadInput (damaged, no spreadsheet).
[[nodiscard]] Result<std::vector<OdsTable>> survey_ods(ZipPart& content, const ReadLimits& limits);

/// Streams the rows of table `index` (called `name`); the facts lack what survey_ods() knows.
/// Repeated cells and rows are handed out as often as the file says if they hold something;
/// blanks, which files repeat up to the last row, cost nothing. Errors: BadInput, Cancelled.
[[nodiscard]] Result<SheetFacts> read_ods_table(ZipPart& content, std::size_t index,
                                                const std::string& name, const ReadLimits& limits,
                                                const RowSink& sink, Progress& progress);

} // namespace lx
