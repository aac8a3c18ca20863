// Lying bars, beside or after each other, with their figures at the ends.

#include <algorithm>
#include <cmath>

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
    double wanted_plot = 0;

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
                const double beyond =
                    shape.totals.empty() ? 0 : near + shape.totals[row].width();
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

    /// Names of the targets as flags at their lines, none over another.
    void flags(double left, double wide)
    {
        struct Flag
        {
            std::size_t target;
            double x;
        };
        std::vector<Flag> all;
        for (std::size_t i = 0; i < shape.targets.size(); ++i)
            all.push_back({i, left + (shape.targets[i].value - made.low) /
                                         (made.high - made.low) * wide});
        std::ranges::stable_sort(all, std::greater<>(), &Flag::x);
        std::vector<std::pair<QRectF, double>> placed; // box, its line; y counts upwards from 0
        double tallest = 0;
        std::vector<ChartLabel> labels;
        for (const Flag& flag : all) {
            ChartLabel one = draft.label(ChartPart::Target, shape.targets[flag.target].name,
                                         draft.width - 2 * draft.edge);
            one.series = static_cast<int>(flag.target);
            const double tall = one.box.height();
            const double broad = one.box.width();
            const double last = draft.width - draft.edge - broad;
            const double right = std::clamp(flag.x + near, draft.edge, last);
            const double to_left = std::clamp(flag.x - near - broad, draft.edge, last);
            const auto clash = [&](const QRectF& box, bool lines) {
                return std::ranges::any_of(placed, [&](const auto& other) {
                    const bool cut = lines && ((flag.x > other.first.left() &&
                                                flag.x < other.first.right() &&
                                                other.first.top() < box.bottom()) ||
                                               (other.second > box.left() &&
                                                other.second < box.right() &&
                                                box.top() < other.first.bottom()));
                    return cut || box.intersects(other.first);
                });
            };
            QRectF best;
            for (const bool lines : {true, false}) {
                double row = 0;
                const double highest = lines ? tallest + shape.em : tallest + 2 * tall;
                for (; best.isNull() && row <= highest; row += shape.em / 4) {
                    for (const double x : {right, to_left}) {
                        const QRectF box(x, row, broad, tall);
                        if (!clash(box, lines)) {
                            best = box;
                            break;
                        }
                    }
                }
            }
            placed.emplace_back(best, flag.x);
            tallest = std::max(tallest, best.bottom());
            one.box = best;
            labels.push_back(std::move(one));
        }
        const double base = draft.y + tallest;
        for (ChartLabel& one : labels) {
            one.box.moveTop(base - one.box.bottom());
            made.labels.push_back(std::move(one));
        }
        draft.y = base + (all.empty() ? 0 : near);
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
            wraps.push_back(wrapped(name, names));
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
        const double least =
            above ? over + thin + gap : std::max({thin + gap, thin / (1 - least_free), tallest + gap});
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
            put_name(row, wraps[row], above ? top - near - wraps[row].size.height()
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
        const double to =
            made.x_of(begin(set, row) + (stacked ? std::max(0.0, value(set, row)) : value(set, row)));
        ChartMark mark;
        mark.series = static_cast<int>(set);
        mark.category = static_cast<int>(row);
        mark.box = QRectF(std::min(from, to), top, std::abs(to - from), tall);
        made.marks.push_back(mark);
        if (series.labels[row].empty())
            return;
        ChartLabel figure = draft.label(stacked ? ChartPart::Inside : ChartPart::Figure,
                                        series.labels[row], 1e6);
        figure.series = mark.series;
        figure.category = mark.category;
        const QSizeF size = figure.box.size();
        const double y = top + (tall - size.height()) / 2;
        if (!stacked)
            draft.put(std::move(figure),
                      {value(set, row) < 0 ? mark.box.left() - near - size.width()
                                           : mark.box.right() + near,
                       y});
        else if (size.width() + near <= mark.box.width())
            draft.put(std::move(figure), {mark.box.center().x() - size.width() / 2, y});
    }
};

} // namespace

void lay_bars(Draft& draft)
{
    Bars{draft}.lay();
}

} // namespace lx::ui::chart
