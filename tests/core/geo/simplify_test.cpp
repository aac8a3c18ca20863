// Fewer points, the same map: what two areas share stays shared.
#include "core/geo/simplify.h"

#include <cmath>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

using Line = std::vector<GeoPoint>;

/// A way from one corner to another that wanders; `wild` in parts of its length.
Line wander(GeoPoint from, GeoPoint to, int steps, const std::vector<int>& wild)
{
    Line line{from};
    for (int i = 1; i < steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const double off = 0.4 * share * (1 - share) * // lines meet in their corners alone
                           (wild[static_cast<std::size_t>(i) % wild.size()] - 50) / 100.0;
        line.push_back({from.x + share * (to.x - from.x) - off * (to.y - from.y),
                        from.y + share * (to.y - from.y) + off * (to.x - from.x)});
    }
    line.push_back(to);
    return line;
}

void go(Ring& ring, const Line& line, bool back)
{
    if (back)
        ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
    else
        ring.insert(ring.end(), line.begin(), line.end() - 1);
}

/// 3 × 3 areas on a lattice whose lines wander, an island in none of them and one that fills a
/// hole.
std::vector<Shape> county(const std::vector<int>& wild)
{
    const auto corner = [](int x, int y) {
        return GeoPoint{static_cast<double>(x), static_cast<double>(y)};
    };
    std::vector<Shape> shapes;
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 3; ++x) {
            Ring ring;
            go(ring, wander(corner(x, y), corner(x + 1, y), 40, wild), false);
            go(ring, wander(corner(x + 1, y), corner(x + 1, y + 1), 40, wild), false);
            go(ring, wander(corner(x, y + 1), corner(x + 1, y + 1), 40, wild), true);
            go(ring, wander(corner(x, y), corner(x, y + 1), 40, wild), true);
            shapes.push_back({{ring}});
        }
    }
    Ring hole;
    for (int i = 0; i < 60; ++i) {
        const double far = 0.2 + 0.001 * wild[static_cast<std::size_t>(i) % wild.size()];
        hole.push_back({1.5 + far * std::cos(i * 0.1047), 1.5 + far * std::sin(i * 0.1047)});
    }
    shapes[4][0].push_back(hole);
    Ring turned(hole.rbegin(), hole.rend());
    std::rotate(turned.begin(), turned.begin() + 17, turned.end());
    shapes.push_back({{turned}});
    return shapes;
}

using Edges = std::map<std::pair<std::pair<double, double>, std::pair<double, double>>, int>;

/// How many rings go along each edge.
Edges edges_of(const std::vector<Shape>& shapes)
{
    Edges edges;
    for (const Shape& shape : shapes)
        each_edge(shape, [&](GeoPoint from, GeoPoint to) {
            auto a = std::pair(from.x, from.y);
            auto b = std::pair(to.x, to.y);
            if (b < a)
                std::swap(a, b);
            ++edges[{a, b}];
        });
    return edges;
}

} // namespace

TEST_CASE("neighbours share their border after it as before: no gaps, no overlaps")
{
    REQUIRE(rc::check("whatever the lines and the tolerance", [] {
        const auto wild = *rc::gen::container<std::vector<int>>(37, rc::gen::inRange(0, 100));
        const double tolerance = *rc::gen::element(0.0, 0.005, 0.02, 0.1, 10.0);
        const std::vector<Shape> before = county(wild);
        const std::vector<Shape> after = simplify(before, tolerance);
        RC_ASSERT(after.size() == before.size());
        for (const Shape& shape : after) {
            for (const Ring& ring : shape[0])
                RC_ASSERT(ring.size() >= 3U);
        }
        // Edges on the outer line are walked once, every other one by the two areas it parts.
        const auto at_rim = [](const std::pair<double, double>& p) {
            return p.first < 0.2 || p.first > 2.8 || p.second < 0.2 || p.second > 2.8;
        };
        for (const auto& [edge, times] : edges_of(after)) {
            RC_ASSERT(times <= 2);
            RC_ASSERT((times == 2 || (at_rim(edge.first) && at_rim(edge.second))));
        }
    }));
}

TEST_CASE("a tolerance of nothing changes nothing of the space, a large one leaves corners")
{
    const std::vector<Shape> before = county({3, 80, 41, 60, 22});
    const std::vector<Shape> same = simplify(before, 0);
    for (std::size_t i = 0; i < before.size(); ++i)
        CHECK(space_of(same[i]) == Approx(space_of(before[i])));
    const std::vector<Shape> few = simplify(before, 10);
    std::size_t points = 0;
    for (const Shape& shape : few)
        points += points_of(shape);
    CHECK(points == 9 * 4 - 4 + 3 + 3); // the outermost corners are no joints
}
