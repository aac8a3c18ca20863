#include "core/base/row_difference.h"

#include <algorithm>
#include <unordered_set>

namespace lx {

RowDifference row_difference(const std::vector<std::int64_t>& before,
                             const std::vector<std::int64_t>& after,
                             const std::vector<std::int64_t>& moved, std::size_t limit)
{
    RowDifference difference;
    const auto [first_before, first_after] =
        std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    auto last_before = before.end();
    auto last_after = after.end();
    while (last_before != first_before && last_after != first_after &&
           *(last_before - 1) == *(last_after - 1)) {
        --last_before;
        --last_after;
    }
    const std::unordered_set<std::int64_t> maybe_moved(moved.begin(), moved.end());
    std::unordered_set<std::int64_t> in_before(first_before, last_before);
    const std::unordered_set<std::int64_t> in_after(first_after, last_after);

    std::vector<std::int64_t> kept;
    for (auto it = first_before; it != last_before; ++it) {
        if (in_after.contains(*it) && !maybe_moved.contains(*it)) {
            kept.push_back(*it);
            continue;
        }
        in_before.erase(*it);
        difference.removed.push_back(static_cast<int>(it - before.begin()));
    }
    auto next = kept.begin();
    for (auto it = first_after; it != last_after; ++it) {
        if (!in_before.contains(*it)) {
            difference.inserted.emplace_back(static_cast<int>(it - after.begin()), *it);
            continue;
        }
        if (next == kept.end() || *next != *it) {
            difference.too_many = true; // the order of rows nobody touched is another one
            return difference;
        }
        ++next;
    }
    if (difference.removed.size() + difference.inserted.size() > limit) {
        difference.too_many = true;
        return difference;
    }
    std::reverse(difference.removed.begin(), difference.removed.end());
    return difference;
}

} // namespace lx
