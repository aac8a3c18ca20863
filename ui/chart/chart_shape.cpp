#include "ui/chart/chart_shape.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

/// A number as the cells of that format show it.
QString shown(double value, ColumnFormat format)
{
    ReportCell cell;
    cell.blank = false;
    cell.real = value;
    cell.number = std::llround(value);
    return qt(show_cell(column({}, 1, format), cell));
}

/// A round number of a scale, without needless decimals.
QString tick_text(double value, ColumnFormat format)
{
    constexpr double fen = 100;
    constexpr double per_cent = 100;
    switch (format) {
    case ColumnFormat::Percent:
        return QString::number(std::round(value * per_cent * 10) / 10) + QLatin1Char('%');
    case ColumnFormat::Money:
        return count_text(std::llround(value / fen));
    case ColumnFormat::Decimal:
        return QString::number(value);
    default:
        return count_text(std::llround(value));
    }
}

QString figure_text(const ChartPoint& point)
{
    return point.value ? qt(point.text)
                       : QCoreApplication::translate("lx::ui::ChartView", "unknown");
}

/// Lowest and highest of all figures and targets.
std::pair<double, double> range_of(const Chart& chart)
{
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    const auto take = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const ChartSeries& series : chart.series) {
        for (const ChartPoint& point : series.points) {
            if (point.value)
                take(*point.value);
        }
    }
    for (const ChartTarget& target : chart.targets)
        take(target.value);
    return low > high ? std::pair(0.0, 1.0) : std::pair(low, high);
}

} // namespace

QString empty_words()
{
    return QCoreApplication::translate(
        "lx::ui::ChartView",
        "There are no figures for this chart yet: choose another day or scope, or "
        "enter the rows it counts.");
}

std::vector<double> scale_steps(double lowest, double highest, ColumnFormat format)
{
    constexpr double narrow = 0.4; // of the height: flatter than that says little
    constexpr int steps = 5;
    double low = lowest >= 0 && highest - lowest >= narrow * highest ? 0 : lowest;
    if (lowest == highest)
        low = std::min(0.0, lowest);
    const double high = std::max(highest, low == 0 && highest == 0 ? 1.0 : highest);
    const double finest = format == ColumnFormat::Percent   ? 0.01
                          : format == ColumnFormat::Decimal ? 0.1
                          : format == ColumnFormat::Money   ? 100
                                                            : 1;
    const double rough = std::max((high - low) / steps, 1e-12);
    double step = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double times : {1.0, 2.0, 5.0, 10.0}) {
        if (step * times >= rough * (1 - 1e-9)) {
            step *= times;
            break;
        }
    }
    step = std::max(step, finest);
    std::vector<double> values;
    const double first = std::floor(low / step + 1e-9);
    for (double at = first; values.size() < 2 || values.back() < high - step * 1e-9; ++at)
        values.push_back(at * step);
    return values;
}

ChartShape shape_of(const Chart& chart, const ChartLook& look, const ChartFrame& frame)
{
    const auto small = [&](const QString& text) { return measured(shown_text(text), look.small); };
    ChartShape shape;
    shape.kind = chart.kind;
    shape.em = small(QStringLiteral("字")).line;
    if (frame.title) {
        shape.title = measured(shown_text(qt(chart.name)), look.title);
        for (const std::string& line : chart.lines)
            shape.lines.push_back(small(qt(line)));
    }
    QStringList notes;
    if (!chart.note.empty())
        notes << qt(chart.note);
    if (!frame.foot.isEmpty())
        notes << frame.foot;
    if (!notes.isEmpty())
        shape.note = small(notes.join(QStringLiteral("　")));
    for (const ChartCategory& category : chart.categories)
        shape.categories.push_back(small(qt(category.name)));

    double sum = 0; // of a pie
    if (chart.kind == ChartKind::Pie && !chart.series.empty()) {
        for (const ChartPoint& point : chart.series.front().points)
            sum += std::max(0.0, point.value.value_or(0));
    }
    for (const ChartSeries& series : chart.series) {
        ChartShape::Series& made = shape.series.emplace_back();
        made.name = small(qt(series.name));
        const ChartPoint* last = nullptr;
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const ChartPoint& point = series.points[i];
            made.values.push_back(point.value);
            if (chart.kind == ChartKind::Pie) {
                const QString share =
                    sum > 0 ? shown(point.value.value_or(0) / sum, ColumnFormat::Percent)
                            : QString();
                made.labels.push_back(
                    small(QStringLiteral("%1 %2 %3")
                              .arg(qt(chart.categories[i].name), figure_text(point),
                                   series.format == ColumnFormat::Percent ? QString() : share)
                              .trimmed()));
            } else {
                made.labels.push_back(small(figure_text(point)));
            }
            if (point.value)
                last = &point;
        }
        if (chart.kind == ChartKind::Line && last != nullptr)
            made.end = small(qt(series.name) + QLatin1Char(' ') + qt(last->text));
    }
    if (chart.kind == ChartKind::Stacked && !chart.series.empty()) {
        const ColumnFormat format = chart.series.front().format;
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            double total = 0;
            for (const ChartSeries& series : chart.series)
                total += series.points[i].value.value_or(0);
            shape.totals.push_back(format == ColumnFormat::Percent ? ChartText()
                                                                   : small(shown(total, format)));
        }
    }
    if (frame.whole != nullptr) {
        ChartFrame alone = frame;
        alone.whole = nullptr;
        const ChartShape all = shape_of(*frame.whole, look, alone);
        for (std::size_t i = 0; i < all.categories.size(); ++i) {
            double sum_of = 0;
            for (const ChartShape::Series& series : all.series) {
                const double value = series.values[i].value_or(0);
                sum_of += std::max(0.0, value);
                if (chart.kind == ChartKind::Bars)
                    shape.also.emplace_back(value, series.labels[i].width());
            }
            if (chart.kind == ChartKind::Stacked)
                shape.also.emplace_back(sum_of, all.totals[i].width());
        }
    }
    for (const ChartTarget& target : chart.targets)
        shape.targets.push_back({small(qt(target.name)), target.value});
    if (chart.kind == ChartKind::Line && !chart.series.empty()) {
        const auto [low, high] = range_of(chart);
        const ColumnFormat format = chart.series.front().format;
        for (const double value : scale_steps(low, high, format))
            shape.ticks.push_back({small(tick_text(value, format)), value});
    }
    return shape;
}

QString point_words(const Chart& chart, std::size_t series, std::size_t category)
{
    const ChartSeries& one = chart.series.at(series);
    const ChartPoint& point = one.points.at(category);
    QString words =
        QStringLiteral("%1　%2 %3")
            .arg(qt(chart.categories.at(category).name), qt(one.name), figure_text(point));
    if (point.unknown > 0)
        words += QCoreApplication::translate("lx::ui::ChartView", " (%1 unknown)")
                     .arg(count_text(point.unknown));
    return words;
}

} // namespace lx::ui
