// Lines over points in time, named at their ends.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/chart/layout_parts.h"

namespace lx::ui::chart {

namespace {

constexpr double widest_end = 0.34; ///< of the picture the names at the ends get

struct Lines
{
    Draft& draft;
    const ChartShape& shape = draft.shape;
    ChartLayout& made = draft.made;
    const std::size_t points = shape.categories.size();
    const double near = shape.em * 0.4;
    const double dot = shape.em * 0.25;

    struct End
    {
        ChartLabel label;
        QPointF at; ///< what it speaks of
    };
    std::vector<End> ends{};

    [[nodiscard]] std::optional<std::size_t> last_known(const ChartShape::Series& series) const
    {
        for (std::size_t i = points; i-- > 0;) {
            if (series.values[i])
                return i;
        }
        return std::nullopt;
    }
    [[nodiscard]] double x_at(std::size_t point) const
    {
        return points < 2 ? made.plot.center().x()
                          : made.plot.left() + made.plot.width() * static_cast<double>(point) /
                                                   static_cast<double>(points - 1);
    }

    /// The names that stand at the ends, wrapped; how much room they take.
    QSizeF measure_ends(double most)
    {
        ends.clear();
        QSizeF room;
        const auto add = [&](ChartPart part, const ChartText& text, std::size_t of) {
            End end{draft.label(part, text, most), {}};
            end.label.series = static_cast<int>(of);
            room = {std::max(room.width(), end.label.box.width()),
                    room.height() + end.label.box.height()};
            ends.push_back(std::move(end));
        };
        for (std::size_t i = 0; i < shape.series.size(); ++i) {
            if (last_known(shape.series[i]))
                add(ChartPart::End, shape.series[i].end, i);
        }
        for (std::size_t i = 0; i < shape.targets.size(); ++i)
            add(ChartPart::Target, shape.targets[i].name, i);
        return room;
    }

    void lay()
    {
        made.low = shape.ticks.empty() ? 0 : shape.ticks.front().value;
        made.high = shape.ticks.empty() ? 1 : shape.ticks.back().value;
        double scale = 0;
        for (const ChartShape::Tick& tick : shape.ticks)
            scale = std::max(scale, tick.text.width());
        const double inside = draft.width - 2 * draft.edge;
        QSizeF names = measure_ends(std::max(inside * widest_end, 6 * shape.em));
        if (inside - scale - names.width() - 4 * near < 9 * shape.em) {
            // Too narrow for both: the names stand above.
            std::vector<int> series(shape.series.size());
            std::iota(series.begin(), series.end(), 0);
            std::vector<int> targets(shape.targets.size());
            std::iota(targets.begin(), targets.end(), 0);
            draft.legend(series, targets);
            ends.clear();
            names = {};
        }
        const double left = draft.edge + scale + near + dot;
        double right = draft.width - draft.edge - dot;
        if (!ends.empty())
            right -= names.width() + 3 * near;
        const double top = draft.y + shape.em;
        made.plot = QRectF(left, top, std::max(right - left, shape.em), 1);

        const std::vector<ChartLabel> times = thinned(right);
        double below = 0;
        for (const ChartLabel& one : times)
            below = std::max(below, one.box.height());
        const double least = std::max(6.5 * shape.em, names.height());
        const double room = draft.height - top - near - dot - below - draft.foot;
        const double most = std::max(least, draft.width * 0.75);
        made.plot.setHeight(std::clamp(room, least, most));
        const double bottom = made.plot.bottom() + near + dot + below;
        for (ChartLabel one : times) {
            const double x = one.box.left();
            draft.put(std::move(one), {x, made.plot.bottom() + near + dot});
        }
        put_ticks();
        put_targets();
        put_marks();
        put_ends();
        put_figures();
        draft.finish(bottom);
    }

    /// Names of as many points as there is room for, the last always.
    [[nodiscard]] std::vector<ChartLabel> thinned(double right) const
    {
        const double first = draft.edge;
        const double last = std::max(right + dot, first + shape.em);
        for (std::size_t step = 1;; ++step) {
            std::vector<ChartLabel> labels;
            double free = draft.width;
            bool fits = true;
            for (std::size_t i = points; i-- > 0 && fits;) {
                if ((points - 1 - i) % step != 0)
                    continue;
                const double most = step >= points ? last - first : (last - first) / 2;
                ChartLabel one = draft.label(ChartPart::Category, shape.categories[i], most);
                one.lines = wrapped_evenly(one.text, most);
                one.box = QRectF(QPointF(), one.lines.size);
                one.category = static_cast<int>(i);
                one.side = Qt::AlignHCenter;
                const double wide = one.box.width();
                // Only the first and the last may stand aside.
                double x = x_at(i) - wide / 2;
                if (x < first || x + wide > last)
                    x = std::clamp(x, first, std::max(first, last - wide));
                one.box.moveLeft(x);
                fits = x + wide <= free && (labels.empty() || one.lines.begins.size() == 1);
                free = x - near;
                labels.push_back(std::move(one));
            }
            if (fits || step >= points)
                return labels;
        }
    }

    void put_ticks()
    {
        // Every tick, or every second one…
        std::size_t step = 1;
        const std::size_t n = shape.ticks.size();
        const auto far = [&] {
            return n < 2 ? 1e6
                         : made.plot.height() / static_cast<double>(n - 1) *
                               static_cast<double>(step);
        };
        while (step < n && far() < shape.em * 1.5)
            ++step;
        for (std::size_t i = 0; i < n; i += step) {
            const double y = made.y_of(shape.ticks[i].value);
            made.grid.emplace_back(made.plot.left() - dot, y, made.plot.right() + dot, y);
            ChartLabel one = draft.label(ChartPart::Tick, shape.ticks[i].text, 1e6);
            one.series = static_cast<int>(i);
            one.side = Qt::AlignRight;
            const QSizeF size = one.box.size();
            draft.put(std::move(one),
                      {made.plot.left() - dot - near - size.width(), y - size.height() / 2});
        }
    }

    void put_targets()
    {
        for (const ChartShape::Target& target : shape.targets) {
            const double y = made.y_of(target.value);
            made.targets.emplace_back(made.plot.left() - dot, y, made.plot.right() + dot, y);
        }
    }

    void put_marks()
    {
        for (std::size_t s = 0; s < shape.series.size(); ++s) {
            for (std::size_t i = 0; i < points; ++i) {
                if (!shape.series[s].values[i])
                    continue;
                const QPointF at(x_at(i), made.y_of(*shape.series[s].values[i]));
                ChartMark mark;
                mark.series = static_cast<int>(s);
                mark.category = static_cast<int>(i);
                mark.box = QRectF(at.x() - dot, at.y() - dot, 2 * dot, 2 * dot);
                made.marks.push_back(mark);
            }
        }
    }

    void put_ends()
    {
        for (End& end : ends) {
            const auto of = static_cast<std::size_t>(end.label.series);
            if (end.label.part == ChartPart::Target) {
                end.at = {made.plot.right() + dot, made.y_of(shape.targets[of].value)};
            } else {
                const std::size_t last = *last_known(shape.series[of]);
                end.at = {x_at(last) + dot, made.y_of(*shape.series[of].values[last])};
            }
        }
        std::ranges::stable_sort(ends, {}, [](const End& end) { return end.at.y(); });
        std::vector<double> wanted;
        std::vector<double> heights;
        for (const End& end : ends) {
            wanted.push_back(end.at.y());
            heights.push_back(end.label.box.height());
        }
        const std::vector<double> tops = spread(
            wanted, heights, made.plot.top() - shape.em / 2,
            std::max(made.plot.bottom() + shape.em / 2,
                     made.plot.top() + std::accumulate(heights.begin(), heights.end(), 0.0)));
        const double x = made.plot.right() + dot + 3 * near;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const double middle = tops[i] + heights[i] / 2;
            made.leaders.emplace_back(ends[i].at, QPointF(x - near / 2, middle));
            draft.put(std::move(ends[i].label), {x, tops[i]});
        }
    }

    /// Figures at the points where they stand free of each other and of the lines.
    void put_figures()
    {
        std::vector<QRectF> taken;
        for (const ChartLabel& one : made.labels)
            taken.push_back(one.box);
        std::vector<QLineF> lines = made.targets;
        for (const ChartShape::Series& series : shape.series) {
            for (std::size_t i = 1; i < points; ++i) {
                if (series.values[i - 1] && series.values[i])
                    lines.emplace_back(x_at(i - 1), made.y_of(*series.values[i - 1]), x_at(i),
                                       made.y_of(*series.values[i]));
            }
        }
        const auto crosses = [](const QLineF& line, const QRectF& box) {
            const auto hits = [&](QPointF a, QPointF b) {
                return line.intersects(QLineF(a, b), nullptr) == QLineF::BoundedIntersection;
            };
            return box.contains(line.p1()) || box.contains(line.p2()) ||
                   hits(box.topLeft(), box.bottomRight()) || hits(box.topRight(), box.bottomLeft());
        };
        const QRectF inside(draft.edge, made.plot.top() - shape.em, draft.width - 2 * draft.edge,
                            made.plot.height() + shape.em);
        for (const ChartMark& mark : made.marks) {
            const ChartShape::Series& series = shape.series[static_cast<std::size_t>(mark.series)];
            const auto i = static_cast<std::size_t>(mark.category);
            if (series.labels[i].empty() || (!ends.empty() && last_known(series) == i))
                continue; // said at the end
            ChartLabel one = draft.label(ChartPart::Figure, series.labels[i], 1e6);
            one.series = mark.series;
            one.category = mark.category;
            const QSizeF size = one.box.size();
            for (const double y : {mark.box.top() - size.height(), mark.box.bottom()}) {
                const QRectF box(QPointF(mark.box.center().x() - size.width() / 2, y), size);
                const bool free =
                    inside.contains(box) &&
                    std::ranges::none_of(
                        taken, [&](const QRectF& other) { return other.intersects(box); }) &&
                    std::ranges::none_of(lines,
                                         [&](const QLineF& line) { return crosses(line, box); });
                if (!free)
                    continue;
                taken.push_back(box);
                draft.put(std::move(one), box.topLeft());
                break;
            }
        }
    }
};

} // namespace

void lay_lines(Draft& draft)
{
    Lines{draft}.lay();
}

} // namespace lx::ui::chart
