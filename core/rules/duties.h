#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/rules/evaluation.h"

namespace lx {

/// Something to be done by a day is listed up to this many days ahead.
inline constexpr int kDutyDays = 180;
/// Today or later, and not further off than that.
[[nodiscard]] bool in_sight(Date due, Date today);
/// Monday of the week of a day.
[[nodiscard]] Date week_of(Date day);

/// How many subjects of a rule one organization answers for have something to do by a day, of one
/// week or with that day past. What a rule asks without setting a day is no duty: it is counted by
/// Evaluation::counts.
struct Duty
{
    const Rule* rule = nullptr;
    int part = 0;             ///< of rule->parts
    std::optional<Date> week; ///< its Monday; none = the day is past
    std::int32_t org = -1;    ///< row of the organization answerable; -1 = none
    std::int64_t count = 0;
    Date due; ///< the earliest
};

/// Everything to be done by a day, or what some rules (ids) ask for: what is past first, then by
/// week, in the order of rules and rows. Only what was evaluated with `todo`. A world it can be
/// asked of holds the needs of Placement for every ledger the pack speaks of (see duty_needs).
[[nodiscard]] std::vector<Duty> duties(const Evaluation& evaluation,
                                       const std::vector<std::string>& rules = {});
/// The same after changes, from what it was before them on an evaluation of the same rules: those
/// that were evaluated anew or whose subjects stand elsewhere now are gone through again.
[[nodiscard]] std::vector<Duty> duties_after(const Evaluation& evaluation,
                                             const std::vector<Duty>& before,
                                             const FieldChanges& changed);

/// Which of them: ids of the subjects, ascending, each once.
[[nodiscard]] std::vector<std::int64_t> duty_rows(const Evaluation& evaluation, const Rule& rule,
                                                  int part, std::optional<Date> week);
/// Besides the pack's own needs.
[[nodiscard]] Needs duty_needs(const PolicyPack& pack);

} // namespace lx
