#pragma once

#include <string>

#include "core/base/result.h"
#include "core/chart/chart.h"

namespace lx {

class XlsxBook;

/// A sheet with a chart's figures and the chart itself beside them, as spreadsheet programs draw
/// it: what is changed in the cells changes the chart.
void add_chart_sheet(XlsxBook& book, const Chart& chart);
/// The same as a workbook of its own. `office`: 填报单位; `made`: its day. The same chart gives the
/// same bytes. Errors: Io.
[[nodiscard]] Result<> write_chart_xlsx(const Chart& chart, const std::string& office, Date made,
                                        const std::string& path);

} // namespace lx
