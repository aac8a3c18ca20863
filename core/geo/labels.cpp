#include "core/geo/labels.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

namespace lx {

namespace {

constexpr int columns = 15; ///< places tried across an area…
constexpr int rows = 15;    ///< …and down
constexpr std::size_t most_candidates = 24;

/// A place where the box of a label lies inside its area.
struct Candidate
{
    GeoPoint at;
    std::size_t size = 0;      ///< of the wish's
    double far = 0;            ///< from the line of the area, less off its middle: more is better
    bool hides = false;        ///< the edge of something that is read
    std::ptrdiff_t covers = 0; ///< how many boxes to be left free it stands on
};

/// What a box does to what stands there already.
struct Covered
{
    double hidden = 0;         ///< most of what is read
    std::ptrdiff_t others = 0; ///< boxes to be left free
};

Covered covered_by(const GeoBox& box, const std::vector<LabelObstacle>& obstacles)
{
    Covered covered;
    for (const LabelObstacle& one : obstacles) {
        if (!one.box.meets(box))
            continue;
        if (one.read)
            covered.hidden = std::max(covered.hidden, hidden_share(one.box, box));
        else
            ++covered.others;
    }
    return covered;
}

/// Whether a line meets a box (Liang and Barsky).
bool meets(const GeoBox& box, GeoPoint from, GeoPoint to)
{
    double begin = 0;
    double end = 1;
    const auto clip = [&](double step, double room) {
        if (step == 0)
            return room >= 0;
        const double at = room / step;
        if (step < 0)
            begin = std::max(begin, at);
        else
            end = std::min(end, at);
        return begin <= end;
    };
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    return clip(-dx, from.x - box.left) && clip(dx, box.right - from.x) &&
           clip(-dy, from.y - box.low) && clip(dy, box.high - from.y);
}

bool holds(const Shape& shape, const ShapeFinder& finder, const GeoBox& box)
{
    if (!finder.holds(box.centre()))
        return false;
    bool crossed = false;
    each_edge(shape,
              [&](GeoPoint from, GeoPoint to) { crossed = crossed || meets(box, from, to); });
    return !crossed;
}

double far_from_line(const Shape& shape, GeoPoint point)
{
    double least = std::numeric_limits<double>::max();
    each_edge(shape, [&](GeoPoint from, GeoPoint to) {
        least = std::min(least, distance(point, from, to));
    });
    return least;
}

/// Places inside an area: those that leave most free first, then those farthest from its line.
std::vector<Candidate> candidates_of(const LabelWish& wish,
                                     const std::vector<LabelObstacle>& obstacles)
{
    const ShapeFinder finder(wish.shape);
    const GeoBox& all = finder.box();
    std::vector<LabelObstacle> near;
    std::ranges::copy_if(obstacles, std::back_inserter(near),
                         [&](const LabelObstacle& one) { return one.box.meets(all); });
    std::vector<Candidate> found;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const GeoPoint at{all.left + all.width() * (column + 0.5) / columns,
                              all.low + all.height() * (row + 0.5) / rows};
            // Of places about as far from the line the one nearer to the middle looks best.
            constexpr double middle = 0.05;
            const double off = std::hypot(at.x - all.centre().x, at.y - all.centre().y);
            std::optional<double> far;
            for (std::size_t size = 0; size < wish.sizes.size(); ++size) {
                const GeoBox box = label_box(at, wish.sizes[size]);
                if (!holds(wish.shape, finder, box))
                    continue;
                const Covered covered = covered_by(box, near);
                if (covered.hidden > most_hidden)
                    continue;
                if (!far)
                    far = far_from_line(wish.shape, at);
                found.push_back(
                    {at, size, *far - middle * off, covered.hidden > 0, covered.others});
            }
        }
    }
    std::ranges::stable_sort(found, [](const Candidate& a, const Candidate& b) {
        return std::tuple(a.hides, a.covers, a.size, -a.far) <
               std::tuple(b.hides, b.covers, b.size, -b.far);
    });
    // A few good ones, then others from everywhere: those in the way may have to go far.
    if (found.size() > most_candidates) {
        std::vector<Candidate> few(found.begin(), found.begin() + most_candidates / 2);
        const std::size_t step = found.size() / (most_candidates / 2);
        for (std::size_t i = most_candidates / 2; i < found.size(); i += step)
            few.push_back(found[i]);
        found = std::move(few);
    }
    return found;
}

class Placer
{
public:
    Placer(const std::vector<LabelWish>& wishes, const std::vector<GeoBox>& taken,
           const std::vector<LabelObstacle>& obstacles, const std::optional<GeoBox>& within)
        : m_wishes(wishes), m_taken(taken), m_obstacles(obstacles), m_within(within),
          m_placed(wishes.size()), m_boxes(wishes.size())
    {
        for (const LabelWish& wish : wishes)
            m_candidates.push_back(candidates_of(wish, obstacles));
        m_order.resize(wishes.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::ranges::stable_sort(m_order, std::greater{},
                                 [&](std::size_t at) { return wishes[at].weight; });
    }

    [[nodiscard]] std::vector<PlacedLabel> place()
    {
        for (const std::size_t label : m_order)
            put_where_free(label);
        for (const std::size_t label : m_order) {
            if (!m_placed[label].at)
                make_room(label);
        }
        for (const std::size_t label : m_order) {
            if (!m_placed[label].at)
                put_number(label);
        }
        return m_placed;
    }

private:
    [[nodiscard]] GeoBox box(std::size_t label, const Candidate& candidate) const
    {
        return label_box(candidate.at, m_wishes[label].sizes[candidate.size]);
    }
    /// Labels whose boxes meet a box; `fixed` where something does that can't move.
    [[nodiscard]] std::vector<std::size_t> in_the_way(const GeoBox& box, std::size_t of,
                                                      bool& fixed) const
    {
        fixed = std::ranges::any_of(m_taken, [&](const GeoBox& one) { return one.meets(box); }) ||
                (m_within &&
                 !(m_within->holds({box.left, box.low}) && m_within->holds({box.right, box.high})));
        std::vector<std::size_t> found;
        for (std::size_t other = 0; other < m_boxes.size(); ++other) {
            if (other != of && m_placed[other].at && m_boxes[other].meets(box))
                found.push_back(other);
        }
        return found;
    }
    [[nodiscard]] bool free(const GeoBox& box, std::size_t of) const
    {
        bool fixed = false;
        return in_the_way(box, of, fixed).empty() && !fixed;
    }
    void put(std::size_t label, GeoPoint at, const GeoBox& box, std::size_t size = 0)
    {
        m_placed[label].at = at;
        m_placed[label].size = size;
        m_boxes[label] = box;
    }
    bool put_where_free(std::size_t label)
    {
        for (const Candidate& candidate : m_candidates[label]) {
            if (const GeoBox at = box(label, candidate); free(at, label)) {
                put(label, candidate.at, at, candidate.size);
                return true;
            }
        }
        return false;
    }
    /// One label that stands in the way goes elsewhere.
    void make_room(std::size_t label)
    {
        for (const Candidate& candidate : m_candidates[label]) {
            const GeoBox wanted = box(label, candidate);
            bool fixed = false;
            const auto others = in_the_way(wanted, label, fixed);
            if (fixed || others.size() != 1)
                continue;
            const std::size_t other = others.front();
            const PlacedLabel before = m_placed[other];
            const GeoBox before_box = m_boxes[other];
            put(label, candidate.at, wanted, candidate.size);
            m_placed[other].at.reset();
            if (put_where_free(other))
                return;
            m_placed[other] = before;
            m_boxes[other] = before_box;
            m_placed[label].at.reset();
        }
    }
    /// How much of what stands there a number may cover.
    enum class Over : std::uint8_t
    {
        Nothing,
        WhatIsNotRead ///< and the edge of what is
    };

    /// Inside its area, else around it; where it can, beside what stands there.
    void put_number(std::size_t label)
    {
        const LabelWish& wish = m_wishes[label];
        m_placed[label].number = wish.number;
        if (wish.shape.empty())
            return;
        const ShapeFinder finder(wish.shape);
        const GeoPoint middle = place_inside(wish.shape);
        for (const Over over : {Over::Nothing, Over::WhatIsNotRead}) {
            if (put_near(label, finder, middle, over))
                return;
        }
    }
    [[nodiscard]] bool on_line(const GeoBox& box) const
    {
        return std::ranges::any_of(
            m_leaders, [&](const auto& line) { return meets(box, line.first, line.second); });
    }
    /// The nearest free place around a middle, in rings of half a box.
    bool put_near(std::size_t label, const ShapeFinder& finder, GeoPoint middle, Over over)
    {
        const LabelWish& wish = m_wishes[label];
        constexpr int rings = 10;
        for (int ring = 0; ring <= rings; ++ring) {
            for (int y = -ring; y <= ring; ++y) {
                for (int x = -ring; x <= ring; ++x) {
                    if (std::max(std::abs(x), std::abs(y)) != ring)
                        continue;
                    const GeoPoint at{middle.x + x * wish.number_size.width * 0.75,
                                      middle.y + y * wish.number_size.height * 0.75};
                    const GeoBox wanted = label_box(at, wish.number_size);
                    if (!may_cover(wanted, over) || on_line(wanted) || !free(wanted, label))
                        continue;
                    if (finder.holds(at)) {
                        put(label, at, wanted);
                        return true;
                    }
                    if (crosses(label, middle, at))
                        continue;
                    put(label, at, wanted);
                    m_placed[label].leader = middle;
                    m_leaders.emplace_back(middle, at);
                    return true;
                }
            }
        }
        return false;
    }
    [[nodiscard]] bool may_cover(const GeoBox& box, Over over) const
    {
        const Covered covered = covered_by(box, m_obstacles);
        if (over == Over::Nothing)
            return covered.hidden == 0 && covered.others == 0;
        return covered.hidden <= most_hidden;
    }
    /// Whether a line would cross a box of another label.
    [[nodiscard]] bool crosses(std::size_t label, GeoPoint from, GeoPoint to) const
    {
        for (std::size_t other = 0; other < m_boxes.size(); ++other) {
            if (other != label && m_placed[other].at && meets(m_boxes[other], from, to))
                return true;
        }
        return false;
    }

    const std::vector<LabelWish>& m_wishes;
    const std::vector<GeoBox>& m_taken;
    const std::vector<LabelObstacle>& m_obstacles;
    const std::optional<GeoBox>& m_within;
    std::vector<PlacedLabel> m_placed;
    std::vector<GeoBox> m_boxes; ///< of those that are placed
    std::vector<std::vector<Candidate>> m_candidates;
    std::vector<std::size_t> m_order;                     ///< by weight
    std::vector<std::pair<GeoPoint, GeoPoint>> m_leaders; ///< lines to numbers beside their areas
};

} // namespace

GeoPoint place_inside(const Shape& shape)
{
    const ShapeFinder finder(shape);
    const GeoBox& all = finder.box();
    GeoPoint best = all.centre();
    double most = -1;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const GeoPoint at{all.left + all.width() * (column + 0.5) / columns,
                              all.low + all.height() * (row + 0.5) / rows};
            if (!finder.holds(at))
                continue;
            if (const double far = far_from_line(shape, at); far > most) {
                most = far;
                best = at;
            }
        }
    }
    return best;
}

GeoBox label_box(GeoPoint middle, double width, double height)
{
    return {middle.x - width / 2, middle.x + width / 2, middle.y - height / 2,
            middle.y + height / 2};
}

GeoBox label_box(GeoPoint middle, const LabelWish::Size& size)
{
    return label_box(middle, size.width, size.height);
}

double hidden_share(const GeoBox& box, const GeoBox& by)
{
    const double width = std::min(box.right, by.right) - std::max(box.left, by.left);
    const double height = std::min(box.high, by.high) - std::max(box.low, by.low);
    const double all = box.width() * box.height();
    return width <= 0 || height <= 0 || all <= 0 ? 0 : width * height / all;
}

std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes,
                                      const std::vector<GeoBox>& taken,
                                      const std::vector<LabelObstacle>& obstacles,
                                      const std::optional<GeoBox>& within)
{
    return Placer(wishes, taken, obstacles, within).place();
}

} // namespace lx
