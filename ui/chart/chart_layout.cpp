#include "ui/chart/chart_layout.h"

#include <algorithm>

#include "ui/chart/layout_parts.h"

namespace lx::ui {

namespace chart {

std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& heights,
                           double top, double bottom)
{
    std::vector<double> tops(wanted.size());
    double free = top;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        tops[i] = std::max(free, wanted[i] - heights[i] / 2);
        free = tops[i] + heights[i];
    }
    // What went too far down pushes back up, as far as the top.
    double least = bottom;
    for (std::size_t i = wanted.size(); i-- > 0;) {
        tops[i] = std::min(tops[i], least - heights[i]);
        least = tops[i];
    }
    free = top;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        tops[i] = std::max(free, tops[i]);
        free = tops[i] + heights[i];
    }
    return tops;
}

Draft::Draft(const ChartShape& of, QSizeF room)
    : shape(of), width(room.width()), height(room.height()), edge(of.em / 2), y(edge)
{
    // A word that can't be parted is shown whole all the same.
    double widest = 0;
    const auto ask = [&](const ChartText& text, double beside) {
        widest = std::max(widest, text.least_width() + beside);
    };
    const double sample = of.em * 2;
    ask(of.title, 0);
    ask(of.note, 0);
    for (const ChartText& line : of.lines)
        ask(line, 0);
    for (const ChartText& category : of.categories)
        ask(category, 0);
    for (const ChartShape::Series& series : of.series) {
        ask(series.name, sample);
        for (const ChartText& figure : series.labels)
            widest = std::max(widest, figure.width() + 6 * of.em);
    }
    for (const ChartText& total : of.totals)
        widest = std::max(widest, total.width() + 6 * of.em);
    for (const ChartShape::Target& target : of.targets)
        ask(target.name, sample);
    width = std::max(width, widest + 2 * edge);
}

ChartLabel Draft::label(ChartPart part, const ChartText& text, double most) const
{
    ChartLabel one;
    one.part = part;
    one.text = text;
    one.lines = wrapped(text, most);
    one.box = QRectF(QPointF(), one.lines.size);
    return one;
}

void Draft::put(ChartLabel label, QPointF at)
{
    label.box.moveTo(at);
    made.labels.push_back(std::move(label));
}

void Draft::head()
{
    const double inside = width - 2 * edge;
    const auto below = [&](ChartPart part, const ChartText& text, int at) {
        ChartLabel one = label(part, text, inside);
        one.series = at;
        const double tall = one.box.height();
        put(std::move(one), {edge, y});
        y += tall;
    };
    if (!shape.title.empty())
        below(ChartPart::Title, shape.title, -1);
    for (std::size_t i = 0; i < shape.lines.size(); ++i)
        below(ChartPart::Line, shape.lines[i], static_cast<int>(i));
    if (y > edge)
        y += edge;
    foot = edge;
    if (!shape.note.empty())
        foot += edge + wrapped(shape.note, inside).size.height();
}

void Draft::legend(const std::vector<int>& series, const std::vector<int>& targets)
{
    const double sample = shape.em * 1.4;
    const double near = shape.em * 0.4;
    const double apart = shape.em;
    const double inside = width - 2 * edge;
    double x = 0;
    double tallest = 0;
    const auto add = [&](const ChartText& text, int of, int target) {
        ChartLabel one = label(ChartPart::Legend, text, inside - sample - near);
        one.series = of;
        const double wide = sample + near + one.box.width();
        if (x > 0 && x + wide > inside) {
            x = 0;
            y += tallest;
            tallest = 0;
        }
        tallest = std::max(tallest, one.box.height());
        made.samples.push_back(
            {of, target,
             QRectF(edge + x, y + text.line / 2 - shape.em * 0.35, sample, shape.em * 0.7)});
        put(std::move(one), {edge + x + sample + near, y});
        x += wide + apart;
    };
    for (const int one : series)
        add(shape.series[static_cast<std::size_t>(one)].name, one, -1);
    for (const int one : targets)
        add(shape.targets[static_cast<std::size_t>(one)].name, -1, one);
    if (x > 0)
        y += tallest + edge;
}

void Draft::finish(double bottom)
{
    if (!shape.note.empty()) {
        ChartLabel one = label(ChartPart::Note, shape.note, width - 2 * edge);
        // At the foot of the picture, where that is lower.
        const double tall = one.box.height();
        const double top = std::max(bottom + edge, height - edge - tall);
        put(std::move(one), {edge, top});
        bottom = top + tall;
    }
    made.size = QSizeF(width, std::max(height, bottom + edge));
}

} // namespace chart

ChartLayout lay_out(const ChartShape& shape, QSizeF room)
{
    chart::Draft draft(shape, room);
    draft.head();
    if (shape.categories.empty() || shape.series.empty()) {
        draft.finish(draft.y);
        return std::move(draft.made);
    }
    switch (shape.kind) {
    case ChartKind::Bars:
    case ChartKind::Stacked:
        lay_bars(draft);
        break;
    case ChartKind::Line:
        lay_lines(draft);
        break;
    case ChartKind::Pie:
        lay_pie(draft);
        break;
    }
    return std::move(draft.made);
}

} // namespace lx::ui
