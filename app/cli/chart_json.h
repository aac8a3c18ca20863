#pragma once

#include "core/base/result.h"
#include "core/chart/chart.h"
#include "core/chart/make_chart.h"

namespace lx::cli {

/// A chart's data on standard output: categories, series with figures, texts and how many rows
/// stand behind each, targets. Shares 0…1, money in 元.
[[nodiscard]] Result<> write_chart_json(const Chart& chart, const County& county,
                                        const ChartRequest& request);
/// The same as a table for people.
void write_chart_text(const Chart& chart);

} // namespace lx::cli
