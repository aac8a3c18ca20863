#pragma once

#include "ui/chart/chart_layout.h"

namespace lx::ui::chart {

/// One below the other: middles as near to the wanted ones as their heights allow, in their order,
/// between `top` and `bottom` where these leave room (below it otherwise). Gives the tops.
[[nodiscard]] std::vector<double> spread(const std::vector<double>& wanted,
                                         const std::vector<double>& heights, double top,
                                         double bottom);

/// A picture in the making, filled from above.
struct Draft
{
    const ChartShape& shape;
    ChartLayout made;
    double width;    ///< of the picture
    double height;   ///< asked for
    double edge;     ///< around everything
    double y;        ///< below what stands already
    double foot = 0; ///< height of what stands below the plot: the note, the edge

    Draft(const ChartShape& of, QSizeF room);

    /// A label; its box as large as its text wrapped to a width.
    ChartLabel label(ChartPart part, const ChartText& text, double most) const;
    void put(ChartLabel label, QPointF at);
    /// Title, the lines below it; measures the foot.
    void head();
    /// Names with samples, as many lines as they need.
    void legend(const std::vector<int>& series, const std::vector<int>& targets);
    /// The note below what ends there; sets the size.
    void finish(double bottom);
};

void lay_bars(Draft& draft);
void lay_lines(Draft& draft);
void lay_pie(Draft& draft);

} // namespace lx::ui::chart
