#pragma once

#include <optional>

#include "core/chart/trend_def.h"
#include "core/report/figure_counts.h"

namespace lx {

/// The figures of a table of periods, counted in one pass over the rows for all of them: what
/// count_figures gives with KeepRows::No. `world`: of the closing day, without a policy's scope.
/// Nothing where one pass doesn't tell: too many periods, or rows that follow the units of a scope.
[[nodiscard]] std::optional<CountedFigures>
count_trend(const World& world, const TimePoint& closing, const ReportTableDef& table,
            const TrendDef& trend, const ScopedUnits& units);

} // namespace lx
