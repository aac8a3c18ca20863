#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/county/county.h"

namespace lx {

/// A number that a policy asks for of honours (district-2020/1.e.1), or that there be one
/// (ningxia-2018/18.d), and how far it is reached in the jurisdiction.
struct HonourGoal
{
    std::string policy; ///< 简称
    std::string id;     ///< full: ningxia-2018/18.a
    std::string clause;
    std::string title;
    std::int64_t reached = 0; ///< honours that count; of a rule 1 or 0
    std::int64_t wanted = 1;
    State state = State::Unmet;
};

/// Those of the policies that were evaluated, in their order: targets that count honours, and
/// rules for the jurisdiction that read them. Nothing where the jurisdiction has none.
[[nodiscard]] std::vector<HonourGoal> honour_goals(const std::vector<PackResult>& packs);

} // namespace lx
