#include "core/geo/simplify.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace lx {

namespace {

struct PointHash
{
    std::size_t operator()(const GeoPoint& p) const
    {
        const auto x = std::bit_cast<std::uint64_t>(p.x + 0.0);
        const auto y = std::bit_cast<std::uint64_t>(p.y + 0.0);
        std::uint64_t mixed = (x ^ (y << 32 | y >> 32)) * 0x9E3779B97F4A7C15ULL;
        mixed ^= mixed >> 29;
        return static_cast<std::size_t>(mixed);
    }
};

bool before(GeoPoint a, GeoPoint b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// What stands on both sides of a point the first time it is met; another pair makes it a joint.
struct Sides
{
    GeoPoint low;
    GeoPoint high;
    bool joint = false;
};

using Joints = std::unordered_map<GeoPoint, Sides, PointHash>;

template <class Each> void each_ring(const std::vector<Shape>& shapes, const Each& each)
{
    for (const Shape& shape : shapes) {
        for (const Polygon& polygon : shape) {
            for (const Ring& ring : polygon)
                each(ring);
        }
    }
}

Joints joints_of(const std::vector<Shape>& shapes)
{
    Joints joints;
    each_ring(shapes, [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            GeoPoint low = ring[(i + ring.size() - 1) % ring.size()];
            GeoPoint high = ring[(i + 1) % ring.size()];
            if (before(high, low))
                std::swap(low, high);
            const auto [at, fresh] = joints.try_emplace(ring[i], Sides{low, high, false});
            if (!fresh && (!(at->second.low == low) || !(at->second.high == high)))
                at->second.joint = true;
        }
    });
    return joints;
}

/// Marks the points of a line that stay (Douglas and Peucker); its ends do.
std::vector<char> kept_points(const Ring& line, double tolerance)
{
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double most = tolerance;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (const double far = distance(line[i], line[first], line[last]); far > most) {
                most = far;
                at = i;
            }
        }
        if (at == 0)
            continue;
        kept[at] = 1;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    return kept;
}

/// The line between two joints, always read from the same end, so that both neighbours get the
/// same points.
Ring simple_line(Ring line, double tolerance)
{
    const bool turned = before(line.back(), line.front());
    if (turned)
        std::ranges::reverse(line);
    const std::vector<char> kept = kept_points(line, tolerance);
    Ring simple;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i] != 0)
            simple.push_back(line[i]);
    }
    if (turned)
        std::ranges::reverse(simple);
    return simple;
}

/// The corner of a ring farthest from a line; of two equally far the one more to the west.
GeoPoint farthest(const Ring& ring, GeoPoint from, GeoPoint to)
{
    GeoPoint at = ring.front();
    double most = -1;
    for (const GeoPoint point : ring) {
        const double far = distance(point, from, to);
        if (far > most || (far == most && before(point, at))) {
            most = far;
            at = point;
        }
    }
    return at;
}

/// Rings of few joints get some more, for all that share them: an island has none of its own, and
/// at least three corners are to stay.
void add_corners(const Ring& ring, Joints& joints)
{
    constexpr std::size_t enough = 3;
    std::vector<GeoPoint> ends;
    for (const GeoPoint point : ring) {
        if (joints.at(point).joint)
            ends.push_back(point);
        if (ends.size() == enough)
            return;
    }
    if (ends.empty())
        ends.push_back(*std::ranges::min_element(ring, before));
    while (ends.size() < enough)
        ends.push_back(farthest(ring, ends.front(), ends.back()));
    for (const GeoPoint end : ends)
        joints.at(end).joint = true;
}

Ring simple_ring(const Ring& ring, const Joints& joints, double tolerance)
{
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (joints.at(ring[i]).joint)
            ends.push_back(i);
    }
    if (ends.size() < 2)
        return ring; // all its points lie in one place
    Ring found;
    for (std::size_t e = 0; e < ends.size(); ++e) {
        const std::size_t next = ends[(e + 1) % ends.size()];
        Ring line{ring[ends[e]]};
        for (std::size_t i = ends[e]; i != next;) {
            i = (i + 1) % ring.size();
            line.push_back(ring[i]);
        }
        const Ring simple = simple_line(std::move(line), tolerance);
        found.insert(found.end(), simple.begin(), simple.end() - 1);
    }
    return found;
}

} // namespace

std::vector<Shape> simplify(const std::vector<Shape>& shapes, double tolerance)
{
    Joints joints = joints_of(shapes);
    each_ring(shapes, [&](const Ring& ring) { add_corners(ring, joints); });
    std::vector<Shape> all;
    all.reserve(shapes.size());
    for (const Shape& shape : shapes) {
        Shape& simple = all.emplace_back();
        for (const Polygon& polygon : shape) {
            Polygon& rings = simple.emplace_back();
            for (const Ring& ring : polygon)
                rings.push_back(simple_ring(ring, joints, tolerance));
        }
    }
    return all;
}

} // namespace lx
