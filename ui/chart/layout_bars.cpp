// Lying bars, beside or after each other, with their figures at the ends.

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "ui/chart/layout_parts.h"

namespace lx::ui::chart {

namespace {

constexpr double thickest = 2.0;    ///< ems a bar takes at most
constexpr double least_free = 0.28; ///< of a category's room between its bars and the next ones

/// What reaches how far from the zero line: a value, and the room its figure takes beyond.
struct Reach
{
    double value = 0;
    double beyond = 0;
};

/// The scale on which everything ends inside `width`.
void fit_scale(ChartLayout& made, const std::vector<Reach>& all, double width)
{
    double most = 0;
    for (const Reach& one : all)
        most = std::max(most, std::abs(one.value));
    if (most == 0) {
        made.low = 0;
        made.high = 1;
        return;
    }
    const auto room = [&](double unit, bool right) { // on one side of the zero line
        double far = 0;
        for (const Reach& one : all) {
            if (right ? one.value >= 0 : one.value < 0)
                far = std::max(far, std::abs(one.value) * unit + one.beyond);
        }
        return far;
    };
    double small = 0;
    double large = width / most;
    constexpr int rounds = 60;
    for (int i = 0; i < rounds; ++i) {
        const double unit = (small + large) / 2;
        (room(unit, true) + room(unit, false) <= width ? small : large) = unit;
    }
    const double unit = std::max(small, width / most * 1e-6);
    made.low = -room(unit, false) / unit;
    made.high = made.low + width / unit;
}

/// A target's name at its line.
struct Flag
{
    ChartLabel label;
    double x = 0;
};

struct Bars
{
    Draft& draft;
    const ChartShape& shape = draft.shape;
    ChartLayout& made = draft.made;
    const bool stacked = shape.kind == ChartKind::Stacked;
    const std::size_t rows = shape.categories.size();
    const std::size_t sets = shape.series.size();
    const double near = shape.em * 0.3;
    bool above = false; ///< names stand above their bars
    double names = 0;   ///< width of their column

    [[nodiscard]] double value(std::size_t set, std::size_t row) const
    {
        return shape.series[set].values[row].value_or(0);
    }
    /// Of stacked bars: where a part begins.
    [[nodiscard]] double begin(std::size_t set, std::size_t row) const
    {
        double sum = 0;
        for (std::size_t i = 0; stacked && i < set; ++i)
            sum += std::max(0.0, value(i, row));
        return sum;
    }
    [[nodiscard]] std::vector<Reach> reaches() const
    {
        std::vector<Reach> all;
        for (std::size_t row = 0; row < rows; ++row) {
            if (stacked) {
                const double beyond = shape.totals.empty() ? 0 : near + shape.totals[row].width();
                all.push_back({begin(sets, row), beyond});
                continue;
            }
            for (std::size_t set = 0; set < sets; ++set)
                all.push_back({value(set, row), near + shape.series[set].labels[row].width()});
        }
        for (const ChartShape::Target& target : shape.targets)
            all.push_back({target.value, near});
        for (const auto& [value, figure] : shape.also)
            all.push_back({value, near + figure});
        return all;
    }
    [[nodiscard]] double figures() const
    {
        double widest = 0;
        for (const Reach& one : reaches())
            widest = std::max(widest, one.beyond);
        return widest;
    }

    void choose_names()
    {
        const double inside = draft.width - 2 * draft.edge;
        double natural = 0;
        double least = 0;
        for (const ChartText& name : shape.categories) {
            natural = std::max(natural, name.width());
            least = std::max(least, name.least_width());
        }
        constexpr double share = 0.38; // of the picture the names get where bars need the rest
        const double for_bars = figures() + 5 * shape.em;
        names = std::min(natural, std::max({least, inside * share, 5 * shape.em}));
        above = inside - names - near < for_bars;
        if (above)
            names = inside;
    }

    /// Names of the targets as flags at their lines, none over another, of all orders the one in
    /// which the fewest lines run through names.
    void flags(double left, double wide)
    {
        std::vector<Flag> all;
        for (std::size_t i = 0; i < shape.targets.size(); ++i) {
            Flag flag{
                draft.label(ChartPart::Target, shape.targets[i].name, draft.width - 2 * draft.edge),
                left + (shape.targets[i].value - made.low) / (made.high - made.low) * wide};
            flag.label.series = static_cast<int>(i);
            all.push_back(std::move(flag));
        }
        std::ranges::stable_sort(all, std::greater<>(), &Flag::x);
        std::vector<std::size_t> order(all.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::vector<Flag> best;
        double least = 0;
        constexpr std::size_t most_tried = 5;
        do {
            std::vector<Flag> placed;
            double cost = 0;
            for (const std::size_t i : order)
                cost += raise(all[i], placed);
            if (best.empty() || cost < least) {
                best = std::move(placed);
                least = cost;
            }
        } while (all.size() <= most_tried && std::ranges::next_permutation(order).found);
        double tallest = 0;
        for (const Flag& flag : best)
            tallest = std::max(tallest, flag.label.box.bottom());
        draft.y += tallest;
        for (Flag& flag : best) {
            flag.label.box.moveTop(draft.y - flag.label.box.bottom());
            made.labels.push_back(std::move(flag.label));
        }
        if (!all.empty())
            draft.y += near;
    }

    /// Puts a flag as low as it goes; gives how bad that is. Heights count upwards from the plot.
    double raise(Flag flag, std::vector<Flag>& placed) const
    {
        const QSizeF size = flag.label.box.size();
        const double last = draft.width - draft.edge - size.width();
        double tallest = 0;
        for (const Flag& other : placed)
            tallest = std::max(tallest, other.label.box.bottom());
        std::vector<double> places; // right of its line, left of it, else where there is room
        if (flag.x + near <= last)
            places.push_back(flag.x + near);
        if (flag.x - near - size.width() >= draft.edge)
            places.push_back(flag.x - near - size.width());
        if (places.empty())
            places.push_back(std::clamp(flag.x - size.width() / 2, draft.edge, last));
        const auto cuts = [](const Flag& line, const QRectF& box) {
            return line.x > box.left() && line.x < box.right() &&
                   line.label.box.bottom() > box.top();
        };
        constexpr double a_cut = 1000;
        double least = HUGE_VAL;
        QRectF best;
        for (double row = 0; row < tallest + shape.em; row += shape.em / 4) {
            for (const double x : places) {
                flag.label.box = QRectF(QPointF(x, row), size);
                double cost = row;
                bool over = false;
                for (const Flag& other : placed) {
                    over = over || other.label.box.intersects(flag.label.box);
                    cost += cuts(other, flag.label.box) ? a_cut : 0;
                    cost += cuts(flag, other.label.box) ? a_cut : 0;
                }
                if (!over && cost < least) {
                    least = cost;
                    best = flag.label.box;
                }
            }
        }
        flag.label.box = best;
        placed.push_back(std::move(flag));
        return least;
    }

    void lay()
    {
        if (sets > 1) {
            std::vector<int> all(sets);
            for (std::size_t i = 0; i < sets; ++i)
                all[i] = static_cast<int>(i);
            draft.legend(all, {});
        }
        choose_names();
        const double left = draft.edge + (above ? 0 : names + near);
        const double wide = draft.width - draft.edge - left;
        fit_scale(made, reaches(), wide);
        const double flags_top = draft.y;
        flags(left, wide);

        double tallest = 0; // of the names
        std::vector<TextLines> wraps;
        for (const ChartText& name : shape.categories) {
            wraps.push_back(wrapped_evenly(name, names));
            tallest = std::max(tallest, wraps.back().size.height());
        }
        double line = shape.em;
        for (const ChartShape::Series& one : shape.series) {
            for (const ChartText& figure : one.labels)
                line = std::max(line, figure.line);
        }
        const double n = static_cast<double>(rows);
        const double bars = stacked ? 1 : static_cast<double>(sets);
        const double thin = bars * line; // a bar is at least as high as its figure
        const double over = above ? tallest + near : 0;
        const double gap = shape.em * 0.5;
        const double least = above ? over + thin + gap
                                   : std::max({thin + gap, thin / (1 - least_free), tallest + gap});
        const double most = std::max(least, over + bars * thickest * line / (1 - least_free));
        const double room = draft.height - draft.y - draft.foot - near;
        const double band = std::clamp(room / n, least, most);
        // Bars stand in the middle of their room; names above them take its upper part.
        const double free = above ? over + gap : std::max(gap, band * least_free);
        made.bar_share = (band - free) / band;
        made.plot = QRectF(left, draft.y + near, wide, band * n);
        if (above)
            made.plot.translate(0, over / 2);
        const double bar = made.bar_share * band / bars;
        for (std::size_t row = 0; row < rows; ++row) {
            const double middle = made.plot.top() + band * (static_cast<double>(row) + 0.5);
            const double top = middle - bar * bars / 2;
            put_name(row, wraps[row],
                     above ? top - near - wraps[row].size.height()
                           : middle - wraps[row].size.height() / 2);
            for (std::size_t set = 0; set < sets; ++set)
                put_bar(set, row, top + (stacked ? 0 : bar * static_cast<double>(set)), bar);
            if (stacked && !shape.totals.empty() && !shape.totals[row].empty()) {
                ChartLabel total = draft.label(ChartPart::Total, shape.totals[row], 1e6);
                total.category = static_cast<int>(row);
                const double tall = total.box.height();
                draft.put(std::move(total),
                          {made.x_of(begin(sets, row)) + near, top + (bar - tall) / 2});
            }
        }
        const double bottom = made.plot.bottom() - (above ? over / 2 : 0);
        const double zero = made.x_of(0);
        made.grid.emplace_back(zero, made.plot.top() - near, zero, bottom);
        for (std::size_t i = 0; i < shape.targets.size(); ++i) {
            const double x = made.x_of(shape.targets[i].value);
            double from = flags_top;
            for (const ChartLabel& one : made.labels) {
                if (one.part == ChartPart::Target && one.series == static_cast<int>(i))
                    from = one.box.top();
            }
            made.targets.emplace_back(x, from, x, bottom);
        }
        draft.finish(bottom);
    }

    void put_name(std::size_t row, const TextLines& lines, double top)
    {
        ChartLabel name;
        name.part = ChartPart::Category;
        name.category = static_cast<int>(row);
        name.text = shape.categories[row];
        name.lines = lines;
        name.side = above ? Qt::AlignLeft : Qt::AlignRight;
        name.box = QRectF(QPointF(), lines.size);
        draft.put(std::move(name),
                  {above ? draft.edge : draft.edge + names - lines.size.width(), top});
    }

    void put_bar(std::size_t set, std::size_t row, double top, double tall)
    {
        const ChartShape::Series& series = shape.series[set];
        const double from = made.x_of(begin(set, row));
        const double to = made.x_of(begin(set, row) +
                                    (stacked ? std::max(0.0, value(set, row)) : value(set, row)));
        ChartMark mark;
        mark.series = static_cast<int>(set);
        mark.category = static_cast<int>(row);
        mark.box = QRectF(std::min(from, to), top, std::abs(to - from), tall);
        made.marks.push_back(mark);
        if (series.labels[row].empty())
            return;
        ChartLabel figure =
            draft.label(stacked ? ChartPart::Inside : ChartPart::Figure, series.labels[row], 1e6);
        figure.series = mark.series;
        figure.category = mark.category;
        const QSizeF size = figure.box.size();
        const double y = top + (tall - size.height()) / 2;
        if (!stacked)
            draft.put(std::move(figure),
                      {value(set, row) < 0 ? mark.box.left() - near - size.width()
                                           : mark.box.right() + near,
                       y});
        else if (size.width() + shape.em * 0.8 <= mark.box.width()) // its tone is seen beside it
            draft.put(std::move(figure), {mark.box.center().x() - size.width() / 2, y});
    }
};

} // namespace

void lay_bars(Draft& draft)
{
    Bars{draft}.lay();
}

} // namespace lx::ui::chart
