#pragma once

#include <cstdint>
#include <vector>

#include "core/facts/world.h"

namespace lx {

/// An organization in a list that stands in the order of the tree.
struct OrgInTree
{
    std::int32_t row = 0; ///< in the snapshot
    std::int64_t id = 0;
    int level = 0; ///< below how many others of the list it stands
    bool operator==(const OrgInTree&) const = default;
};

/// Organizations that are listed (one flag a row of the world), each behind the one above it. One
/// whose own 上级 isn't listed stands at the top. Reads org.parent.
[[nodiscard]] std::vector<OrgInTree> org_tree(const World& world,
                                              const std::vector<std::uint8_t>& listed);

/// Branches (党支部, 联合党支部) that count on the world's day and stand below an organization,
/// however deep, or are it; ids in the tree's order. 0 = all of them. Reads org.parent, org.branch.
[[nodiscard]] std::vector<std::int64_t> branches_below(const World& world, std::int64_t org);

} // namespace lx
