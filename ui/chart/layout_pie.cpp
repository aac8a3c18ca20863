// A circle of a few parts, named at its sides.

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "ui/chart/layout_parts.h"

namespace lx::ui::chart {

namespace {

constexpr double widest_side = 0.32; ///< of the picture the names on one side get
constexpr double least_circle = 7;   ///< ems
constexpr double most_circle = 26;

QPointF around(QPointF middle, double radius, double degrees)
{
    const double angle = degrees / 180 * std::numbers::pi;
    return middle + QPointF(std::sin(angle), -std::cos(angle)) * radius;
}

} // namespace

void lay_pie(Draft& draft)
{
    const ChartShape& shape = draft.shape;
    const ChartShape::Series& series = shape.series.front();
    ChartLayout& made = draft.made;
    double sum = 0;
    for (const auto& value : series.values)
        sum += std::max(0.0, value.value_or(0));
    double turned = 0;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        ChartMark mark;
        mark.category = static_cast<int>(i);
        mark.begin = turned;
        mark.span = sum > 0 ? std::max(0.0, series.values[i].value_or(0)) / sum * 360 : 0;
        turned += mark.span;
        made.marks.push_back(mark);
    }

    const double near = shape.em * 0.5;
    const double inside = draft.width - 2 * draft.edge;
    const double most = std::max(inside * widest_side, 5 * shape.em);
    struct Side
    {
        std::vector<std::size_t> parts;
        double wide = 0;
        double tall = 0;
    };
    Side left;
    Side right;
    std::vector<ChartLabel> labels;
    for (std::size_t i = 0; i < made.marks.size(); ++i) {
        ChartLabel one = draft.label(ChartPart::Figure, series.labels[i], most);
        one.series = 0;
        one.category = static_cast<int>(i);
        const ChartMark& mark = made.marks[i];
        Side& side = mark.begin + mark.span / 2 < 180 ? right : left;
        side.parts.push_back(i);
        side.wide = std::max(side.wide, one.box.width());
        side.tall += one.box.height();
        labels.push_back(std::move(one));
    }
    std::ranges::reverse(left.parts); // from the top downwards
    const double names =
        std::max(left.wide, right.wide); // alike, so that the circle is in the middle
    const double across = inside - 2 * (names + 3 * near);
    const double tall = std::max(left.tall, right.tall);
    const bool beside = across >= least_circle * shape.em;
    const double least = std::max(least_circle * shape.em, beside ? tall : 0);
    double below = 0; // of names that find no room at the sides
    if (!beside) {
        for (ChartLabel& one : labels) {
            one = draft.label(ChartPart::Figure, one.text, inside - 2 * shape.em);
            below += one.box.height();
        }
    }
    const double room = draft.height - draft.y - draft.foot - below - near;
    const double high = std::clamp(room, least, std::max(least, most_circle * shape.em));
    const double circle = std::min(high, beside ? across : inside);
    made.plot = QRectF(draft.width / 2 - circle / 2, draft.y + (high - circle) / 2, circle, circle);
    const QPointF middle = made.plot.center();
    for (ChartMark& mark : made.marks) {
        const QPointF at = around(middle, circle / 3, mark.begin + mark.span / 2);
        mark.box = QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near);
    }
    const double bottom = draft.y + high;
    if (!beside) {
        double y = bottom + near;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            ChartLabel& one = labels[i];
            one.series = 0;
            one.category = static_cast<int>(i);
            made.samples.push_back({static_cast<int>(i), -1,
                                    QRectF(draft.edge, y + one.text.line / 2 - shape.em * 0.35,
                                           shape.em * 1.4, shape.em * 0.7)});
            const double step = one.box.height();
            draft.put(std::move(one), {draft.edge + 2 * shape.em, y});
            y += step;
        }
        draft.finish(y);
        return;
    }
    for (const bool at_left : {true, false}) {
        const Side& side = at_left ? left : right;
        std::vector<double> wanted;
        std::vector<double> heights;
        for (const std::size_t part : side.parts) {
            const ChartMark& mark = made.marks[part];
            wanted.push_back(around(middle, circle / 2 + near, mark.begin + mark.span / 2).y());
            heights.push_back(labels[part].box.height());
        }
        const std::vector<double> tops = spread(wanted, heights, draft.y, bottom);
        for (std::size_t i = 0; i < side.parts.size(); ++i) {
            ChartLabel& one = labels[side.parts[i]];
            const ChartMark& mark = made.marks[side.parts[i]];
            one.side = at_left ? Qt::AlignRight : Qt::AlignLeft;
            const double wide = one.box.width();
            const double x =
                at_left ? made.plot.left() - 3 * near - wide : made.plot.right() + 3 * near;
            const double inner = at_left ? x + wide + near / 2 : x - near / 2;
            const double level = tops[i] + heights[i] / 2;
            made.leaders.emplace_back(around(middle, circle / 2, mark.begin + mark.span / 2),
                                      QPointF(inner, level));
            draft.put(std::move(one), {x, tops[i]});
        }
    }
    draft.finish(bottom);
}

} // namespace lx::ui::chart
