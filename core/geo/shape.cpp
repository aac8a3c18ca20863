#include "core/geo/shape.h"

#include <algorithm>
#include <cmath>

namespace lx {

namespace {

/// Whether a ray to the east from the point crosses the edge: ends count to the one above.
bool crosses(GeoPoint from, GeoPoint to, GeoPoint point)
{
    if ((from.y > point.y) == (to.y > point.y))
        return false;
    return point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x;
}

} // namespace

void GeoBox::take(GeoPoint point)
{
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    low = std::min(low, point.y);
    high = std::max(high, point.y);
}

void GeoBox::take(const GeoBox& other)
{
    if (other.empty())
        return;
    take(GeoPoint{other.left, other.low});
    take(GeoPoint{other.right, other.high});
}

GeoBox box_of(const Shape& shape)
{
    GeoBox box;
    each_edge(shape, [&](GeoPoint from, GeoPoint) { box.take(from); });
    return box;
}

std::size_t points_of(const Shape& shape)
{
    std::size_t count = 0;
    for (const Polygon& polygon : shape) {
        for (const Ring& ring : polygon)
            count += ring.size();
    }
    return count;
}

bool inside(const Shape& shape, GeoPoint point)
{
    return std::ranges::any_of(shape, [&](const Polygon& polygon) {
        bool odd = false;
        each_edge(polygon, [&](GeoPoint from, GeoPoint to) { odd ^= crosses(from, to, point); });
        return odd;
    });
}

double space_of(const Shape& shape)
{
    double space = 0;
    for (const Polygon& polygon : shape) {
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            const Ring& ring = polygon[r];
            double twice = 0;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const GeoPoint next = ring[(i + 1) % ring.size()];
                twice += ring[i].x * next.y - next.x * ring[i].y;
            }
            space += (r == 0 ? 1 : -1) * std::abs(twice) / 2;
        }
    }
    return space;
}

double distance(GeoPoint point, GeoPoint from, GeoPoint to)
{
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length == 0
            ? 0.0
            : std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0.0, 1.0);
    return std::hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}

ShapeFinder::ShapeFinder(const Shape& shape) : m_box(box_of(shape))
{
    const auto wanted = static_cast<std::size_t>(std::sqrt(static_cast<double>(points_of(shape))));
    m_bands.resize(std::max<std::size_t>(1, wanted));
    for (std::size_t part = 0; part < shape.size(); ++part) {
        each_edge(shape[part], [&](GeoPoint from, GeoPoint to) {
            const std::size_t last = band_of(std::max(from.y, to.y));
            for (std::size_t band = band_of(std::min(from.y, to.y)); band <= last; ++band)
                m_bands[band].push_back({from, to, part});
        });
    }
}

std::size_t ShapeFinder::band_of(double y) const
{
    if (m_box.height() <= 0)
        return 0;
    const double place = (y - m_box.low) / m_box.height() * static_cast<double>(m_bands.size());
    return std::min(m_bands.size() - 1, static_cast<std::size_t>(std::max(0.0, place)));
}

bool ShapeFinder::holds(GeoPoint point) const
{
    if (!m_box.holds(point))
        return false;
    bool odd = false;
    std::size_t part = 0;
    for (const Edge& edge : m_bands[band_of(point.y)]) { // part after part
        if (edge.part != part && odd)
            return true;
        part = edge.part;
        odd ^= crosses(edge.from, edge.to, point);
    }
    return odd;
}

} // namespace lx
