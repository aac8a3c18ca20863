#pragma once

#include <vector>

#include "core/report/figure_counts.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/report/report_time.h"
#include "core/rules/scope.h"

namespace lx {

/// A table of figures of rows counted at `closing` and where its columns say: one row an area with
/// subtotals, an organization or a dictionary value; a table of periods has one a figure.
[[nodiscard]] ReportTable figures_table(const ReportDays& days, const TimePoint& closing,
                                        const ReportTableDef& def, const ScopedUnits& units,
                                        KeepRows keep = KeepRows::Yes);
/// The same of figures that were counted.
[[nodiscard]] ReportTable lay_out_figures(const ReportTableDef& def, CountedFigures counted);

} // namespace lx
