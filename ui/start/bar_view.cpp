#include "ui/start/bar_view.h"

#include <algorithm>

#include <QBarSet>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>

namespace lx::ui {

namespace {

constexpr int side = 8;
constexpr int between = 4; ///< legend and figures of the lines; figures beside each other

QString figure_text(double value)
{
    return QString::number(value) + QLatin1Char('%');
}

/// Rows the figures of lines take at most: the names beside the bars leave them half the width.
int figure_rows(const std::vector<double>& lines, int width, const QFontMetrics& metrics)
{
    std::vector<double> ends; // of each row
    for (const double value : lines) {
        const double wide = metrics.horizontalAdvance(figure_text(value)) + between;
        const double left = value / BarView::scale_end * width / 2 - wide / 2;
        const auto row = std::ranges::find_if(ends, [&](double end) { return end <= left; });
        if (row == ends.end())
            ends.push_back(left + wide);
        else
            *row = left + wide;
    }
    return static_cast<int>(ends.size());
}

} // namespace

void BarView::show_chart(QChart* chart, std::vector<ChartLegend::Entry> entries)
{
    QChart* old = this->chart();
    chart->legend()->hide();
    setChart(chart);
    delete old;
    m_legend.set_entries(std::move(entries));
    QStringList texts;
    for (const ChartLegend::Entry& entry : m_legend.entries())
        texts << entry.text;
    setAccessibleDescription(texts.join(QStringLiteral("、")));
    arrange();
}

std::vector<double> BarView::lines() const
{
    std::vector<double> found; // lines of the same figure share the figure above them
    for (const QAbstractSeries* series : chart()->series()) {
        const auto* line = qobject_cast<const QLineSeries*>(series);
        if (line == nullptr || line->count() == 0)
            continue;
        const double value = line->points().last().x();
        if (std::ranges::find(found, value) == found.end())
            found.push_back(value);
    }
    std::ranges::sort(found);
    return found;
}

int BarView::room_above(int width) const
{
    ChartLegend measured = m_legend;
    const QFont font = chart()->legend()->font();
    const int tall = QFontMetrics(font).height();
    return measured.arrange({}, width - 2 * side, font) + 2 * between +
           figure_rows(lines(), width, QFontMetrics(font)) * tall;
}

void BarView::arrange()
{
    (void)m_legend.arrange(QPointF(side, 2), width() - 2 * side, chart()->legend()->font());
    chart()->setMargins(QMargins(4, room_above(width()), side, 0));
}

std::vector<BarView::Figure> BarView::line_figures() const
{
    std::vector<Figure> figures;
    if (chart()->series().isEmpty())
        return figures;
    const QFontMetrics metrics(chart()->legend()->font());
    const double top = chart()->plotArea().top() - 2;
    for (const double value : lines()) {
        const QString text = figure_text(value);
        const double wide = metrics.horizontalAdvance(text) + between;
        const double x = chart()->mapToPosition(QPointF(value, 0), chart()->series().first()).x();
        QRectF place(x - wide / 2, top - metrics.height(), wide, metrics.height());
        // One that is near stands higher.
        while (std::ranges::any_of(
            figures, [&](const Figure& other) { return other.place.intersects(place); }))
            place.translate(0, -metrics.height());
        figures.push_back({text, place});
    }
    return figures;
}

void BarView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    if (chart() != nullptr)
        arrange();
}

void BarView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    if (chart() == nullptr)
        return;
    m_legend.draw(*painter, chart()->legend()->labelColor());
    if (chart()->series().isEmpty())
        return;
    const auto* bars = qobject_cast<QHorizontalBarSeries*>(chart()->series().first());
    if (bars == nullptr)
        return;
    const QList<QBarSet*> sets = bars->barSets();
    painter->save();
    painter->setFont(chart()->legend()->font());
    painter->setPen(chart()->legend()->labelColor());
    const int tall = QFontMetrics(painter->font()).height();
    for (qsizetype s = 0; s < sets.size(); ++s) {
        // Sets share a category's bar width, the first lowest.
        const double step = bars->barWidth() / static_cast<double>(sets.size());
        const double offset = -bars->barWidth() / 2 + step * (static_cast<double>(s) + 0.5);
        for (int i = 0; i < sets[s]->count(); ++i) {
            const double value = sets[s]->at(i);
            // The chart lies at the scene's origin: its coordinates are the scene's.
            const QPointF at =
                chart()->mapToPosition(QPointF(value, i + offset), chart()->series().first());
            painter->drawText(QRectF(at.x() + 4, at.y() - tall / 2.0, 80, tall),
                              Qt::AlignLeft | Qt::AlignVCenter,
                              QString::number(value, 'f', 1) + QLatin1Char('%'));
        }
    }
    for (const Figure& figure : line_figures())
        painter->drawText(figure.place, Qt::AlignCenter, figure.text);
    painter->restore();
}

} // namespace lx::ui
