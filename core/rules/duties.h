#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/rules/evaluation.h"

namespace lx {

/// How soon something is to be done.
enum class Urgency : std::uint8_t
{
    Overdue,  ///< not met: should be so already
    Month,    ///< due within 30 days
    HalfYear, ///< due within 31 to 180 days (re-elections, campaigns)
};
inline constexpr int kMonthDays = 30;
inline constexpr int kHalfYearDays = 180;

/// How many subjects of a rule in one area have something to do, of one urgency.
struct Duty
{
    const Rule* rule = nullptr;
    int part = 0; ///< of rule->parts
    Urgency urgency = Urgency::Overdue;
    std::int32_t area = -1; ///< row of the area below the jurisdiction; -1 = none or outside
    std::int64_t count = 0;
    std::optional<Date> due; ///< the earliest; none where the rule sets no day
};

/// Everything to be done, most urgent first, then in the order of rules and areas. Only what was
/// evaluated with `todo`. A world it can be asked of holds the needs of Placement for every ledger
/// the pack speaks of (see duty_needs).
[[nodiscard]] std::vector<Duty> duties(const Evaluation& evaluation);
/// Which of them: ids of the subjects, ascending, each once; `area` none = of all areas.
[[nodiscard]] std::vector<std::int64_t> duty_rows(const Evaluation& evaluation, const Rule& rule,
                                                  int part, Urgency urgency,
                                                  std::optional<std::int32_t> area);
/// Besides the pack's own needs.
[[nodiscard]] Needs duty_needs(const PolicyPack& pack);

} // namespace lx
