#include "core/geo/self_crossing.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace lx {

namespace {

constexpr std::int64_t most_pairs = 100'000'000; ///< a second or so

struct Edge
{
    GeoPoint from;
    GeoPoint to;
    [[nodiscard]] double left() const { return std::min(from.x, to.x); }
    [[nodiscard]] double right() const { return std::max(from.x, to.x); }
};

double side(GeoPoint a, GeoPoint b, GeoPoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Two points lie on different sides of a line, by more than what rounding makes of points on it.
bool apart(double one, double other)
{
    constexpr double rounding = 1e-13; // square degrees: ten square centimetres or so
    return (one > rounding && other < -rounding) || (one < -rounding && other > rounding);
}

bool cross(const Edge& a, const Edge& b)
{
    if (std::max(a.from.y, a.to.y) < std::min(b.from.y, b.to.y) ||
        std::max(b.from.y, b.to.y) < std::min(a.from.y, a.to.y))
        return false;
    return apart(side(a.from, a.to, b.from), side(a.from, a.to, b.to)) &&
           apart(side(b.from, b.to, a.from), side(b.from, b.to, a.to));
}

GeoPoint meeting(const Edge& a, const Edge& b)
{
    const double from = side(b.from, b.to, a.from);
    const double share = from / (from - side(b.from, b.to, a.to));
    return {a.from.x + share * (a.to.x - a.from.x), a.from.y + share * (a.to.y - a.from.y)};
}

} // namespace

std::optional<GeoPoint> crossing_of(const Ring& ring)
{
    std::vector<Edge> edges;
    edges.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i)
        edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
    std::ranges::sort(edges, {}, &Edge::left);
    std::vector<std::size_t> open; // edges that reach as far as the one looked at
    std::int64_t pairs = 0;
    for (std::size_t e = 0; e < edges.size(); ++e) {
        std::erase_if(open, [&](std::size_t o) { return edges[o].right() < edges[e].left(); });
        pairs += static_cast<std::int64_t>(open.size());
        if (pairs > most_pairs)
            return std::nullopt;
        for (const std::size_t o : open) {
            if (cross(edges[o], edges[e]))
                return meeting(edges[o], edges[e]);
        }
        open.push_back(e);
    }
    return std::nullopt;
}

} // namespace lx
