#include "ui/map/legend_view.h"

#include <cmath>

#include <QPainter>
#include <QResizeEvent>

#include "ui/map/map_view.h"
#include "ui/presentation/map/map_legend.h"

namespace lx::ui {

namespace {

constexpr int edge = 8;

} // namespace

LegendView::LegendView(const MapView& map, QWidget* parent) : QWidget(parent), m_map(map)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LegendView::renew()
{
    updateGeometry();
    update();
    tell_height();
}

void LegendView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        tell_height();
}

void LegendView::tell_height()
{
    if (const int height = heightForWidth(width()); height != m_told)
        Q_EMIT grown(m_told = height);
}

int LegendView::heightForWidth(int width) const
{
    if (m_map.map() == nullptr)
        return 0;
    const QRectF room(edge, edge, width - 2 * edge, 0);
    return 2 * edge + static_cast<int>(std::ceil(paint_legend(nullptr, room, *m_map.map(),
                                                              m_map.labels(), m_map.shown())));
}

QSize LegendView::sizeHint() const
{
    const int wide = width() > 0 ? width() : Theme::grid(30);
    return {Theme::grid(30), heightForWidth(wide)};
}

void LegendView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (m_map.map() == nullptr)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    (void)paint_legend(&painter, QRectF(rect()).adjusted(edge, edge, -edge, -edge), *m_map.map(),
                       m_map.labels(), m_map.shown());
}

} // namespace lx::ui
