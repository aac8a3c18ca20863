#pragma once

#include <QChartView>

#include "ui/start/chart_legend.h"

namespace lx::ui {

/// A chart of horizontal bars with their figures at the ends: one decimal always, which the series'
/// own labels can't; above it a legend in which no text is cut and the figures of the lines, none
/// over another. The chart's own legend gives font and colour, and is not shown.
class BarView final : public QChartView
{
    Q_OBJECT
public:
    using QChartView::QChartView;

    static constexpr int scale_end = 112; ///< per cent: room for the figures of full bars

    void show_chart(QChart* chart, std::vector<ChartLegend::Entry> entries);
    [[nodiscard]] const ChartLegend& legend() const { return m_legend; }
    /// A figure above its line, in the view's coordinates.
    struct Figure
    {
        QString text;
        QRectF place;
    };
    [[nodiscard]] std::vector<Figure> line_figures() const;
    /// Height of what stands above the bars in this width.
    [[nodiscard]] int room_above(int width) const;

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    [[nodiscard]] std::vector<double> lines() const;

    ChartLegend m_legend;
};

} // namespace lx::ui
