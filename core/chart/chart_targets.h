#pragma once

#include <vector>

#include "core/chart/chart.h"
#include "core/chart/chart_def.h"
#include "core/county/county.h"

namespace lx {

/// The lines across a chart: fixed ones, and what the policies carried out ask for. `chart` has its
/// series.
[[nodiscard]] std::vector<ChartTarget> chart_targets(const ChartDef& def, const County& county,
                                                     const Chart& chart);

} // namespace lx
