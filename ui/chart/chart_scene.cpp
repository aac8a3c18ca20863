#include "ui/chart/chart_scene.h"

#include <algorithm>
#include <array>

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QPieSeries>
#include <QValueAxis>

namespace lx::ui {

namespace {

// What lies over what.
constexpr double under = -1; ///< grid, below the chart
constexpr double over = 1;   ///< hatches, targets
constexpr double words = 2;  ///< what keeps lines off texts
constexpr double top = 3;    ///< texts

QPen pen(const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen made(color, width, style);
    made.setCapStyle(Qt::FlatCap);
    return made;
}

QPen line_pen(const ChartTone& tone)
{
    QPen made = pen(tone.line, tone.outline ? 1.2 : 2.5, tone.dash);
    made.setJoinStyle(Qt::RoundJoin);
    return made;
}

QPen target_pen(const ChartLook& look, std::size_t at)
{
    constexpr std::array styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return pen(look.text, 1.4, styles.at(at % styles.size()));
}

} // namespace

ChartScene::ChartScene(QObject* parent) : QGraphicsScene(parent)
{
    setItemIndexMethod(NoIndex); // drawn at once, and anew when it changes
}

ChartTone ChartScene::tone_of(const Chart& chart, const ChartLook& look, std::size_t series)
{
    if (const auto beside = chart.series[series].beside) {
        ChartTone tone = tone_of(chart, look, *beside);
        tone.outline = true;
        tone.fill = look.ground;
        tone.edge = tone.line;
        tone.hatch = Hatch::None;
        return tone;
    }
    const auto before = std::count_if(chart.series.begin(),
                                      chart.series.begin() + static_cast<std::ptrdiff_t>(series),
                                      [](const ChartSeries& one) { return !one.beside; });
    return look.tone(static_cast<std::size_t>(before));
}

void ChartScene::draw(const Chart& chart, const ChartLook& look, const ChartFrame& frame,
                      QSizeF room)
{
    clear();
    setBackgroundBrush(look.ground);
    ChartShape shape = shape_of(chart, look, frame);
    m_kind = chart.kind;
    m_em = shape.em;
    const bool empty = chart.categories.empty() || chart.series.empty();
    if (empty)
        shape.lines.push_back(measured(empty_words(), look.small));
    m_layout = lay_out(shape, room);
    setSceneRect(QRectF(QPointF(), m_layout.size));
    if (!empty) {
        draw_grid(look);
        switch (m_kind) {
        case ChartKind::Bars:
        case ChartKind::Stacked:
            draw_bars(chart, look);
            break;
        case ChartKind::Line:
            draw_lines(chart, look);
            break;
        case ChartKind::Pie:
            draw_pie(chart, look);
            break;
        }
        draw_targets(look);
        draw_samples(chart, look);
    }
    draw_texts(chart, look);
}

QChart* ChartScene::add_chart()
{
    auto* chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    chart->setGeometry(QRectF(QPointF(), m_layout.size));
    addItem(chart);
    return chart;
}

void ChartScene::draw_grid(const ChartLook& look)
{
    for (const QLineF& line : m_layout.grid)
        addLine(line, pen(m_kind == ChartKind::Line ? look.grid : look.soft, 1))
            ->setZValue(m_kind == ChartKind::Line ? under : over);
}

void ChartScene::hatch(const QRectF& box, const ChartTone& tone, double em)
{
    if (tone.hatch == Hatch::None)
        return;
    addPath(hatch_lines(box, tone.hatch, em * 0.36), pen(tone.line, 1))->setZValue(over);
}

void ChartScene::draw_bars(const Chart& chart, const ChartLook& look)
{
    const bool stacked = m_kind == ChartKind::Stacked;
    QAbstractBarSeries* bars =
        stacked ? static_cast<QAbstractBarSeries*>(new QHorizontalStackedBarSeries)
                : new QHorizontalBarSeries;
    const auto rows = static_cast<qsizetype>(chart.categories.size());
    // The axis of categories grows upwards, and so do the sets of a category: the last ones go in
    // first. Stacked sets grow to the right.
    QList<QBarSet*> sets;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const ChartTone tone = tone_of(chart, look, s);
        auto* set = new QBarSet(QString());
        for (qsizetype row = rows; row-- > 0;) {
            const double value =
                chart.series[s].points[static_cast<std::size_t>(row)].value.value_or(0);
            set->append(stacked ? std::max(0.0, value) : value);
        }
        set->setBrush(tone.fill);
        set->setPen(pen(look.ground, 1));
        stacked ? sets.append(set) : sets.prepend(set);
    }
    bars->append(sets);
    bars->setBarWidth(m_layout.bar_share);
    QChart* plot = add_chart();
    plot->addSeries(bars);
    auto* across = new QValueAxis;
    across->setRange(m_layout.low, m_layout.high);
    auto* down = new QBarCategoryAxis;
    QStringList numbers; // names may be alike, and are placed by us
    for (qsizetype row = 0; row < rows; ++row)
        numbers << QString::number(row);
    down->append(numbers);
    plot->addAxis(across, Qt::AlignBottom);
    plot->addAxis(down, Qt::AlignLeft);
    bars->attachAxis(across);
    bars->attachAxis(down);
    across->setVisible(false);
    down->setVisible(false);
    plot->setPlotArea(m_layout.plot);
    for (const ChartMark& mark : m_layout.marks) {
        const ChartTone tone = tone_of(chart, look, static_cast<std::size_t>(mark.series));
        const ChartPoint& point = chart.series[static_cast<std::size_t>(mark.series)]
                                      .points[static_cast<std::size_t>(mark.category)];
        if (stacked && point.value.value_or(0) <= 0)
            continue; // a part of nothing has no edge
        hatch(mark.box, tone, m_em);
        if (tone.outline || tone.hatch != Hatch::None)
            addRect(mark.box.adjusted(0.5, 1, -0.5, -1), pen(tone.edge, 1))->setZValue(over);
    }
}

void ChartScene::draw_lines(const Chart& chart, const ChartLook& look)
{
    QChart* plot = add_chart();
    auto* across = new QValueAxis;
    const auto points = static_cast<int>(chart.categories.size());
    across->setRange(points < 2 ? -1 : 0, points < 2 ? 1 : points - 1);
    auto* up = new QValueAxis;
    up->setRange(m_layout.low, m_layout.high);
    plot->addAxis(across, Qt::AlignBottom);
    plot->addAxis(up, Qt::AlignLeft);
    across->setVisible(false);
    up->setVisible(false);
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const QPen look_of = line_pen(tone_of(chart, look, s));
        QLineSeries* run = nullptr; // what is not known parts the line
        for (int i = 0; i < points; ++i) {
            const auto& value = chart.series[s].points[static_cast<std::size_t>(i)].value;
            if (!value) {
                run = nullptr;
                continue;
            }
            if (run == nullptr) {
                run = new QLineSeries;
                run->setPen(look_of);
                plot->addSeries(run);
                run->attachAxis(across);
                run->attachAxis(up);
            }
            run->append(i, *value);
        }
    }
    plot->setPlotArea(m_layout.plot);
    for (const ChartMark& mark : m_layout.marks) {
        const ChartTone tone = tone_of(chart, look, static_cast<std::size_t>(mark.series));
        const double in = tone.outline ? 0.5 : 1;
        addEllipse(mark.box.adjusted(in, in, -in, -in), pen(tone.line, 1.5),
                   tone.outline ? look.ground : tone.line)
            ->setZValue(over);
    }
}

void ChartScene::draw_pie(const Chart& chart, const ChartLook& look)
{
    auto* pie = new QPieSeries;
    pie->setPieSize(1);
    for (const ChartMark& mark : m_layout.marks) {
        const auto& value =
            chart.series.front().points[static_cast<std::size_t>(mark.category)].value;
        auto* slice = new QPieSlice(QString(), std::max(0.0, value.value_or(0)));
        const ChartTone tone = look.slice(static_cast<std::size_t>(mark.category));
        slice->setBrush(tone.fill);
        slice->setPen(pen(look.ground, 1.5));
        slice->setLabelVisible(false);
        pie->append(slice);
    }
    QChart* plot = add_chart();
    plot->addSeries(pie);
    plot->setPlotArea(m_layout.plot);
    addEllipse(m_layout.plot, pen(look.soft, 1))->setZValue(over);
}

void ChartScene::draw_targets(const ChartLook& look)
{
    for (std::size_t i = 0; i < m_layout.targets.size(); ++i)
        addLine(m_layout.targets[i], target_pen(look, i))->setZValue(over);
    for (const QLineF& leader : m_layout.leaders)
        addLine(leader, pen(look.soft, 0.8))->setZValue(over);
}

void ChartScene::draw_samples(const Chart& chart, const ChartLook& look)
{
    for (const ChartLayout::Sample& sample : m_layout.samples) {
        const QLineF middle(sample.box.left(), sample.box.center().y(), sample.box.right(),
                            sample.box.center().y());
        if (sample.target >= 0) {
            addLine(middle, target_pen(look, static_cast<std::size_t>(sample.target)));
            continue;
        }
        const auto at = static_cast<std::size_t>(sample.series);
        if (m_kind == ChartKind::Line) {
            addLine(middle, line_pen(tone_of(chart, look, at)));
            continue;
        }
        const ChartTone tone = m_kind == ChartKind::Pie ? look.slice(at) : tone_of(chart, look, at);
        addRect(sample.box, pen(m_kind == ChartKind::Pie ? look.soft : tone.edge, 1), tone.fill);
        hatch(sample.box, tone, m_em);
    }
}

void ChartScene::draw_texts(const Chart& chart, const ChartLook& look)
{
    for (const ChartLabel& label : m_layout.labels) {
        QColor color = look.text;
        QFont font = look.small;
        switch (label.part) {
        case ChartPart::Title:
            font = look.title;
            break;
        case ChartPart::Line:
        case ChartPart::Note:
        case ChartPart::Tick:
            color = look.soft;
            break;
        case ChartPart::Inside: {
            const ChartTone tone = tone_of(chart, look, static_cast<std::size_t>(label.series));
            color = look.text_on(tone.fill);
            if (tone.hatch != Hatch::None) // lines would run through it
                addRect(label.box, Qt::NoPen, tone.fill)->setZValue(over);
            break;
        }
        default:
            break;
        }
        // A target's line is not drawn through words.
        if (std::ranges::any_of(m_layout.targets,
                                [&](const QLineF& line) {
                                    const QRectF& box = label.box;
                                    return line.x1() == line.x2() && line.x1() > box.left() &&
                                           line.x1() < box.right() && line.y1() < box.bottom() &&
                                           line.y2() > box.top();
                                }) &&
            label.part != ChartPart::Inside)
            addRect(label.box.adjusted(-1, 1, 1, -1), Qt::NoPen, look.ground)->setZValue(words);
        const QStringList lines = label.lines.of(label.text);
        const QFontMetricsF metrics(font);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            auto* item = addSimpleText(lines[i], font);
            item->setBrush(color);
            item->setZValue(top);
            const double wide = metrics.horizontalAdvance(lines[i]);
            const double free = label.box.width() - wide;
            const double x = label.side == Qt::AlignRight     ? free
                             : label.side == Qt::AlignHCenter ? free / 2
                                                              : 0;
            item->setPos(label.box.left() + x,
                         label.box.top() + label.text.line * static_cast<double>(i));
        }
    }
}

QPainterPath ChartScene::outline(const ChartMark& mark) const
{
    QPainterPath path;
    if (m_kind == ChartKind::Pie) {
        path.moveTo(m_layout.plot.center());
        path.arcTo(m_layout.plot, 90 - mark.begin, -mark.span); // counted as Qt does
        path.closeSubpath();
    } else if (m_kind == ChartKind::Line) {
        path.addEllipse(mark.box.adjusted(-2, -2, 2, 2));
    } else {
        path.addRect(mark.box);
    }
    return path;
}

} // namespace lx::ui
