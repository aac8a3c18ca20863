#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/rules/duties.h"

namespace lx {

/// 到期: something with a last day, up to kDutyDays ahead. What is alike and falls due in one week
/// stands together, and so does what is overdue.
struct AgendaItem
{
    enum class Kind : std::uint8_t
    {
        Rule, ///< what a rule asks by a day
        Election,
        Supervision,
        Milestone, ///< of a campaign; one alone
        Target     ///< that is not reached; one alone
    };
    /// Who answers for how many of the rows.
    struct Answers
    {
        std::string who;
        std::int64_t count = 0;
        bool operator==(const Answers&) const = default;
    };
    Kind kind = Kind::Milestone;
    std::optional<Date> week; ///< Monday of the week it falls due in; none = overdue
    Date due;                 ///< the earliest
    std::string title;
    std::string detail;            ///< clause; names of the first rows
    std::vector<Answers> who;      ///< those with the most first; rows of nobody are left out
    std::int64_t count = 1;        ///< rows; of a target what it still lacks
    std::string ledger;            ///< of the rows; "" for a target
    std::vector<std::int64_t> ids; ///< the rows, ascending; of a rule duty_rows tells them
    std::size_t pack = 0;          ///< of Rule, Target: its place among the county's policies
    const Rule* rule = nullptr;    ///< of Rule
    int part = 0;                  ///< of Rule: of rule->parts

    [[nodiscard]] bool overdue() const { return !week; }
    [[nodiscard]] bool of_policy() const { return kind == Kind::Rule || kind == Kind::Target; }
};
/// rule, election, supervision, milestone, target
[[nodiscard]] std::string_view agenda_kind_code(AgendaItem::Kind kind);

/// Milestones that are not done and what focus.json says is due, whatever the policies.
/// Precondition: their needs were loaded.
[[nodiscard]] std::vector<AgendaItem> agenda_of(const World& world);
[[nodiscard]] Needs agenda_needs(const FactRegistry& registry);
/// What a policy's rules ask by a day, except those agenda_of stands for. `pack`: place of the
/// policy.
[[nodiscard]] std::vector<AgendaItem>
rule_agenda(const Evaluation& evaluation, const std::vector<Duty>& duties, std::size_t pack);
/// The targets that are not reached and have a deadline.
[[nodiscard]] std::vector<AgendaItem> target_agenda(const Evaluation& evaluation, std::size_t pack);
/// Overdue first, there by kind; then week by week, there by day.
void sort_agenda(std::vector<AgendaItem>& items);

} // namespace lx
