#include "core/stars/honour_goals.h"

#include <algorithm>
#include <cmath>

namespace lx {

namespace {

constexpr const char* honours = "honour"; ///< the ledger

bool asks_the_jurisdiction(const Rule& rule)
{
    return rule.needs.ledgers().contains(honours) &&
           std::ranges::all_of(rule.parts, &RulePart::jurisdiction);
}

State state_of(const StateCounts& counts)
{
    return counts.met > 0       ? State::Met
           : counts.unmet > 0   ? State::Unmet
           : counts.pending > 0 ? State::Pending
           : counts.unknown > 0 ? State::Unknown
                                : State::None;
}

} // namespace

std::vector<HonourGoal> honour_goals(const std::vector<PackResult>& packs)
{
    std::vector<HonourGoal> goals;
    for (const PackResult& pack : packs) {
        const std::string& name = pack.pack->short_name();
        for (const TargetResult& result : pack.evaluation->targets())
            if (result.target->ledger == honours)
                goals.push_back({name, result.target->full_id, result.target->clause,
                                 result.target->title, result.numerator,
                                 std::llround(std::ceil(result.value)), result.state});
        const auto& rules = pack.evaluation->rules();
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (!asks_the_jurisdiction(*rules[i]))
                continue;
            // Counted beforehand where the figures were wanted.
            const State state =
                state_of(pack.counts.empty() ? pack.evaluation->counts(*rules[i]) : pack.counts[i]);
            if (state != State::None)
                goals.push_back({name, rules[i]->full_id, rules[i]->clause, rules[i]->title,
                                 state == State::Met ? 1 : 0, 1, state});
        }
    }
    return goals;
}

} // namespace lx
