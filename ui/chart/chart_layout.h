#pragma once

#include <optional>
#include <vector>

#include <QLineF>
#include <QRectF>

#include "core/chart/chart.h"
#include "ui/chart/chart_text.h"

namespace lx::ui {

/// A chart as its layout sees it: the sizes of its texts, and numbers. Empty texts are not shown.
struct ChartShape
{
    struct Series
    {
        ChartText name;
        ChartText end;                             ///< of a line: name and last figure
        std::vector<std::optional<double>> values; ///< one a category; nothing: not known
        std::vector<ChartText> labels;             ///< the figures
    };
    struct Target
    {
        ChartText name;
        double value = 0;
    };
    struct Tick
    {
        ChartText text;
        double value = 0;
    };

    ChartKind kind = ChartKind::Bars;
    double em = 16; ///< height of a line of the labels: what distances are multiples of
    ChartText title;
    std::vector<ChartText> lines; ///< below the title
    ChartText note;               ///< below all
    std::vector<ChartText> categories;
    std::vector<Series> series;
    std::vector<ChartText> totals; ///< of stacked bars, one a category; may be none
    std::vector<Target> targets;
    /// Bars: values the scale has room for besides, each with the width of its figure.
    std::vector<std::pair<double, double>> also;
    std::vector<Tick> ticks; ///< of lines, upwards; the scale ends at the first and the last
};

/// What a text of the picture is.
enum class ChartPart
{
    Title,
    Line,
    Note,
    Legend,   ///< a series' name with its sample
    Category, ///< a category's name
    Figure,   ///< at a bar's end, a point, a slice
    Inside,   ///< a figure on its own bar
    Total,
    Target,
    Tick,
    End ///< name and figure at a line's end
};

struct ChartLabel
{
    ChartPart part = ChartPart::Title;
    int series = -1; ///< or target, tick, line below the title
    int category = -1;
    ChartText text;
    TextLines lines;
    QRectF box;                         ///< as large as the lines
    Qt::Alignment side = Qt::AlignLeft; ///< of its lines in it
};

/// A bar, point or slice: what is pointed at and opened.
struct ChartMark
{
    int series = 0;
    int category = 0;
    QRectF box;       ///< of a bar; around a point; around a slice's middle
    double begin = 0; ///< of a slice: degrees from the top, clockwise…
    double span = 0;  ///< …and how far it goes
};

/// Where everything of a picture stands. A pure outcome of shape and room.
struct ChartLayout
{
    QSizeF size; ///< as was asked for, or higher (wider only where a single piece of text is)
    QRectF plot;
    double low = 0; ///< values at the ends of the scale: left and right of bars, bottom and top
    double high = 1;
    double bar_share = 0.7; ///< of a category's room that its bars take together
    std::vector<ChartLabel> labels;
    std::vector<ChartMark> marks;
    struct Sample
    {
        int series = -1; ///< or…
        int target = -1;
        QRectF box;
    };
    std::vector<Sample> samples; ///< of the legend
    std::vector<QLineF> targets; ///< one each
    std::vector<QLineF> leaders; ///< from a label to what it speaks of
    std::vector<QLineF> grid;

    /// Where a value stands along the scale.
    [[nodiscard]] double x_of(double value) const
    {
        return plot.left() + (value - low) / (high - low) * plot.width();
    }
    [[nodiscard]] double y_of(double value) const
    {
        return plot.bottom() - (value - low) / (high - low) * plot.height();
    }
};

/// Lays a chart out in a picture of that size. Every text but the names of points in time and the
/// figures at them, which are thinned out, is shown whole, inside the picture, over no other; where
/// that needs more height than asked for the picture is higher.
[[nodiscard]] ChartLayout lay_out(const ChartShape& shape, QSizeF room);

} // namespace lx::ui
