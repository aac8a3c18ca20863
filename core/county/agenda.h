#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/rules/duties.h"

namespace lx {

/// Something with a last day that is no single finding: a milestone of a campaign, matters under
/// supervision, a target that is not reached.
struct AgendaItem
{
    enum class Kind : std::uint8_t
    {
        Milestone,
        Supervision, ///< all of one urgency together
        Target
    };
    Kind kind = Kind::Milestone;
    Urgency urgency = Urgency::Overdue;
    std::string title;
    std::string detail;            ///< campaign and responsible unit; policy and clause
    Date due;                      ///< the earliest
    std::int64_t count = 1;        ///< rows; of a target what it still lacks
    std::vector<std::int64_t> ids; ///< rows of `milestone` or `supervision`; empty for targets
};

/// Milestones that are not done and open supervision with a last day up to half a year ahead, most
/// urgent first, then by day. Precondition: their needs were loaded.
[[nodiscard]] std::vector<AgendaItem> agenda_of(const World& world);
[[nodiscard]] Needs agenda_needs(const FactRegistry& registry);
/// The targets that are not reached and have a deadline, in the order of the policy.
[[nodiscard]] std::vector<AgendaItem> target_agenda(const Evaluation& evaluation);

} // namespace lx
