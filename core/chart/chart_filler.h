#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/chart/chart.h"
#include "core/chart/chart_def.h"

namespace lx {

/// Fills a chart's categories and series from its tables, one a day. Rows and columns that add up
/// others (其他) are put into the tables. Gives the keys of the columns added up, none where there
/// is a tone for each series.
[[nodiscard]] std::vector<std::string> fill_chart(const ChartDef& def,
                                                  std::vector<ReportTable>& tables,
                                                  const std::vector<Date>& days, Chart& chart);

} // namespace lx
