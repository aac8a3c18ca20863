#include "ui/map/map_view.h"

#include <algorithm>
#include <cmath>

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <QWheelEvent>

#include "ui/presentation/map/map_legend.h"

namespace lx::ui {

namespace {

constexpr double around = 0.25; ///< of the view on each side, drawn beforehand
constexpr double edge = 32;
constexpr int rest_ms = 80;
constexpr double step = 1.25; ///< of one notch

} // namespace

MapView::MapView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest_ms);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        draw_base();
        update();
    });
}

void MapView::show_picture(std::shared_ptr<const MapPicture> picture, bool keep)
{
    m_chosen = -1;
    m_labels = {};
    m_labels_scale = 0;
    m_map = picture
                ? std::make_unique<MapPainter>(std::move(picture), MapLook::of(Theme::current()))
                : nullptr;
    if (m_map && (!keep || m_fitted)) {
        show_all();
        return;
    }
    draw_base();
    update();
}

void MapView::show_units(bool shown)
{
    m_units = shown;
    m_labels_scale = 0;
    draw_base();
    update();
}

void MapView::show_all()
{
    m_fitted = true;
    if (m_map)
        m_camera = MapCamera::fit(m_map->picture().box, size(), edge);
    draw_base();
    update();
}

void MapView::fly_to(GeoPoint at)
{
    constexpr double near = 1.5; // kilometres on each side
    fly_to({at.x - near, at.x + near, at.y - near, at.y + near});
}

void MapView::fly_to(const GeoBox& box)
{
    m_fitted = false;
    m_camera = MapCamera::fit(box, size(), edge);
    draw_base();
    update();
}

void MapView::choose_area(int area)
{
    m_chosen = area;
    update();
}

void MapView::draw_base()
{
    m_rest.stop();
    if (!m_map || size().isEmpty()) {
        m_base = {};
        m_clusters.clear();
        return;
    }
    m_base_camera = m_camera;
    m_base_camera.size = QSizeF(size()) * (1 + 2 * around);
    const double ratio = devicePixelRatioF();
    m_base = QPixmap((m_base_camera.size * ratio).toSize());
    m_base.setDevicePixelRatio(ratio);
    m_base.fill(m_map->look().ground);
    if (m_labels_scale != m_camera.scale) { // moved, they stay where they are
        m_labels = m_map->place(m_camera, m_units);
        m_labels_scale = m_camera.scale;
        Q_EMIT placed();
    }
    QPainter painter(&m_base);
    m_map->areas(painter, m_base_camera);
    m_clusters.clear();
    if (m_units) {
        m_map->units(painter, m_base_camera);
        m_clusters = m_map->clusters(m_base_camera);
    }
    m_map->labels(painter, m_base_camera, m_labels);
}

void MapView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().canvas);
    if (!m_map || m_base.isNull())
        return;
    const double grown = m_camera.scale / m_base_camera.scale;
    const QPointF middle = m_camera.seen(m_base_camera.middle);
    const QSizeF wide = m_base_camera.size * grown;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, grown != 1);
    painter.drawPixmap(QRectF(middle - QPointF(wide.width() / 2, wide.height() / 2), wide), m_base,
                       QRectF(QPointF(), QSizeF(m_base.size())));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_chosen >= 0) {
        painter.setPen(QPen(Theme::current().focus, 2.5));
        m_map->outline(painter, m_camera, static_cast<std::size_t>(m_chosen));
    }
    if (!m_map->picture().tiles) {
        paint_north(painter, {width() - 28.0, 14}, m_map->look());
        paint_scale_bar(painter, {16, height() - 16.0}, m_camera, m_map->look());
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.size = size();
    if (m_fitted && m_map)
        m_camera = MapCamera::fit(m_map->picture().box, size(), edge);
    draw_base();
}

void MapView::moved()
{
    m_fitted = false;
    m_rest.start();
    update();
}

void MapView::pan(QPointF by)
{
    m_camera.middle.x -= by.x() / m_camera.scale;
    m_camera.middle.y -= by.y() / m_camera.scale;
    moved();
}

void MapView::zoom(double by, QPointF at)
{
    if (!m_map)
        return;
    constexpr double least = 0.05; // pixels a kilometre: the country
    constexpr double most = 20000; // 5 cm a pixel
    const GeoPoint under = m_camera.ground(at);
    m_camera.scale = std::clamp(m_camera.scale * by, least, most);
    const GeoPoint now = m_camera.ground(at);
    m_camera.middle.x += under.x - now.x;
    m_camera.middle.y += under.y - now.y;
    moved();
}

const Cluster* MapView::cluster_at(QPointF at) const
{
    const Cluster* nearest = nullptr;
    double least = 0;
    for (const Cluster& cluster : m_clusters) {
        const QPointF by = m_camera.seen(cluster.at) - at;
        const double far = std::hypot(by.x(), by.y());
        constexpr double more = 3; // a mark is small
        if (far <= MapPainter::radius(cluster.units) + more &&
            (nearest == nullptr || far < least)) {
            nearest = &cluster;
            least = far;
        }
    }
    return nearest;
}

void MapView::point(QPointF at)
{
    if (!m_map)
        return;
    int unit = -1;
    const Cluster* cluster = cluster_at(at);
    if (cluster != nullptr && cluster->units == 1)
        unit = units_in(m_map->picture().units, *cluster).front();
    const int area = m_map->area_at(m_camera.ground(at));
    setCursor(cluster != nullptr || area >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT pointed(area, unit);
}

void MapView::open(QPointF at)
{
    if (!m_map)
        return;
    if (const Cluster* cluster = cluster_at(at)) {
        Q_EMIT units_opened(units_in(m_map->picture().units, *cluster));
        return;
    }
    if (const int area = m_map->area_at(m_camera.ground(at)); area >= 0)
        Q_EMIT area_opened(area);
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = m_last = event->position();
    m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton)) {
        point(event->position());
        return;
    }
    const QPointF by = event->position() - m_pressed;
    m_dragging =
        m_dragging || by.manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (!m_dragging)
        return;
    setCursor(Qt::ClosedHandCursor);
    pan(event->position() - m_last);
    m_last = event->position();
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_dragging)
        unsetCursor();
    else
        open(event->position());
    m_dragging = false;
}

void MapView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    Q_EMIT pointed(-1, -1);
}

void MapView::wheelEvent(QWheelEvent* event)
{
    constexpr double notch = 120;
    zoom(std::pow(step, event->angleDelta().y() / notch), event->position());
    event->accept();
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    constexpr double far = 64;
    const QPointF middle(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        pan({far, 0});
        break;
    case Qt::Key_Right:
        pan({-far, 0});
        break;
    case Qt::Key_Up:
        pan({0, far});
        break;
    case Qt::Key_Down:
        pan({0, -far});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(step, middle);
        break;
    case Qt::Key_Minus:
        zoom(1 / step, middle);
        break;
    case Qt::Key_Home:
        show_all();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(middle);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) && m_map) {
        m_map = std::make_unique<MapPainter>(m_map->shared(), MapLook::of(Theme::current()));
        m_labels_scale = 0;
        draw_base();
        update();
    }
}

} // namespace lx::ui
