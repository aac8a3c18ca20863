#include "ui/ledger/frozen_header.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int free_share = 3; ///< at least one part of so many stays for the other columns

} // namespace

FrozenHeader::FrozenHeader(QWidget* parent) : WrapHeader(parent)
{
    const auto repaint = [this] { viewport()->update(); };
    connect(this, &QHeaderView::sectionResized, this, repaint);
    connect(this, &QHeaderView::sectionMoved, this, repaint);
}

void FrozenHeader::set_frozen(int count)
{
    m_count = count;
    viewport()->update();
}

std::vector<int> FrozenHeader::frozen_sections() const
{
    std::vector<int> sections;
    const int most = viewport()->width() - viewport()->width() / free_share;
    int width = 0;
    for (int visual = 0; visual < count() && static_cast<int>(sections.size()) < m_count;
         ++visual) {
        const int section = logicalIndex(visual);
        if (isSectionHidden(section))
            continue;
        width += sectionSize(section);
        if (width > most)
            break;
        sections.push_back(section);
    }
    return sections;
}

bool FrozenHeader::is_frozen(int section) const
{
    return m_count > 0 && !isSectionHidden(section) && sectionPosition(section) < strip();
}

int FrozenHeader::strip() const
{
    if (m_count == 0)
        return 0;
    const std::vector<int> sections = frozen_sections();
    return sections.empty() ? 0 : sectionPosition(sections.back()) + sectionSize(sections.back());
}

int FrozenHeader::section_at(int x) const
{
    return logicalIndexAt(x < strip() ? x - offset() : x);
}

QMouseEvent FrozenHeader::meant(const QMouseEvent& event) const
{
    QPointF at = event.position();
    if (m_sizing || at.x() < strip())
        at.rx() -= offset();
    return QMouseEvent(event.type(), at, event.scenePosition(), event.globalPosition(),
                       event.button(), event.buttons(), event.modifiers());
}

bool FrozenHeader::on_handle(int x) const
{
    if (x >= strip())
        return false;
    const int section = section_at(x);
    const int grip = style()->pixelMetric(QStyle::PM_HeaderGripMargin, nullptr, this);
    const int left = sectionPosition(section);
    return x - left < grip || left + sectionSize(section) - x < grip;
}

void FrozenHeader::mousePressEvent(QMouseEvent* event)
{
    m_sizing = on_handle(event->position().toPoint().x());
    QMouseEvent there = meant(*event);
    WrapHeader::mousePressEvent(&there);
}

void FrozenHeader::mouseMoveEvent(QMouseEvent* event)
{
    QMouseEvent there = meant(*event);
    WrapHeader::mouseMoveEvent(&there);
}

void FrozenHeader::mouseReleaseEvent(QMouseEvent* event)
{
    QMouseEvent there = meant(*event);
    m_sizing = false;
    WrapHeader::mouseReleaseEvent(&there);
}

void FrozenHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    QMouseEvent there = meant(*event);
    WrapHeader::mouseDoubleClickEvent(&there);
}

bool FrozenHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return WrapHeader::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QPoint at = help->pos();
    if (at.x() < strip())
        at.rx() -= offset();
    QHelpEvent there(QEvent::ToolTip, at, help->globalPos());
    return WrapHeader::viewportEvent(&there);
}

void FrozenHeader::paintEvent(QPaintEvent* event)
{
    WrapHeader::paintEvent(event);
    const std::vector<int> sections = frozen_sections();
    if (sections.empty())
        return;
    QPainter painter(viewport());
    for (const int section : sections)
        paintSection(&painter, QRect(sectionPosition(section), 0, sectionSize(section), height()),
                     section);
    painter.setPen(Theme::current().border_strong);
    painter.drawLine(strip() - 1, 0, strip() - 1, height());
}

} // namespace lx::ui
