#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/chart/chart_def.h"
#include "core/county/county.h"
#include "core/report/figure_counts.h"

namespace lx {

/// The report table a chart is of, on a day of the county's snapshot. `table`: the chart's, maybe
/// without the periods that were closed. Without its rows it is counted much faster, in the same
/// rows and columns. Errors: as make_chart.
[[nodiscard]] Result<ReportTable> chart_table(const ChartDef& def, const County& county, Date day,
                                              const ReportTableDef& table, KeepRows keep,
                                              Progress& progress);

} // namespace lx
