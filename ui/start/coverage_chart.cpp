#include "ui/start/coverage_chart.h"

#include <algorithm>

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QBuffer>
#include <QChart>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHash>
#include <QHorizontalBarSeries>
#include <QImage>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include "core/base/output_file.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/start/bar_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int picture_width = 900;
constexpr int scale_room = 40; ///< below the bars

/// A share in per cent with one decimal, rounded half up like every rate shown.
double tenths(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return 0;
    const std::int64_t rounded = (part * 2000 + whole) / (2 * whole);
    return static_cast<double>(rounded) / 10.0;
}

/// Two tones that stay apart in grey print: nearly black and light.
struct Tones
{
    QColor org;
    QColor work;
};
Tones tones(const Theme& theme)
{
    if (theme.kind == ThemeKind::Dark)
        return {QColor(0x8FB0D6), QColor(0x4D565F)};
    return {QColor(0x3C5A7D), QColor(0xB9C4D0)};
}

/// A coverage of the same area among all registered units.
double share_of(const CountyFigures& all, const CoverageGroup& area, bool work)
{
    const auto found =
        std::find_if(all.areas.begin(), all.areas.end(), [&](const CoverageGroup& one) {
            return one.id == area.id && one.key == area.key;
        });
    if (found == all.areas.end())
        return 0;
    const CoverageFigures& figures = found->figures;
    return tenths(work ? figures.work_covered : figures.org_covered, figures.population);
}

/// The targets that bring bars of their own: one for each kind of units that is not all of them,
/// at most two.
std::vector<const CoverageGoal*> own_bars(const County& done)
{
    constexpr std::size_t most = 2;
    std::vector<const CoverageGoal*> found;
    for (const CoverageGoal& goal : done.goals) {
        if (goal.who.empty() || found.size() == most ||
            std::any_of(found.begin(), found.end(), [&](const CoverageGoal* other) {
                return other->who == goal.who && other->work == goal.work;
            }))
            continue;
        found.push_back(&goal);
    }
    return found;
}

/// Its title with the figure: 企业党组织覆盖率 70%.
QString goal_name(const CoverageGoal& goal)
{
    const QString figure = QString::number(goal.percent) + QLatin1Char('%');
    const QString title = qt(goal.title);
    return title.contains(figure) ? title : title + QLatin1Char(' ') + figure;
}

} // namespace

CoverageChart::CoverageChart(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    setAccessibleName(tr("Both coverages by area"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2) - 4, 4, 4, 0);
    auto* title = new TextLabel(tr("Both coverages by area"), this);
    set_role(title, "strong");
    m_note = new TextLabel(this);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(Theme::grid(2) - 4, 0, Theme::grid(1), 4);
    set_role(m_note, "soft");
    head->addWidget(title, 1);
    const auto tool = [&](const QString& icon_name, const QString& text,
                          void (CoverageChart::*act)()) {
        auto* button = new QToolButton(this);
        button->setIcon(icon(icon_name));
        set_tip(button, text);
        button->setAccessibleName(text);
        connect(button, &QToolButton::clicked, this, act);
        head->addWidget(button);
    };
    tool(QStringLiteral("copy"), tr("Copy the chart as a picture"), &CoverageChart::copy);
    tool(QStringLiteral("save"), tr("Save the chart (PNG or SVG)…"), &CoverageChart::ask_save);
    column->addLayout(head);
    column->addWidget(m_note);
    m_view = new BarView(this);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Chart of both coverages by area"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(
        Qt::NoFocus); // a picture: nothing to do in it with the keyboard
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_view);
    column->addWidget(m_scroll, 1);
}

QChart* CoverageChart::chart() const
{
    return m_view->chart();
}

int CoverageChart::wanted_height(const BarView& view, int width) const
{
    const int areas = m_done ? static_cast<int>(m_done->figures.areas.size()) : 0;
    const int bars = (m_done ? 2 + static_cast<int>(own_bars(*m_done).size()) : 2) +
                     (all_beside() != nullptr ? 2 : 0);
    return view.room_above(width) + scale_room + areas * bars * (Theme::current().text_px + 4);
}

void CoverageChart::fit_height()
{
    const int height = wanted_height(*m_view, m_scroll->viewport()->width());
    if (m_view->minimumHeight() != height)
        m_view->setMinimumHeight(height);
}

void CoverageChart::draw_into(BarView& view, const Theme& theme) const
{
    std::vector<ChartLegend::Entry> entries;
    QChart* chart = make(theme, entries);
    view.show_chart(chart, std::move(entries));
}

QChart* CoverageChart::make(const Theme& theme, std::vector<ChartLegend::Entry>& entries) const
{
    auto* chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setMargins(QMargins(4, 0, 8, 0));
    chart->setBackgroundRoundness(0);
    chart->setBackgroundBrush(theme.surface);
    chart->setBackgroundPen(Qt::NoPen);
    chart->legend()->setLabelColor(theme.text);
    chart->legend()->setFont(small_font(theme));
    if (!m_done || m_done->figures.areas.empty())
        return chart;
    std::vector<const CoverageGroup*> areas;
    for (const CoverageGroup& area : m_done->figures.areas)
        areas.push_back(&area);
    // A horizontal axis of categories grows upwards: the best is put first, so that the worst
    // stands on top.
    std::stable_sort(areas.begin(), areas.end(),
                     [](const CoverageGroup* a, const CoverageGroup* b) {
                         return a->figures.org_covered * b->figures.population >
                                b->figures.org_covered * a->figures.population;
                     });
    const Tones tone = tones(theme);
    // Within a category, too, the last set stands on top.
    auto* work = new QBarSet(tr("Work coverage"));
    auto* org = new QBarSet(tr("Organization coverage"));
    QStringList names;
    for (const CoverageGroup* area : areas) {
        names << escaped(qt(area->name)); // labels of charts are markup
        org->append(tenths(area->figures.org_covered, area->figures.population));
        work->append(tenths(area->figures.work_covered, area->figures.population));
    }
    // Equal names (two areas called the same) would fall into one category.
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.indexOf(names[i]) != i)
            names[i] += QStringLiteral(" (%1)").arg(qt(areas[static_cast<std::size_t>(i)]->key));
    }
    for (QBarSet* set : {work, org}) {
        set->setColor(set == org ? tone.org : tone.work);
        set->setBorderColor(Qt::transparent);
    }
    auto* bars = new QHorizontalBarSeries;
    QHash<const QBarSet*, QString> kinds;
    // A target of some units only (enterprises) is drawn against these, not against all.
    for (const CoverageGoal* goal : own_bars(*m_done)) {
        const QString kind = goal->who == "enterprise" ? tr("Enterprises")
                             : goal->who == "social"   ? tr("Social organizations")
                                                       : goal_name(*goal);
        auto* part = new QBarSet(escaped(kind)); // labels of charts are markup
        kinds.insert(part, kind);
        for (const CoverageGroup* area : areas) {
            const auto found = goal->areas.find(area->id);
            part->append(found == goal->areas.end()
                             ? 0.0
                             : tenths(found->second.first, found->second.second));
        }
        part->setBrush(QBrush(tone.org, goal->who == "social" ? Qt::NoBrush : Qt::BDiagPattern));
        part->setBorderColor(tone.org);
        bars->append(part);
    }
    if (const CountyFigures* all = all_beside()) {
        for (const bool of_work : {true, false}) {
            const QString kind = of_work ? tr("Work coverage of all registered")
                                         : tr("Organization coverage of all registered");
            auto* part = new QBarSet(escaped(kind));
            kinds.insert(part, kind);
            for (const CoverageGroup* area : areas)
                part->append(share_of(*all, *area, of_work));
            part->setColor(Qt::transparent);
            part->setBorderColor(of_work ? tone.work : tone.org);
            bars->append(part);
        }
    }
    bars->append(work);
    bars->append(org);
    bars->setBarWidth(0.72);
    for (QBarSet* set : bars->barSets()) // as the bars stand, the last one on top
        entries.insert(entries.begin(), {set == org    ? tr("Organization coverage")
                                         : set == work ? tr("Work coverage")
                                                       : kinds.value(set),
                                         set->brush(), QPen(set->borderColor())});
    if (!m_done->units.whole()) // the picture goes out alone: it says what it counts
        entries.insert(entries.begin(), {tr("Scope: %1").arg(qt(m_done->units.name())), Qt::NoBrush,
                                         QPen(Qt::NoPen)});
    chart->addSeries(bars);

    auto* across = new QValueAxis;
    across->setRange(0, BarView::scale_end);
    across->setTickType(QValueAxis::TicksDynamic);
    across->setTickInterval(25);
    across->setLabelFormat(QStringLiteral("%d%%"));
    auto* down = new QBarCategoryAxis;
    down->append(names);
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(across), static_cast<QAbstractAxis*>(down)}) {
        axis->setLabelsColor(theme.text);
        axis->setLabelsFont(small_font(theme));
        axis->setLinePen(QPen(theme.border));
        axis->setGridLinePen(QPen(theme.border));
    }
    down->setGridLineVisible(false);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(down, Qt::AlignLeft);
    bars->attachAxis(across);
    bars->attachAxis(down);

    for (const CoverageGoal& goal : m_done->goals) {
        auto* line = new QLineSeries;
        line->setName(escaped(goal_name(goal)));
        line->append(goal.percent, -0.5);
        line->append(goal.percent, static_cast<double>(areas.size()) - 0.5);
        // Targets of some units only are dashed like the outline of their bars.
        line->setPen(QPen(theme.text, goal.who.empty() ? 2 : 1.5,
                          goal.work          ? Qt::DotLine
                          : goal.who.empty() ? Qt::SolidLine
                                             : Qt::DashLine));
        chart->addSeries(line);
        line->attachAxis(across);
        line->attachAxis(down);
        entries.push_back({goal_name(goal), Qt::NoBrush, line->pen(), true});
    }
    return chart;
}

const CountyFigures* CoverageChart::all_beside() const
{
    return m_beside && m_done ? m_done->of_all.get() : nullptr;
}

void CoverageChart::show(std::shared_ptr<const County> done, bool beside)
{
    m_beside = beside;
    const bool again = m_done != nullptr && done != nullptr;
    const int scrolled = again ? m_scroll->verticalScrollBar()->value() : 0;
    m_done = std::move(done);
    draw_into(*m_view, Theme::current());
    fit_height();
    m_view->setBackgroundBrush(Theme::current().surface);
    m_scroll->verticalScrollBar()->setValue(scrolled);
    QString note;
    if (m_done)
        note = tr("%1 areas, lowest first").arg(m_done->figures.areas.size());
    m_note->setText(note);
}

QImage CoverageChart::image() const
{
    BarView paper;
    draw_into(paper, Theme::make(ThemeKind::Light, TypeSize::Normal));
    const QSize size(picture_width, wanted_height(paper, picture_width));
    paper.resize(size);
    paper.setFrameShape(QFrame::NoFrame);
    QImage image(size * 2, QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paper.render(&painter);
    return image;
}

Result<> CoverageChart::save(const QString& path) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive))
        draw_svg(buffer);
    else
        image().save(&buffer, "PNG");
    return write_file(utf8_of(path), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void CoverageChart::draw_svg(QIODevice& device) const
{
    BarView paper;
    draw_into(paper, Theme::make(ThemeKind::Light, TypeSize::Normal));
    const QSize size(picture_width, wanted_height(paper, picture_width));
    paper.resize(size);
    paper.setFrameShape(QFrame::NoFrame);
    QSvgGenerator svg;
    svg.setOutputDevice(&device);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(tr("Both coverages by area"));
    QPainter painter(&svg);
    paper.render(&painter);
}

void CoverageChart::copy()
{
    QGuiApplication::clipboard()->setImage(image());
    m_context.notices().success(tr("The chart is on the clipboard."));
}

void CoverageChart::ask_save()
{
    const QString path = m_context.dialogs().save_file(
        tr("Save the chart"), tr("Coverage by area") + QStringLiteral(".png"),
        tr("Pictures (*.png *.svg)"));
    if (path.isEmpty())
        return;
    if (const auto saved = save(path))
        m_context.notices().success(tr("Saved: %1").arg(path));
    else
        m_context.notices().error(saved.error());
}

void CoverageChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange && m_done)
        show(m_done, m_beside); // the theme or the type size changed
    QFrame::changeEvent(event);
}

void CoverageChart::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit_height(); // the legend takes more lines where it is narrower
}

} // namespace lx::ui
