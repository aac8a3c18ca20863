#include "ui/widgets/page_view.h"

#include <algorithm>
#include <cmath>

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int gap = 16;               ///< between pages and around them
constexpr std::size_t kept_laid = 12; ///< pieces laid out at the same time
constexpr std::size_t kept_pictures = 16;
constexpr int turn_ms = 150; ///< how long one job counts before it tells

} // namespace

PageView::PageView(Jobs& jobs, QWidget* parent) : QAbstractScrollArea(parent), m_slot(jobs)
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Pages as they will be printed"));
    setFocusPolicy(Qt::StrongFocus);
    horizontalScrollBar()->setSingleStep(32);
    verticalScrollBar()->setSingleStep(48);
}

void PageView::show_pieces(Pieces pieces, const PageSetup& setup)
{
    m_slot.stop();
    m_pieces = std::move(pieces);
    m_setup = setup;
    m_counts.assign(piece_count(), 0);
    m_any_a3 = false;
    for (std::size_t piece = 0; piece < piece_count(); ++piece)
        m_any_a3 = m_any_a3 || setup_of((*m_pieces)[piece], m_setup).a3;
    m_uncounted = 0;
    m_laid.clear();
    m_pictures.clear();
    update_bars();
    verticalScrollBar()->setValue(0);
    viewport()->update();
    work();
    Q_EMIT changed();
}

void PageView::clear()
{
    show_pieces(nullptr, m_setup);
}

void PageView::set_zoom(int percent)
{
    m_zoom = percent == 0 ? 0 : std::clamp(percent, 25, 300);
    m_pictures.clear();
    update_bars();
    viewport()->update();
    Q_EMIT changed();
}

int PageView::pages() const
{
    return m_firsts.empty() ? 0 : m_firsts.back();
}

QSize PageView::paper(std::size_t piece) const
{
    const PageSetup setup = setup_of((*m_pieces)[piece], m_setup);
    double scale = logicalDpiX() / 25.4 * m_zoom / 100.0;
    if (m_zoom == 0) { // the widest page fills the window
        PageSetup widest = m_setup;
        widest.a3 = m_any_a3;
        const double mm = widest.layout().fullRect(QPageLayout::Millimeter).width();
        scale = std::clamp((viewport()->width() - 2 * gap) / mm, 1.0, 8.0);
    }
    return (setup.layout().fullRect(QPageLayout::Millimeter).size() * scale).toSize();
}

void PageView::update_bars()
{
    m_firsts.clear();
    m_tops.clear();
    int page = 0;
    int top = gap;
    int width = 0;
    for (std::size_t piece = 0; piece < m_counts.size(); ++piece) {
        m_firsts.push_back(page);
        m_tops.push_back(top);
        const QSize sheet = paper(piece);
        const int pages = std::max(1, m_counts[piece]);
        page += pages;
        top += pages * (sheet.height() + gap);
        width = std::max(width, sheet.width());
    }
    m_firsts.push_back(page);
    m_tops.push_back(top);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, top - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, width + 2 * gap - viewport()->width()));
}

int PageView::page_at(int y) const
{
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    if (after == m_tops.begin())
        return 0;
    const auto piece = static_cast<std::size_t>(after - m_tops.begin()) - 1;
    const int inside = (y - m_tops[piece]) / (paper(piece).height() + gap);
    return std::min(m_firsts[piece] + inside, m_firsts[piece + 1] - 1);
}

int PageView::top_of(int page) const
{
    const auto [piece, inside] = place(page);
    return m_tops[piece] + inside * (paper(piece).height() + gap);
}

std::pair<int, int> PageView::visible_pages() const
{
    if (pages() == 0)
        return {0, -1};
    const int top = verticalScrollBar()->value();
    return {page_at(top), page_at(top + viewport()->height())};
}

int PageView::current_page() const
{
    if (pages() == 0)
        return 0;
    return page_at(verticalScrollBar()->value() + viewport()->height() / 2) + 1;
}

std::pair<int, int> PageView::number_of(std::size_t piece, int inside) const
{
    // Pieces that count on with it, before and behind.
    std::size_t first = piece;
    while (first > 0 && (*m_pieces)[first].goes_on)
        --first;
    std::size_t end = piece + 1;
    while (end < piece_count() && (*m_pieces)[end].goes_on)
        ++end;
    const auto sum = [&](std::size_t from, std::size_t to) {
        int pages = 0;
        for (std::size_t i = from; i < to; ++i)
            pages += std::max(1, m_counts[i]);
        return pages;
    };
    const bool known = std::find(m_counts.begin() + static_cast<std::ptrdiff_t>(first),
                                 m_counts.begin() + static_cast<std::ptrdiff_t>(end),
                                 0) == m_counts.begin() + static_cast<std::ptrdiff_t>(end);
    return {sum(first, piece) + inside + 1, known ? sum(first, end) : 0};
}

std::pair<std::size_t, int> PageView::place(int page) const
{
    const auto after = std::upper_bound(m_firsts.begin(), m_firsts.end() - 1, page);
    const auto piece = static_cast<std::size_t>(after - m_firsts.begin()) - 1;
    return {piece, page - m_firsts[piece]};
}

void PageView::work()
{
    if (m_slot.running() || piece_count() == 0)
        return;
    std::vector<std::size_t> wanted;
    const auto [first, last] = visible_pages();
    for (int page = first; page <= last; ++page) {
        const std::size_t piece = place(page).first;
        const bool there = std::any_of(m_laid.begin(), m_laid.end(),
                                       [&](const auto& laid) { return laid.first == piece; });
        if (!there && (wanted.empty() || wanted.back() != piece))
            wanted.push_back(piece);
    }
    if (wanted.empty() && counted())
        return;
    m_slot.start<Laid>(
        JobKind::Quick, QString(),
        [pieces = m_pieces, setup = m_setup, wanted, from = m_uncounted,
         home = thread()](JobProgress& progress) -> Result<Laid> {
            QElapsedTimer time;
            time.start();
            Laid laid;
            for (const std::size_t piece : wanted) {
                if (progress.cancelled())
                    break;
                auto one = std::make_shared<LaidPiece>((*pieces)[piece], setup);
                one->give_to(home);
                laid.pieces.emplace_back(piece, std::move(one));
            }
            laid.first = from;
            for (std::size_t piece = from; piece < pieces->size(); ++piece) {
                if (progress.cancelled() || time.elapsed() > turn_ms)
                    break;
                laid.counts.push_back(LaidPiece((*pieces)[piece], setup).pages());
            }
            return laid;
        },
        [this](Result<Laid> laid) {
            if (laid)
                take(std::move(*laid));
        });
}

void PageView::take(Laid laid)
{
    const auto [piece, inside] = pages() > 0 ? place(current_page() - 1) : std::pair(0UL, 0);
    const int before = piece < m_tops.size() ? m_tops[piece] : 0;
    bool more = false;
    const auto count = [&](std::size_t at, int pages) {
        more = more || std::max(1, m_counts[at]) != pages;
        m_counts[at] = pages;
    };
    for (auto& one : laid.pieces) {
        count(one.first, one.second->pages());
        m_laid.push_front(std::move(one));
    }
    while (m_laid.size() > kept_laid)
        m_laid.pop_back();
    for (std::size_t i = 0; i < laid.counts.size(); ++i)
        count(laid.first + i, laid.counts[i]);
    m_uncounted = laid.first + laid.counts.size();
    if (more) {
        m_pictures.clear();
        update_bars();
        // Pages found before the one being read don't move it.
        const int moved = (piece < m_tops.size() ? m_tops[piece] : 0) - before;
        if (moved != 0)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    }
    if (counted())
        m_pictures.clear(); // the number of all pages stands on each
    viewport()->update();
    Q_EMIT changed();
    work();
}

void PageView::draw_page(QPainter& painter, const QRect& rect, int page)
{
    const auto picture = m_pictures.find(page);
    if (picture != m_pictures.end()) {
        painter.drawPixmap(rect.topLeft(), picture->second);
        return;
    }
    const auto [piece, inside] = place(page);
    const auto laid = std::find_if(m_laid.begin(), m_laid.end(),
                                   [piece = piece](const auto& one) { return one.first == piece; });
    if (laid == m_laid.end() || inside >= laid->second->pages()) {
        painter.setPen(Qt::darkGray);
        painter.drawText(rect, Qt::AlignCenter, tr("Laying out…"));
        return;
    }
    const qreal ratio = devicePixelRatioF();
    QPixmap drawn(rect.size() * ratio);
    drawn.setDevicePixelRatio(ratio);
    drawn.fill(Qt::white);
    QPainter on(&drawn);
    const auto [number, of] = number_of(piece, inside);
    laid->second->draw(on, QRectF(QPointF(), rect.size()), inside, number, of);
    on.end();
    painter.drawPixmap(rect.topLeft(), drawn);
    if (m_pictures.size() >= kept_pictures)
        m_pictures.clear();
    m_pictures.emplace(page, std::move(drawn));
}

void PageView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().canvas);
    if (pages() == 0)
        return;
    const auto [first, last] = visible_pages();
    for (int page = first; page <= last; ++page) {
        const QSize sheet = paper(place(page).first);
        const int left = std::max(gap, (viewport()->width() - sheet.width()) / 2) -
                         horizontalScrollBar()->value();
        const QRect rect(QPoint(left, top_of(page) - verticalScrollBar()->value()), sheet);
        painter.setPen(Theme::current().border_strong);
        painter.setBrush(Qt::white); // paper is white in the dark, too
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
        draw_page(painter, rect, page);
    }
}

void PageView::resizeEvent(QResizeEvent*)
{
    if (m_zoom == 0)
        m_pictures.clear();
    update_bars();
    work();
}

void PageView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier && piece_count() > 0) {
        const PageSetup first = setup_of(m_pieces->front(), m_setup);
        const int now =
            qRound(paper(0).width() * 100.0 /
                   (first.layout().fullRect(QPageLayout::Inch).width() * logicalDpiX()));
        set_zoom(now + (event->angleDelta().y() > 0 ? 10 : -10));
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void PageView::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    case Qt::Key_Home:
        bar->setValue(0);
        return;
    case Qt::Key_End:
        bar->setValue(bar->maximum());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PageView::scrollContentsBy(int, int)
{
    viewport()->update();
    work();
    Q_EMIT changed();
}

} // namespace lx::ui
