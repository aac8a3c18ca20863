// Texts in their areas.
#include "core/geo/labels.h"

#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

Shape star(GeoPoint middle, double size, const std::vector<int>& spikes)
{
    Ring ring;
    for (std::size_t i = 0; i < spikes.size(); ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / spikes.size();
        const double far = size * (0.4 + 0.6 * spikes[i] / 100.0);
        ring.push_back({middle.x + far * std::cos(angle), middle.y + far * std::sin(angle)});
    }
    return {{ring}};
}

Shape square(double left, double top, double side)
{
    return {{{{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}}}};
}

} // namespace

TEST_CASE("boxes never lie on each other, and texts lie inside their areas")
{
    REQUIRE(rc::check("areas of any form and place", [] {
        std::vector<LabelWish> wishes;
        const int count = *rc::gen::inRange(1, 25);
        for (int i = 0; i < count; ++i) {
            const auto spikes = *rc::gen::container<std::vector<int>>(
                static_cast<std::size_t>(*rc::gen::inRange(3, 12)), rc::gen::inRange(0, 100));
            LabelWish wish;
            wish.shape = star({*rc::gen::inRange(0, 400) * 1.0, *rc::gen::inRange(0, 300) * 1.0},
                              *rc::gen::inRange(5, 120) * 1.0, spikes);
            const double width = *rc::gen::inRange(20, 90);
            wish.sizes = {{width, 32}, {1.6 * width, 16}};
            wish.number_size = {18, 14};
            wish.number = static_cast<std::size_t>(i) + 1;
            wish.weight = *rc::gen::inRange(0, 5);
            wishes.push_back(std::move(wish));
        }
        const std::vector<GeoBox> taken{label_box({200, 150}, 60, 60)};
        const GeoBox frame{0, 400, 0, 300};
        std::vector<LabelObstacle> marks;
        for (int i = *rc::gen::inRange(0, 15); i > 0; --i)
            marks.push_back(
                {label_box({*rc::gen::inRange(0, 400) * 1.0, *rc::gen::inRange(0, 300) * 1.0}, 24,
                           24),
                 *rc::gen::arbitrary<bool>()});
        const auto placed = place_labels(wishes, taken, marks, frame);
        RC_ASSERT(placed.size() == wishes.size());
        std::vector<GeoBox> boxes = taken;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            RC_ASSERT(placed[i].at || placed[i].number != 0U);
            if (!placed[i].at)
                continue;
            const LabelWish& wish = wishes[i];
            const bool numbered = placed[i].number != 0;
            const GeoBox box =
                label_box(*placed[i].at, numbered ? wish.number_size : wish.sizes[placed[i].size]);
            // A number stands in its area, or a line leads from there to it.
            RC_ASSERT(placed[i].leader.has_value() ==
                      (numbered && !inside(wish.shape, *placed[i].at)));
            RC_ASSERT(!numbered || placed[i].number == wish.number);
            RC_ASSERT(frame.holds({box.left, box.low}) && frame.holds({box.right, box.high}));
            for (const GeoBox& other : boxes)
                RC_ASSERT(!other.meets(box));
            boxes.push_back(box);
            for (const LabelObstacle& mark : marks)
                RC_ASSERT(!mark.read || hidden_share(mark.box, box) <= most_hidden);
            if (numbered)
                continue;
            for (const GeoPoint corner :
                 {GeoPoint{box.left, box.low}, GeoPoint{box.right, box.low},
                  GeoPoint{box.left, box.high}, GeoPoint{box.right, box.high}})
                RC_ASSERT(inside(wish.shape, corner));
        }
    }));
}

TEST_CASE("what weighs more stands written out, what finds no room has its own number")
{
    std::vector<LabelWish> wishes;
    for (const double weight : {1.0, 3.0, 2.0})
        wishes.push_back({square(0, 0, 50), {{45, 30}}, weight, wishes.size() + 1, {12, 12}});
    const auto placed = place_labels(wishes);
    CHECK(placed[0].number == 1);
    CHECK(placed[1].number == 0);
    CHECK(placed[2].number == 3);
}

TEST_CASE("a number that has no room in its area stands beside it, a free line leads there")
{
    // A strip among wide areas whose texts stand left and right of it.
    const LabelWish strip{
        {{{{100, 0}, {104, 0}, {104, 40}, {100, 40}}}}, {{60, 16}}, 1, 3, {18, 14}};
    const LabelWish left{{{{{0, 0}, {100, 0}, {100, 40}, {0, 40}}}}, {{98, 36}}, 9, 1, {18, 14}};
    const LabelWish right{
        {{{{104, 0}, {204, 0}, {204, 40}, {104, 40}}}}, {{98, 36}}, 9, 2, {18, 14}};
    const auto placed = place_labels({left, right, strip});
    CHECK(placed[0].number == 0);
    CHECK(placed[1].number == 0);
    CHECK(placed[2].number == 3);
    REQUIRE(placed[2].at);
    REQUIRE(placed[2].leader);
    CHECK(inside(strip.shape, *placed[2].leader));
    const GeoBox box = label_box(*placed[2].at, strip.number_size);
    for (const std::size_t other : {0U, 1U})
        CHECK_FALSE(label_box(*placed[other].at, 98, 36).meets(box));
}

TEST_CASE("a label moves a little where another then finds room")
{
    // The wide area's text would lie in the middle, on the only place of the small one.
    const Shape wide{{{{0, 0}, {200, 0}, {200, 30}, {0, 30}}}};
    const std::vector<LabelWish> wishes{{wide, {{60, 20}}, 2, 1, {12, 12}},
                                        {square(85, 0, 30), {{24, 20}}, 1, 2, {12, 12}}};
    const auto placed = place_labels(wishes);
    CHECK(placed[0].number == 0);
    CHECK(placed[1].number == 0);
}

TEST_CASE("a text that is wider than its area is numbered")
{
    const auto placed = place_labels({{square(0, 0, 20), {{60, 16}}, 1, 1, {14, 14}}});
    CHECK(placed.front().number == 1);
    REQUIRE(placed.front().at);
    CHECK(placed.front().at->x == Approx(10).margin(6));
}

TEST_CASE("marks are left free where the area has another place")
{
    const std::vector<LabelObstacle> marks{{label_box({50, 50}, 10, 10)}};
    const LabelWish wish{square(0, 0, 100), {{30, 16}}, 1, 1, {14, 14}};
    const auto placed = place_labels({wish}, {}, marks);
    CHECK_FALSE(label_box(*placed.front().at, wish.sizes[0]).meets(marks.front().box));
    const auto none = place_labels({wish}, {}, {{label_box({50, 50}, 200, 200)}});
    CHECK(none.front().number == 0); // everywhere is taken: it stands there all the same
}

TEST_CASE("what is read is covered at its edge at most: set in one line, else a number")
{
    // Between two rings there is room for one line.
    const std::vector<LabelObstacle> rings{{label_box({60, 20}, 120, 36), true},
                                           {label_box({60, 80}, 120, 36), true}};
    const LabelWish wish{square(0, 0, 120), {{60, 40}, {100, 20}}, 1, 1, {14, 14}};
    const LabelWish low{{{{{0, 0}, {120, 0}, {120, 100}, {0, 100}}}}, wish.sizes, 1, 1, {14, 14}};
    const auto placed = place_labels({low}, {}, rings);
    REQUIRE(placed.front().number == 0);
    CHECK(placed.front().size == 1);
    for (const LabelObstacle& ring : rings)
        CHECK(hidden_share(ring.box, label_box(*placed.front().at, wish.sizes[1])) <= most_hidden);
    // Between nearer ones there is none.
    const auto numbered = place_labels(
        {low}, {}, {{label_box({60, 25}, 120, 46), true}, {label_box({60, 75}, 120, 46), true}});
    CHECK(numbered.front().number == 1);
}
