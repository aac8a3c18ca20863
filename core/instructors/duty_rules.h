#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/life/period_answers.h"

namespace lx {

/// A rule that asks instructors for something in every month, quarter, half-year or year: entries
/// of kinds in the ledger of duties (履职), or training.
struct DutyRule
{
    CadenceRule rule;
    std::vector<std::string> kinds; ///< 履职类别; empty = training
    [[nodiscard]] bool of(std::string_view kind) const;
};

/// Those of a pack, in its order. Where a rule asks for something else too, it is none of them.
[[nodiscard]] std::vector<DutyRule> duty_rules(const PolicyPack& pack);

/// How many units an instructor may have at most, and the rule that says so.
struct InstructorLimit
{
    int units = 0;
    std::string basis; ///< 政策标题、文号、条款
};
/// The least that rules of these policies allow (ningxia-2018/10.a), as their figures are set; none
/// where no rule limits it.
[[nodiscard]] std::optional<InstructorLimit> instructor_limit(const std::vector<PackResult>& packs);

} // namespace lx
