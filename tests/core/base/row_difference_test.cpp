#include "core/base/row_difference.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

using Ids = std::vector<std::int64_t>;

namespace {

Ids apply(Ids ids, const RowDifference& difference)
{
    for (const int row : difference.removed)
        ids.erase(ids.begin() + row);
    for (const auto& [row, id] : difference.inserted)
        ids.insert(ids.begin() + row, id);
    return ids;
}

} // namespace

TEST_CASE("a difference is as small as the edit")
{
    CHECK(row_difference({1, 2, 3}, {1, 2, 3}, {2}).empty());
    const auto gone = row_difference({1, 2, 3}, {1, 3}, {});
    CHECK(gone.removed == std::vector<int>{1});
    CHECK(gone.inserted.empty());
    const auto moved = row_difference({1, 2, 3, 4, 5}, {1, 3, 4, 2, 5}, {2});
    CHECK(moved.removed == std::vector<int>{1});
    REQUIRE(moved.inserted.size() == 1);
    CHECK(moved.inserted[0] == std::pair<int, std::int64_t>{3, 2});
}

TEST_CASE("another order of rows nobody touched is read anew")
{
    CHECK(row_difference({1, 2, 3}, {3, 2, 1}, {}).too_many);
    CHECK(row_difference({1, 2, 3}, {4, 5, 6, 7}, {}, 3).too_many);
}

TEST_CASE("applied, a difference gives the rows after")
{
    CHECK(rc::check("any edits of an ordered list", [] {
        const auto all = *rc::gen::unique<Ids>(rc::gen::inRange<std::int64_t>(1, 60));
        // Before: some of them; after: others, with some moved to new places.
        Ids before;
        Ids after;
        for (const std::int64_t id : all) {
            const int fate = *rc::gen::inRange(0, 4);
            if (fate != 0)
                before.push_back(id);
            if (fate != 1)
                after.push_back(id);
        }
        Ids moved;
        if (!after.empty()) {
            const auto from = *rc::gen::inRange<std::size_t>(0, after.size());
            const auto to = *rc::gen::inRange<std::size_t>(0, after.size());
            const std::int64_t id = after[from];
            after.erase(after.begin() + static_cast<std::ptrdiff_t>(from));
            after.insert(after.begin() + static_cast<std::ptrdiff_t>(to), id);
            moved.push_back(id);
        }
        const auto difference = row_difference(before, after, moved);
        RC_ASSERT(!difference.too_many);
        RC_ASSERT(apply(before, difference) == after);
    }));
}
