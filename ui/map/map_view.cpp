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
#include "ui/presentation/map/map_signs.h"

namespace lx::ui {

namespace {

constexpr double edge = 32;
constexpr int rest_ms = 80;
constexpr double step = 1.25; ///< of one notch

} // namespace

MapView::MapView(Jobs& jobs, QWidget* parent) : QWidget(parent), m_drawing(jobs)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest_ms);
    connect(&m_rest, &QTimer::timeout, this, &MapView::draw);
}

void MapView::show_picture(std::shared_ptr<const MapPicture> picture,
                           std::shared_ptr<const MapPicture> beside, bool keep)
{
    m_chosen = -1;
    m_tile = -1;
    m_old_base = true;
    tell({});
    m_map.reset();
    if (picture)
        m_map.emplace(std::move(picture), MapLook::of(Theme::current()), std::move(beside));
    if (m_map && (!keep || m_fitted)) {
        show_all();
        return;
    }
    draw();
    update();
}

void MapView::show_parts(const MapShown& shown)
{
    m_shown = shown;
    draw();
}

void MapView::show_all()
{
    m_fitted = true;
    if (m_map)
        m_camera = MapCamera::fit(m_map->picture().box, size(), edge);
    draw();
    update();
    Q_EMIT moved();
}

void MapView::follow(const MapCamera& camera)
{
    m_fitted = false;
    m_camera.middle = camera.middle;
    m_camera.scale = camera.scale;
    m_rest.start();
    update();
}

const MapLabels& MapView::labels() const
{
    static const MapLabels none;
    return m_base && !m_old_base ? m_base->labels : none;
}

bool MapView::drawn() const
{
    return !m_drawing.running() && !m_rest.isActive();
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
    draw();
    update();
    Q_EMIT moved();
}

void MapView::choose_area(int area)
{
    m_chosen = area;
    update();
}

void MapView::draw()
{
    m_rest.stop();
    if (!m_map || size().isEmpty()) {
        m_drawing.stop();
        m_base.reset();
        update();
        return;
    }
    using Drawn = std::shared_ptr<const MapBase>;
    m_camera.size = size();
    m_drawing.start<Drawn>(
        JobKind::Quick, {},
        [map = *m_map, camera = m_camera, shown = m_shown, ratio = devicePixelRatioF(),
         before = m_base](JobProgress& progress) -> Result<Drawn> {
            return draw_map(map, camera, shown, ratio, before.get(), progress);
        },
        [this](Result<Drawn> drawn) {
            if (!drawn || *drawn == nullptr)
                return;
            const bool same = !m_old_base && m_base &&
                              m_base->labels_scale == (*drawn)->labels_scale &&
                              m_base->shown == (*drawn)->shown;
            m_base = std::move(*drawn);
            m_map = m_base->painter; // with its simplified shapes
            m_old_base = false;
            update();
            if (!same)
                Q_EMIT placed();
        });
}

void MapView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().canvas);
    if (!m_map || !m_base)
        return;
    const double grown = m_camera.scale / m_base->camera.scale;
    const QPointF middle = m_camera.seen(m_base->camera.middle);
    const QSizeF wide = m_base->camera.size * grown;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, grown != 1);
    painter.drawImage(QRectF(middle - QPointF(wide.width() / 2, wide.height() / 2), wide),
                      m_base->image, QRectF(QPointF(), QSizeF(m_base->image.size())));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_chosen >= 0 && !m_old_base) {
        painter.setPen(QPen(Theme::current().focus, 2.5));
        m_map->outline(painter, m_camera, static_cast<std::size_t>(m_chosen));
    }
    paint_dragged(painter);
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

void MapView::paint_dragged(QPainter& painter) const
{
    if (!m_dragging || m_tile < 0)
        return;
    const auto outline = [&](const Shape& shape, QPointF by) {
        QPolygonF line;
        for (const GeoPoint corner : shape.front().front())
            line << m_camera.seen(corner) + by;
        painter.drawPolygon(line);
    };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().text_soft, 1.5, Qt::DashLine));
    outline(tile_shape(tile_at(m_camera.ground(m_last))), {});
    painter.setPen(QPen(Theme::current().focus, 2.5));
    outline(m_map->picture().areas[static_cast<std::size_t>(m_tile)].shape, m_last - m_pressed);
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.size = size();
    if (m_fitted && m_map)
        m_camera = MapCamera::fit(m_map->picture().box, size(), edge);
    draw();
}

void MapView::move_on()
{
    m_fitted = false;
    m_rest.start();
    update();
    Q_EMIT moved();
}

void MapView::pan(QPointF by)
{
    m_camera.middle.x -= by.x() / m_camera.scale;
    m_camera.middle.y -= by.y() / m_camera.scale;
    move_on();
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
    move_on();
}

const Cluster* MapView::cluster_at(QPointF at) const
{
    const Cluster* nearest = nullptr;
    double least = 0;
    if (!m_base || m_old_base)
        return nullptr;
    for (const Cluster& cluster : m_base->clusters) {
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

bool MapView::find_mark(QPointF at, MapPointed& found) const
{
    if (!m_base || m_old_base)
        return false;
    double least = sign_px + 1;
    for (std::size_t l = 0; l < m_base->layers.size(); ++l) {
        for (const SignCluster& sign : m_base->layers[l]) {
            const QPointF by = m_camera.seen(sign.at) + sign.by - at;
            const double far = std::hypot(by.x(), by.y());
            if (far >= least)
                continue;
            least = far;
            found.layer = static_cast<int>(l);
            found.marks = sign.marks;
        }
    }
    return found.layer >= 0;
}

MapPointed MapView::at(QPointF place) const
{
    MapPointed found;
    if (!m_map)
        return found;
    found.area = m_map->area_at(m_camera.ground(place));
    if (find_mark(place, found))
        return found;
    if (const Cluster* cluster = cluster_at(place))
        found.units = units_in(m_map->picture().units, *cluster);
    return found;
}

void MapView::tell(const MapPointed& what)
{
    if (what == m_pointed)
        return;
    m_pointed = what;
    Q_EMIT pointed(m_pointed);
}

void MapView::point(QPointF at)
{
    if (!m_map)
        return;
    const MapPointed what = this->at(at);
    setCursor(what.nothing() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    tell(what);
}

void MapView::open(QPointF at)
{
    if (const MapPointed what = this->at(at); !what.nothing())
        Q_EMIT opened(what);
}

bool MapView::arranging() const
{
    return m_may_arrange && m_map && m_map->picture().tiles;
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = m_last = event->position();
    m_dragging = false;
    m_tile = arranging() ? m_map->area_at(m_camera.ground(m_pressed)) : -1;
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
    if (m_tile < 0)
        pan(event->position() - m_last);
    m_last = event->position();
    update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool dragged = m_dragging;
    const int tile = m_tile;
    m_dragging = false;
    m_tile = -1;
    if (!dragged) {
        open(event->position());
        return;
    }
    unsetCursor();
    update();
    if (tile >= 0 && m_map)
        Q_EMIT tile_moved(tile, tile_at(m_camera.ground(event->position())));
}

bool MapView::move_chosen(int columns, int rows)
{
    if (!arranging() || m_chosen < 0)
        return false;
    const Shape& shape = m_map->picture().areas[static_cast<std::size_t>(m_chosen)].shape;
    const TilePlace from = tile_at(box_of(shape).centre());
    Q_EMIT tile_moved(m_chosen, {from.column + columns, from.row + rows});
    return true;
}

void MapView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    tell({});
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
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int key = event->key();
        if (const int across = (key == Qt::Key_Right ? 1 : 0) - (key == Qt::Key_Left ? 1 : 0),
            down = (key == Qt::Key_Down ? 1 : 0) - (key == Qt::Key_Up ? 1 : 0);
            (across != 0 || down != 0) && move_chosen(across, down))
            return;
    }
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
        m_map.emplace(m_map->shared(), MapLook::of(Theme::current()), m_map->beside());
        m_old_base = true;
        draw();
    }
}

} // namespace lx::ui
