#include "core/sample/grounds.h"

#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace lx::sample {

namespace {

using Corner = std::pair<int, int>; ///< of the lattice the land is cut by

constexpr std::array<double, 4> east{105.96, 106.09, 106.19, 106.36};
constexpr std::array<double, 4> north{38.10, 38.20, 38.29, 38.44};
/// Cells (column, row from the south) of each town.
const std::vector<std::vector<Corner>> cells_of_towns{
    {{1, 1}}, {{2, 1}}, {{1, 0}}, {{1, 2}, {2, 2}}, {{2, 0}}, {{0, 0}, {0, 1}}, {{0, 2}}};
constexpr std::size_t exclave_of = 4;

/// −1 … 1.
double swing(Dice& dice)
{
    return (dice.below(2001) - 1000) / 1000.0;
}

class Lattice
{
public:
    explicit Lattice(Dice& dice) : m_dice(dice)
    {
        constexpr double loose = 0.014;
        for (std::size_t x = 0; x < east.size(); ++x) {
            for (std::size_t y = 0; y < north.size(); ++y) {
                const double right = swing(dice);
                const double up = swing(dice);
                m_corners[{static_cast<int>(x), static_cast<int>(y)}] = {east.at(x) + loose * right,
                                                                         north.at(y) + loose * up};
            }
        }
    }

    /// Around some cells that lie together.
    [[nodiscard]] Ring outline(const std::vector<Corner>& cells)
    {
        std::set<std::pair<Corner, Corner>> edges; // with a cell of theirs on one side alone
        for (const auto& [x, y] : cells) {
            const std::array<Corner, 4> around{
                Corner{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}};
            for (std::size_t i = 0; i < around.size(); ++i) {
                const Corner from = around.at(i);
                const Corner to = around.at((i + 1) % around.size());
                if (edges.erase({to, from}) == 0)
                    edges.emplace(from, to);
            }
        }
        const std::map<Corner, Corner> next(edges.begin(), edges.end());
        Ring ring;
        Corner at = next.begin()->first;
        do {
            const Corner to = next.at(at);
            add_border(ring, at, to);
            at = to;
        } while (at != next.begin()->first);
        return ring;
    }

private:
    /// The border between two corners, without its end: the same line whoever walks it.
    void add_border(Ring& ring, Corner from, Corner to)
    {
        const bool back = to < from;
        const auto key = back ? std::pair(to, from) : std::pair(from, to);
        auto found = m_borders.find(key);
        if (found == m_borders.end()) {
            Ring line{m_corners.at(key.first)};
            wander(line, m_corners.at(key.second), 5);
            found = m_borders.emplace(key, std::move(line)).first;
        }
        const Ring& line = found->second;
        if (back)
            ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        else
            ring.insert(ring.end(), line.begin(), line.end() - 1);
    }
    /// Goes on to a place, a little to one side half-way, and so again in both halves.
    void wander(Ring& line, GeoPoint to, int depth)
    {
        if (depth == 0) {
            line.push_back(to);
            return;
        }
        const GeoPoint from = line.back();
        const double aside = 0.11 * swing(m_dice);
        const GeoPoint middle{(from.x + to.x) / 2 - aside * (to.y - from.y),
                              (from.y + to.y) / 2 + aside * (to.x - from.x)};
        wander(line, middle, depth - 1);
        wander(line, to, depth - 1);
    }

    Dice& m_dice;
    std::map<Corner, GeoPoint> m_corners;
    std::map<std::pair<Corner, Corner>, Ring> m_borders;
};

Ring blob(GeoPoint middle, double size, Dice& dice)
{
    constexpr int points = 24;
    Ring ring;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points;
        const double far = size * (0.9 + 0.1 * swing(dice));
        ring.push_back({middle.x + 1.2 * far * std::cos(angle), middle.y + far * std::sin(angle)});
    }
    return ring;
}

} // namespace

Grounds Grounds::make(Dice dice)
{
    Grounds made;
    Lattice lattice(dice);
    std::vector<Corner> all;
    for (const std::vector<Corner>& cells : cells_of_towns) {
        made.towns.push_back({{lattice.outline(cells)}});
        all.insert(all.end(), cells.begin(), cells.end());
    }
    made.county = {{lattice.outline(all)}};
    const Polygon exclave{blob({106.43, 38.15}, 0.016, dice)};
    made.towns[exclave_of].push_back(exclave);
    made.county.push_back(exclave);
    made.parks = {{{blob({106.275, 38.365}, 0.026, dice)}},
                  {{blob({106.025, 38.235}, 0.022, dice)}},
                  {{blob({106.14, 38.15}, 0.018, dice)}}};
    return made;
}

GeoPoint somewhere_in(const Shape& shape, Dice& dice)
{
    constexpr int parts = 100'000;
    const GeoBox box = box_of(shape);
    GeoPoint place = box.centre();
    do {
        place = {box.left + box.width() * dice.below(parts) / parts,
                 box.low + box.height() * dice.below(parts) / parts};
    } while (!inside(shape, place));
    return place;
}

double six_digits(double degrees)
{
    return static_cast<double>(std::llround(degrees * 1e6)) / 1e6;
}

} // namespace lx::sample
