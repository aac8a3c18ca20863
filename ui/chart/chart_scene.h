#pragma once

#include <QGraphicsScene>

#include "ui/chart/chart_shape.h"

class QChart;

namespace lx::ui {

/// A chart drawn: bars, lines and slices by Qt Charts in the plot of the layout, every text where
/// the layout has it. GUI thread only.
class ChartScene : public QGraphicsScene
{
    Q_OBJECT
public:
    explicit ChartScene(QObject* parent = nullptr);

    /// In a picture as wide as `room`, and as high or higher. Without categories: the words of an
    /// empty chart.
    void draw(const Chart& chart, const ChartLook& look, const ChartFrame& frame, QSizeF room);
    [[nodiscard]] const ChartLayout& layout() const { return m_layout; }
    [[nodiscard]] QSizeF size() const { return m_layout.size; }
    /// What a series is drawn as: its tone, or that of the one it stands beside as an outline.
    [[nodiscard]] static ChartTone tone_of(const Chart& chart, const ChartLook& look,
                                           std::size_t series);
    /// The outline of a mark, to be pointed out.
    [[nodiscard]] QPainterPath outline(const ChartMark& mark) const;

private:
    void draw_grid(const ChartLook& look);
    void draw_bars(const Chart& chart, const ChartLook& look);
    void draw_lines(const Chart& chart, const ChartLook& look);
    void draw_pie(const Chart& chart, const ChartLook& look);
    void draw_targets(const ChartLook& look);
    void draw_samples(const Chart& chart, const ChartLook& look);
    void draw_texts(const Chart& chart, const ChartLook& look);
    /// Fills a box of the legend or of a bar.
    void hatch(const QRectF& box, const ChartTone& tone, double em);
    QChart* add_chart();

    ChartLayout m_layout;
    ChartKind m_kind = ChartKind::Bars;
    double m_em = 16;
};

} // namespace lx::ui
