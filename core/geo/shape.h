#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace lx {

/// A place on the ground in degrees (east and north), or on paper in whatever unit it is drawn in.
struct GeoPoint
{
    double x = 0; ///< longitude, or to the right
    double y = 0; ///< latitude, or down
    bool operator==(const GeoPoint&) const = default;
};

struct GeoBox
{
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();

    [[nodiscard]] bool empty() const { return left > right; }
    [[nodiscard]] double width() const { return empty() ? 0 : right - left; }
    [[nodiscard]] double height() const { return empty() ? 0 : high - low; }
    [[nodiscard]] GeoPoint centre() const { return {(left + right) / 2, (low + high) / 2}; }
    [[nodiscard]] bool holds(GeoPoint point) const
    {
        return point.x >= left && point.x <= right && point.y >= low && point.y <= high;
    }
    [[nodiscard]] bool meets(const GeoBox& other) const
    {
        return left < other.right && other.left < right && low < other.high && other.low < high;
    }
    void take(GeoPoint point);
    void take(const GeoBox& other);
};

/// A line that comes back to its beginning; the first point is not said again at the end.
using Ring = std::vector<GeoPoint>;
/// The outline first, then the holes in it. Which way round a ring goes means nothing.
using Polygon = std::vector<Ring>;
/// What an area covers: one polygon, or several (islands).
using Shape = std::vector<Polygon>;

[[nodiscard]] GeoBox box_of(const Shape& shape);
/// Points of all rings.
[[nodiscard]] std::size_t points_of(const Shape& shape);
/// Whether a point lies in one of its polygons, not in that one's holes: where two lie on each
/// other it is inside too. On the line: either.
[[nodiscard]] bool inside(const Shape& shape, GeoPoint point);
/// Space it takes, in square units of its points.
[[nodiscard]] double space_of(const Shape& shape);

/// From a point to the line between two others.
[[nodiscard]] double distance(GeoPoint point, GeoPoint from, GeoPoint to);
/// Every edge of all rings, from corner to corner.
template <class Each> void each_edge(const Polygon& polygon, const Each& each)
{
    for (const Ring& ring : polygon) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            each(ring[i], ring[(i + 1) % ring.size()]);
    }
}
template <class Each> void each_edge(const Shape& shape, const Each& each)
{
    for (const Polygon& polygon : shape)
        each_edge(polygon, each);
}

/// Many points asked of one shape: its edges are sorted into bands, so that each looks at few.
class ShapeFinder
{
public:
    explicit ShapeFinder(const Shape& shape);
    [[nodiscard]] bool holds(GeoPoint point) const;
    [[nodiscard]] const GeoBox& box() const { return m_box; }

private:
    struct Edge
    {
        GeoPoint from;
        GeoPoint to;
        std::size_t part = 0; ///< place of its polygon
    };
    [[nodiscard]] std::size_t band_of(double y) const;

    GeoBox m_box;
    std::vector<std::vector<Edge>> m_bands; ///< by latitude, from the south
};

} // namespace lx
