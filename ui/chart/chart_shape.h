#pragma once

#include "ui/chart/chart_layout.h"
#include "ui/chart/chart_look.h"

namespace lx::ui {

/// What stands around the plot of a picture.
struct ChartFrame
{
    bool title = true;            ///< title and the lines below it; a page says them itself
    QString foot;                 ///< below the note: who made it and when; "" = nothing
    const Chart* whole = nullptr; ///< the chart is a part of: its scale is that one's
};

/// The chart with its texts measured as `look` draws them, its scale parted.
[[nodiscard]] ChartShape shape_of(const Chart& chart, const ChartLook& look,
                                  const ChartFrame& frame);

/// What a chart without figures says instead.
[[nodiscard]] QString empty_words();

/// Values a scale is parted at, from at most the lowest to at least the highest: from zero, unless
/// that would press all into a narrow band. In the series' units.
[[nodiscard]] std::vector<double> scale_steps(double lowest, double highest, ColumnFormat format);

/// A figure of a series as people read it, with what it is of: "工作覆盖率 45.3%（未知 3）".
[[nodiscard]] QString point_words(const Chart& chart, std::size_t series, std::size_t category);

} // namespace lx::ui
