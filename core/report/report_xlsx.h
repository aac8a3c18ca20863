#pragma once

#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/report.h"

namespace lx {

/// People named below a report: 填表人, 审核人, 联系电话. Blank ones leave a line to write on.
struct ReportSigners
{
    std::string filled_by;
    std::string checked_by;
    std::string phone;
};

/// Writes the report as .xlsx: one sheet a table, then 校验 and 名单 where the report has them.
/// Made for WPS and Excel: merged headings, frozen panes, A4 landscape on one page width with
/// repeated headings, real formulas with right cached values. The same report gives the same bytes.
/// Errors: Io (the place is named).
[[nodiscard]] Result<> write_report_xlsx(const Report& report, const std::string& path,
                                         const ReportSigners& signers, Progress& progress);

} // namespace lx
