#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/spreadsheet/number_format.h"
#include "core/spreadsheet/serial_date.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/xlsx_strings.h"

namespace lx {

class ZipPart;

/// What the cells of all sheets of a workbook refer to.
struct XlsxTables
{
    XlsxStrings strings;
    std::vector<NumberShape> shapes; ///< by cell style
    DateSystem dates = DateSystem::From1900;
};

/// Streams a worksheet part. `name` is the sheet's, for sentences. Errors: BadInput, Cancelled.
[[nodiscard]] Result<SheetFacts> read_xlsx_sheet(ZipPart& part, const std::string& name,
                                                 const XlsxTables& tables, const ReadLimits& limits,
                                                 const RowSink& sink, Progress& progress);

/// Reads only what stands around the rows: merged ranges and hidden columns. The rows are inflated
/// but not parsed. Empty where that can't be done safely (the part is not UTF-8, or has comments
/// or CDATA among its rows, in which an end of the rows could be feigned).
[[nodiscard]] Result<std::optional<SheetFacts>> read_xlsx_frame(ZipPart& part,
                                                                const std::string& name,
                                                                const ReadLimits& limits,
                                                                Progress& progress);

} // namespace lx
