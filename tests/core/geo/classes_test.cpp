#include "core/geo/classes.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

TEST_CASE("classes of equal width, of equally many, and where the values leave gaps")
{
    const std::vector<double> values{1, 2, 3, 10, 11, 12, 40, 41};
    CHECK(class_bounds(ClassKind::Equal, values, 4) == std::vector<double>{11, 21, 31});
    CHECK(class_bounds(ClassKind::Quantile, values, 4) == std::vector<double>{3, 11, 40});
    CHECK(class_bounds(ClassKind::Natural, values, 3) == std::vector<double>{10, 40});
    CHECK(class_bounds(ClassKind::Natural, {5, 5, 5}, 4).empty());
    CHECK(class_bounds(ClassKind::Natural, {}, 4).empty());
}

TEST_CASE("every value falls into one class, larger values into none before")
{
    REQUIRE(rc::check("whatever the values", [](std::vector<int> whole) {
        std::vector<double> values(whole.begin(), whole.end());
        const ClassKind kind =
            *rc::gen::element(ClassKind::Equal, ClassKind::Quantile, ClassKind::Natural);
        const int classes = *rc::gen::inRange(2, 8);
        const auto bounds = class_bounds(kind, values, classes);
        RC_ASSERT(bounds.size() < static_cast<std::size_t>(classes));
        RC_ASSERT(std::is_sorted(bounds.begin(), bounds.end()));
        RC_ASSERT(std::adjacent_find(bounds.begin(), bounds.end()) == bounds.end());
        std::sort(values.begin(), values.end());
        std::size_t before = 0;
        for (const double value : values) {
            const std::size_t at = class_of(bounds, value);
            RC_ASSERT(at >= before);
            before = at;
        }
    }));
}

TEST_CASE("kinds of classes are called by their words")
{
    CHECK(class_kind("natural") == ClassKind::Natural);
    CHECK(class_kind("own") == ClassKind::Own);
    CHECK_FALSE(class_kind("jenks"));
}
