#include "ui/chart/chart_view.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include "ui/presentation/shown_text.h"

namespace lx::ui {

ChartView::ChartView(const ChartFrame& frame, QWidget* parent)
    : QGraphicsView(parent), m_scene(new ChartScene(this)), m_frame(frame)
{
    setScene(m_scene);
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setInteractive(false);
    viewport()->setFocusPolicy(Qt::NoFocus); // the view itself has it, and the name
    viewport()->setMouseTracking(true);
}

void ChartView::show_chart(std::shared_ptr<const Chart> chart)
{
    const bool same = m_chart && chart && m_chart->id == chart->id;
    const int scrolled = same ? verticalScrollBar()->value() : 0;
    m_chart = std::move(chart);
    m_under.reset();
    draw();
    if (!same || mark_of(m_chosen) == nullptr)
        m_chosen.reset();
    verticalScrollBar()->setValue(scrolled);
}

void ChartView::draw()
{
    const ChartLook look = ChartLook::of(Theme::current());
    setBackgroundBrush(look.ground);
    if (!m_chart) {
        m_scene->clear();
        return;
    }
    // The scroll bar is told, not asked: a bar that comes and goes by itself changes the room it
    // was asked for.
    const QSize whole = contentsRect().size();
    m_scene->draw(*m_chart, look, m_frame, whole);
    const auto needed = [&](int room, double size) { return size > room + 0.5; };
    const bool tall = needed(whole.height(), m_scene->size().height());
    if (tall) {
        const int bar = verticalScrollBar()->sizeHint().width();
        m_scene->draw(*m_chart, look, m_frame, QSizeF(whole.width() - bar, whole.height()));
    }
    const int free = whole.width() - (tall ? verticalScrollBar()->sizeHint().width() : 0);
    setVerticalScrollBarPolicy(tall ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(needed(free, m_scene->size().width()) ? Qt::ScrollBarAlwaysOn
                                                                       : Qt::ScrollBarAlwaysOff);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    const QSize now = contentsRect().size();
    if (now != m_drawn) {
        m_drawn = now;
        draw();
    }
}

void ChartView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        draw(); // the theme or the type size changed
}

std::optional<ChartView::Figure> ChartView::figure_at(QPointF at) const
{
    if (!m_chart)
        return std::nullopt;
    const ChartLayout& layout = m_scene->layout();
    const double slack = layout.plot.height() > 0 ? 4 : 0;
    const ChartMark* best = nullptr;
    double nearest = HUGE_VAL;
    for (const ChartMark& mark : layout.marks) {
        QRectF reach = mark.box;
        if (m_chart->kind == ChartKind::Pie) {
            if (m_scene->outline(mark).contains(at))
                best = &mark;
            continue;
        }
        if (m_chart->kind == ChartKind::Bars)
            reach = reach.united(label_of(mark)); // the figure is part of its bar
        if (m_chart->kind == ChartKind::Line)
            reach.adjust(-slack, -slack, slack, slack);
        if (!reach.contains(at))
            continue;
        const double far = QLineF(mark.box.center(), at).length();
        if (m_chart->kind != ChartKind::Line || far < nearest)
            best = &mark;
        nearest = std::min(nearest, far);
    }
    if (best == nullptr)
        return std::nullopt;
    return Figure{static_cast<std::size_t>(best->series), static_cast<std::size_t>(best->category)};
}

QRectF ChartView::label_of(const ChartMark& mark) const
{
    for (const ChartLabel& label : m_scene->layout().labels) {
        if (label.part == ChartPart::Figure && label.series == mark.series &&
            label.category == mark.category)
            return label.box;
    }
    return {};
}

const ChartMark* ChartView::mark_of(const std::optional<Figure>& figure) const
{
    if (!figure || !m_chart)
        return nullptr;
    for (const ChartMark& mark : m_scene->layout().marks) {
        if (mark.series == static_cast<int>(figure->series) &&
            mark.category == static_cast<int>(figure->category))
            return &mark;
    }
    return nullptr;
}

bool ChartView::opens(const Figure& figure) const
{
    return m_chart->opens(figure.series, figure.category);
}

void ChartView::choose(std::optional<Figure> figure)
{
    m_chosen = mark_of(figure) != nullptr ? figure : std::nullopt;
    if (const ChartMark* mark = mark_of(m_chosen)) {
        ensureVisible(mark->box, 0, Theme::grid(4));
        const QString words = point_words(*m_chart, m_chosen->series, m_chosen->category);
        setAccessibleDescription(words); // screen readers say where the arrows have gone
        Q_EMIT pointed(mark->series, mark->category);
    } else {
        Q_EMIT pointed(-1, -1);
    }
    viewport()->update();
}

void ChartView::step(int categories, int series)
{
    if (!m_chart || m_scene->layout().marks.empty())
        return;
    if (mark_of(m_chosen) == nullptr) {
        const ChartMark& first = m_scene->layout().marks.front();
        return choose(Figure{static_cast<std::size_t>(first.series),
                             static_cast<std::size_t>(first.category)});
    }
    Figure next = *m_chosen;
    const auto move = [](std::size_t& at, int by, std::size_t count) {
        const auto to = static_cast<std::ptrdiff_t>(at) + by;
        if (to < 0 || to >= static_cast<std::ptrdiff_t>(count))
            return false;
        at = static_cast<std::size_t>(to);
        return true;
    };
    // Points that are not known are passed over.
    while (move(categories != 0 ? next.category : next.series,
                categories != 0 ? categories : series,
                categories != 0 ? m_chart->categories.size() : m_chart->series.size())) {
        if (mark_of(next) != nullptr)
            return choose(next);
    }
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    // Categories go down in bars, to the right in lines, around in a circle.
    const bool lying =
        m_chart && (m_chart->kind == ChartKind::Bars || m_chart->kind == ChartKind::Stacked);
    const bool stacked = m_chart && m_chart->kind == ChartKind::Stacked;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int way = event->key() == Qt::Key_Down ? 1 : -1;
        if (m_chart && m_chart->kind == ChartKind::Bars && m_chart->series.size() > 1 && m_chosen) {
            // Bars of a category stand below each other, then those of the next one.
            const auto last = m_chart->series.size() - 1;
            const bool leaves = way > 0 ? m_chosen->series == last : m_chosen->series == 0;
            const Figure next{leaves ? (way > 0 ? 0 : last)
                                     : m_chosen->series + static_cast<std::size_t>(way),
                              m_chosen->category + (leaves ? static_cast<std::size_t>(way) : 0)};
            if (mark_of(next) != nullptr)
                choose(next);
            return;
        }
        return lying || !m_chart || m_chart->kind == ChartKind::Pie ? step(way, 0) : step(0, way);
    }
    case Qt::Key_Right:
    case Qt::Key_Left: {
        const int way = event->key() == Qt::Key_Right ? 1 : -1;
        if (m_chart && m_chart->kind == ChartKind::Bars)
            return step(0, way);
        return stacked ? step(0, way) : step(way, 0);
    }
    case Qt::Key_Home:
        if (m_chart)
            m_chosen.reset();
        return step(1, 0);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_chosen && mark_of(m_chosen) != nullptr && opens(*m_chosen))
            Q_EMIT opened(static_cast<int>(m_chosen->series), static_cast<int>(m_chosen->category));
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    const auto under = figure_at(mapToScene(event->pos()));
    if (under == m_under)
        return;
    m_under = under;
    viewport()->setCursor(under && opens(*under) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT pointed(under ? static_cast<int>(under->series) : -1,
                   under ? static_cast<int>(under->category) : -1);
    viewport()->update();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const auto under = figure_at(mapToScene(event->pos()));
    if (!under)
        return;
    choose(under);
    if (opens(*under))
        Q_EMIT opened(static_cast<int>(under->series), static_cast<int>(under->category));
}

void ChartView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    m_under.reset();
    viewport()->update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    viewport()->update();
}

bool ChartView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto under = figure_at(mapToScene(help->pos())))
            QToolTip::showText(help->globalPos(),
                               tip_text(point_words(*m_chart, under->series, under->category)),
                               viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QGraphicsView::viewportEvent(event);
}

void ChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QGraphicsView::drawForeground(painter, rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const Theme& theme = Theme::current();
    const auto mark = [&](const std::optional<Figure>& figure, double width) {
        if (const ChartMark* one = mark_of(figure)) {
            painter->setPen(QPen(theme.focus, width));
            painter->drawPath(m_scene->outline(*one));
        }
    };
    mark(m_under, 1.5);
    if (hasFocus())
        mark(m_chosen, 2.5);
}

} // namespace lx::ui
