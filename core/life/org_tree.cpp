#include "core/life/org_tree.h"

#include <utility>

namespace lx {

std::vector<OrgInTree> org_tree(const World& world, const std::vector<std::uint8_t>& listed)
{
    const auto& parents = world.snapshot().column("org", "parent").i32;
    std::vector<std::vector<std::int32_t>> below(listed.size());
    std::vector<std::int32_t> tops;
    for (std::size_t row = 0; row < listed.size(); ++row) {
        if (listed[row] == 0)
            continue;
        const std::int32_t parent = parents[row];
        const bool inside = parent >= 0 && listed[static_cast<std::size_t>(parent)] != 0;
        (inside ? below[static_cast<std::size_t>(parent)] : tops)
            .push_back(static_cast<std::int32_t>(row));
    }
    std::vector<std::pair<std::int32_t, int>> todo; // the last is the next
    const auto push = [&](const std::vector<std::int32_t>& rows, int level) {
        for (std::size_t i = rows.size(); i-- > 0;)
            todo.emplace_back(rows[i], level);
    };
    const auto& ids = world.snapshot().table("org").ids;
    std::vector<OrgInTree> orgs;
    push(tops, 0);
    while (!todo.empty()) {
        const auto [row, level] = todo.back();
        todo.pop_back();
        orgs.push_back({row, ids[static_cast<std::size_t>(row)], level});
        push(below[static_cast<std::size_t>(row)], level + 1);
    }
    return orgs;
}

std::vector<std::int64_t> branches_below(const World& world, std::int64_t org)
{
    const auto& counts = *world.fact("org", "counts").tri;
    const auto& branch = *world.fact("org", "branch").tri;
    std::vector<std::uint8_t> listed(counts.size());
    for (std::size_t row = 0; row < listed.size(); ++row)
        listed[row] = counts[row] == Tri::True ? 1 : 0;
    std::vector<std::int64_t> branches;
    int top = org == 0 ? -1 : -2; // level of the one they are below; -2 = not there yet
    for (const OrgInTree& one : org_tree(world, listed)) {
        if (top >= 0 && one.level <= top)
            break;
        if (top == -2 && one.id == org)
            top = one.level;
        if (top != -2 && branch[static_cast<std::size_t>(one.row)] == Tri::True)
            branches.push_back(one.id);
    }
    return branches;
}

} // namespace lx
