#pragma once

#include <functional>
#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/report.h"
#include "core/report/signers.h"
#include "core/report/table_paper.h"

namespace lx {

class XlsxBook;

/// Adds sheets of its own to a workbook, behind the tables.
using FurtherSheets = std::function<void(XlsxBook& book)>;

/// Writes the report as .xlsx: one sheet a table, then 校验 and 名单 where the report has them.
/// Made for WPS and Excel: merged headings, frozen panes, real formulas with right cached values.
/// Printed landscape with repeated headings, no text smaller than 7 pt (see table_paper). Where
/// pages end is fixed, because each sheet numbers its own: Excel's &N counts all that is printed in
/// one go. The same report gives the same bytes. Errors: Io (the place is named).
[[nodiscard]] Result<> write_report_xlsx(const Report& report, const std::string& path,
                                         const ReportSigners& signers, Progress& progress,
                                         WideTables wide = WideTables::Automatic,
                                         const FurtherSheets& further = {});

} // namespace lx
