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

/// How soon something due on `due` is; nothing where it is further off than half a year.
[[nodiscard]] std::optional<Urgency> urgency_of(Date due, Date today);

/// How many subjects of a rule have something to do, of one urgency: those of one area, or those of
/// one organization answerable for them.
struct Duty
{
    const Rule* rule = nullptr;
    int part = 0; ///< of rule->parts
    Urgency urgency = Urgency::Overdue;
    /// Row of the area below the jurisdiction, or of the organization; -1 = none or outside.
    std::int32_t row = -1;
    std::int64_t count = 0;
    std::optional<Date> due; ///< the earliest; none where the rule sets no day
};

/// The same things to do, told apart two ways; each most urgent first, then in the order of rules
/// and rows.
struct Duties
{
    std::vector<Duty> by_area;
    std::vector<Duty> by_org;
};

/// Everything to be done, or what some rules (ids) ask for. Only what was evaluated with `todo`. A
/// world it can be asked of holds the needs of Placement for every ledger the pack speaks of (see
/// duty_needs).
[[nodiscard]] Duties duties(const Evaluation& evaluation,
                            const std::vector<std::string>& rules = {});
/// The same after changes, from what it was before them on an evaluation of the same rules: those
/// that were evaluated anew or whose subjects stand elsewhere now are gone through again.
[[nodiscard]] Duties duties_after(const Evaluation& evaluation, const Duties& before,
                                  const FieldChanges& changed);

/// Whose subjects: those of one area, of one organization, or all.
struct DutyScope
{
    std::optional<std::int32_t> area; ///< as Duty::row of by_area
    std::optional<std::int32_t> org;  ///< as Duty::row of by_org
};
/// Which of them: ids of the subjects, ascending, each once.
[[nodiscard]] std::vector<std::int64_t> duty_rows(const Evaluation& evaluation, const Rule& rule,
                                                  int part, Urgency urgency,
                                                  const DutyScope& scope = {});
/// Besides the pack's own needs.
[[nodiscard]] Needs duty_needs(const PolicyPack& pack);

} // namespace lx
