#include "core/base/kept_rows.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace lx {

namespace {

using Ids = std::vector<std::int64_t>;

/// What differs of two lists: everything but their common beginning and end.
struct Middle
{
    std::ptrdiff_t begin = 0;
    std::ptrdiff_t before_end = 0;
    std::ptrdiff_t list_end = 0;
};

Middle middle_of(const Ids& before, const Ids& list)
{
    const auto first = std::mismatch(before.begin(), before.end(), list.begin(), list.end()).first;
    Middle middle{first - before.begin(), std::ssize(before), std::ssize(list)};
    while (middle.before_end > middle.begin && middle.list_end > middle.begin &&
           before[static_cast<std::size_t>(middle.before_end - 1)] ==
               list[static_cast<std::size_t>(middle.list_end - 1)]) {
        --middle.before_end;
        --middle.list_end;
    }
    return middle;
}

/// A row that stays, and its place in the list.
struct Stay
{
    std::int64_t id = 0;
    std::ptrdiff_t place = -1; ///< -1 where it is not in the list
    bool moved = false;
    bool settled = false; ///< it stands where it belongs
};

/// Of the rows nobody touched as many as possible are where they belong: the longest part of them
/// whose places ascend.
void settle_untouched(std::vector<Stay>& stays)
{
    std::vector<std::size_t> ends; ///< by length less one: the row the best chain ends with
    std::vector<std::size_t> previous(stays.size(), stays.size());
    for (std::size_t at = 0; at < stays.size(); ++at) {
        if (stays[at].moved || stays[at].place < 0)
            continue;
        const auto end = !ends.empty() && stays[ends.back()].place < stays[at].place
                             ? ends.end()
                             : std::lower_bound(ends.begin(), ends.end(), stays[at].place,
                                                [&](std::size_t one, std::ptrdiff_t place) {
                                                    return stays[one].place < place;
                                                });
        if (end != ends.begin())
            previous[at] = *(end - 1);
        if (end == ends.end())
            ends.push_back(at);
        else
            *end = at;
    }
    for (std::size_t at = ends.empty() ? stays.size() : ends.back(); at < stays.size();
         at = previous[at])
        stays[at].settled = true;
}

/// Of the touched ones those whose places go with the rows around them.
void settle_moved(std::vector<Stay>& stays)
{
    std::vector<std::ptrdiff_t> next(stays.size());
    std::ptrdiff_t above = std::numeric_limits<std::ptrdiff_t>::max();
    for (std::size_t at = stays.size(); at-- > 0;) {
        next[at] = above;
        if (stays[at].settled)
            above = stays[at].place;
    }
    std::ptrdiff_t below = -1;
    for (std::size_t at = 0; at < stays.size(); ++at) {
        Stay& stay = stays[at];
        if (stay.moved && stay.place > below && stay.place < next[at])
            stay.settled = true;
        if (stay.settled)
            below = stay.place;
    }
}

} // namespace

KeptRows keep_rows(const Ids& before, const Ids& list, const Ids& gone, const Ids& moved)
{
    const Middle middle = middle_of(before, list);
    std::unordered_map<std::int64_t, std::ptrdiff_t> places;
    for (std::ptrdiff_t at = middle.begin; at < middle.list_end; ++at)
        places.emplace(list[static_cast<std::size_t>(at)], at);
    const std::unordered_set<std::int64_t> no_more(gone.begin(), gone.end());
    const std::unordered_set<std::int64_t> touched(moved.begin(), moved.end());

    KeptRows kept;
    std::vector<Stay> stays;
    std::unordered_map<std::int64_t, std::size_t> staying;
    for (std::ptrdiff_t at = middle.begin; at < middle.before_end; ++at) {
        const std::int64_t id = before[static_cast<std::size_t>(at)];
        const auto place = places.find(id);
        if (place == places.end() && no_more.contains(id)) {
            kept.removed.push_back(static_cast<int>(at));
            continue;
        }
        staying.emplace(id, stays.size());
        stays.push_back({id, place == places.end() ? -1 : place->second, touched.contains(id)});
    }
    std::reverse(kept.removed.begin(), kept.removed.end());
    settle_untouched(stays);
    settle_moved(stays);

    // What is new follows the row it stands behind in the list.
    std::vector<Ids> followers(stays.size() + 1);
    std::size_t behind = 0;
    for (std::ptrdiff_t at = middle.begin; at < middle.list_end; ++at) {
        const std::int64_t id = list[static_cast<std::size_t>(at)];
        const auto stay = staying.find(id);
        if (stay == staying.end())
            followers[behind].push_back(id);
        else if (stays[stay->second].settled)
            behind = stay->second + 1;
    }

    kept.ids.assign(before.begin(), before.begin() + middle.begin);
    const auto follow = [&](const Ids& fresh) {
        for (const std::int64_t id : fresh) {
            kept.inserted.emplace_back(static_cast<int>(kept.ids.size()), id);
            kept.ids.push_back(id);
        }
    };
    follow(followers.front());
    for (std::size_t at = 0; at < stays.size(); ++at) {
        kept.ids.push_back(stays[at].id);
        if (!stays[at].settled)
            kept.strayed.push_back(stays[at].id);
        follow(followers[at + 1]);
    }
    kept.ids.insert(kept.ids.end(), before.begin() + middle.before_end, before.end());
    return kept;
}

Ids rows_left_out(const Ids& before, const Ids& list)
{
    const Middle middle = middle_of(before, list);
    const std::unordered_set<std::int64_t> there(list.begin() + middle.begin,
                                                 list.begin() + middle.list_end);
    Ids left;
    std::copy_if(before.begin() + middle.begin, before.begin() + middle.before_end,
                 std::back_inserter(left), [&](std::int64_t id) { return !there.contains(id); });
    return left;
}

} // namespace lx
