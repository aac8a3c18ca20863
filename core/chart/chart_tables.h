#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/chart/chart_def.h"
#include "core/county/county.h"

namespace lx {

/// The report table a chart is of, on a day of the county's snapshot. `table`: the chart's, maybe
/// without the periods that were closed. Errors: as make_chart.
[[nodiscard]] Result<ReportTable> chart_table(const ChartDef& def, const County& county, Date day,
                                              const ReportTableDef& table, Progress& progress);

} // namespace lx
