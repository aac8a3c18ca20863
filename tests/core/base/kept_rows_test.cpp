#include "core/base/kept_rows.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

using Ids = std::vector<std::int64_t>;

namespace {

/// The steps a view is told of, done one by one.
Ids stepped(Ids ids, const KeptRows& kept)
{
    for (const int row : kept.removed)
        ids.erase(ids.begin() + row);
    for (const auto& [row, id] : kept.inserted)
        ids.insert(ids.begin() + row, id);
    return ids;
}

Ids without(Ids ids, const Ids& some)
{
    const std::set<std::int64_t> out(some.begin(), some.end());
    std::erase_if(ids, [&](std::int64_t id) { return out.contains(id); });
    return ids;
}

} // namespace

TEST_CASE("a row that left the list or changed its place in it stays where it is")
{
    const auto left = keep_rows({1, 2, 3, 4}, {1, 3, 4}, {}, {2});
    CHECK(left.ids == Ids{1, 2, 3, 4});
    CHECK(left.strayed == Ids{2});
    CHECK(left.removed.empty());
    CHECK(left.inserted.empty());

    const auto moved = keep_rows({1, 2, 3, 4, 5}, {1, 3, 4, 2, 5}, {}, {2});
    CHECK(moved.ids == Ids{1, 2, 3, 4, 5});
    CHECK(moved.strayed == Ids{2});

    const auto fits = keep_rows({1, 2, 3}, {1, 2, 3}, {}, {2});
    CHECK(fits.strayed.empty());
}

TEST_CASE("a row that strayed is at home again once the list has it where it stands")
{
    const auto back = keep_rows({1, 2, 3, 4}, {1, 2, 3, 4}, {}, {2});
    CHECK(back.ids == Ids{1, 2, 3, 4});
    CHECK(back.strayed.empty());
    // Of two that changed places the one that was touched strays, wherever it went.
    CHECK(keep_rows({1, 2}, {2, 1}, {}, {1}).strayed == Ids{1});
    CHECK(keep_rows({1, 2}, {2, 1}, {}, {2}).strayed == Ids{2});
}

TEST_CASE("rows that are no more go, and new ones come to their place")
{
    const auto kept = keep_rows({1, 2, 3}, {7, 1, 8, 9, 3}, {2}, {});
    CHECK(kept.removed == std::vector<int>{1});
    CHECK(kept.ids == Ids{7, 1, 8, 9, 3});
    CHECK(kept.inserted.size() == 3);
    CHECK(kept.strayed.empty());
    // Behind the row they follow in the list, before one that strayed there.
    CHECK(keep_rows({1, 2, 3}, {1, 8, 3}, {}, {2}).ids == Ids{1, 8, 2, 3});
}

TEST_CASE("where the order of rows nobody touched is another one, as few as possible stray")
{
    CHECK(keep_rows({1, 2, 3, 4}, {4, 1, 2, 3}, {}, {}).strayed == Ids{4});
    CHECK(keep_rows({1, 2, 3, 4, 5}, {1, 4, 2, 3, 5}, {}, {}).strayed == Ids{4});
}

TEST_CASE("what is left out of a list")
{
    CHECK(rows_left_out({1, 2, 3, 4}, {1, 4, 3}) == Ids{2});
    CHECK(rows_left_out({1, 2}, {2, 1, 3}).empty());
}

TEST_CASE("whatever becomes of a list, what is shown holds together")
{
    CHECK(rc::check("any edits of an ordered list", [] {
        const auto all = *rc::gen::unique<Ids>(rc::gen::inRange<std::int64_t>(1, 60));
        Ids before;
        Ids list;
        Ids gone;
        for (const std::int64_t id : all) {
            const int fate = *rc::gen::inRange(0, 6);
            if (fate != 0)
                before.push_back(id);
            if (fate > 2 || fate == 0)
                list.push_back(id);
            else if (fate == 1)
                gone.push_back(id);
        }
        for (int i = *rc::gen::inRange(0, 3); i > 0 && !list.empty(); --i)
            std::swap(list[*rc::gen::inRange<std::size_t>(0, list.size())],
                      list[*rc::gen::inRange<std::size_t>(0, list.size())]);
        const auto moved = *rc::gen::container<Ids>(rc::gen::elementOf(Ids{1, 2, 3, 5, 8, 13}));
        const KeptRows kept = keep_rows(before, list, gone, moved);
        // Told step by step it is the same.
        RC_ASSERT(stepped(before, kept) == kept.ids);
        // Nothing that was shown and still is there moves or goes.
        Ids fresh;
        for (const auto& [row, id] : kept.inserted)
            fresh.push_back(id);
        RC_ASSERT(without(kept.ids, fresh) == without(before, gone));
        // All of the list is shown.
        const std::set<std::int64_t> shown(kept.ids.begin(), kept.ids.end());
        RC_ASSERT(std::ranges::all_of(list, [&](std::int64_t id) { return shown.contains(id); }));
        // Without those told to have strayed it is the list without them.
        RC_ASSERT(without(kept.ids, kept.strayed) == without(list, kept.strayed));
    }));
}
