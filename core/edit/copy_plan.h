#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/edit/editor.h"

namespace lx {

class Database;

/// A year's plan (年度计划) taken over into another year.
struct PlanCopy
{
    int from = 0; ///< years
    int to = 0;
    /// The organization whose plan it is for all of them; none = each one's own.
    std::optional<std::int64_t> pattern{};
    std::vector<std::int64_t> orgs; ///< ids; none = with their own plans: all that had one
};

struct PlanCopied
{
    std::int64_t added = 0;
    std::int64_t there = 0; ///< lines that stood in the plan already
    /// Organizations left out: dissolved by the line's day, or not founded yet.
    std::int64_t gone = 0;
};

/// What the action is called in the history: 2026年年度计划照抄2025年
[[nodiscard]] std::string plan_copy_title(const PlanCopy& copy);

/// Writes a line for each of the former year on the same day of the new one (29 February: the
/// 28th), with subject and person; an organization's own line of that kind, day and subject stays
/// as it is. Persons aren't taken over from another's plan. Part of the writer's action. Errors:
/// Refused (the pattern has no plan; what Editor::save refuses), Cancelled, Database.
[[nodiscard]] Result<PlanCopied> copy_plan(Database& database, const Catalog& catalog,
                                           Writer& writer, const PlanCopy& copy,
                                           Progress& progress);

} // namespace lx
