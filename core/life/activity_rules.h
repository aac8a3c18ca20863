#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/policy_pack.h"

namespace lx {

/// A rule that asks organizations to hold activities of some kinds (组织生活类别), so many times in
/// every month, quarter, half-year or year.
struct ActivityRule
{
    const Rule* rule = nullptr;
    int part = 0; ///< of rule->parts
    std::vector<std::string> kinds;
};

/// Those of a pack, in its order: rules with a cadence whose condition counts nothing but an
/// organization's activities, each count of named kinds. (Where a rule asks for something else too,
/// an activity alone doesn't meet it.)
[[nodiscard]] std::vector<ActivityRule> activity_rules(const PolicyPack& pack);

/// Whether a condition counts nothing but rows of a ledger by their link, each count of named kinds
/// (its field `kind`): those are added. False where it asks for anything else.
[[nodiscard]] bool counts_kinds(const Condition& condition, std::string_view ledger,
                                std::string_view via, std::vector<std::string>& kinds);

} // namespace lx
