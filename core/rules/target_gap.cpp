#include "core/rules/target_gap.h"

#include <algorithm>

#include "core/rules/condition.h"

namespace lx {

std::int64_t missing_to_target(const TargetResult& result)
{
    if (result.state == State::Met)
        return 0;
    const Target& target = *result.target;
    __extension__ using Wide = __int128;
    const std::int64_t whole =
        target.unit == Target::Unit::Count ? 1 : result.denominator.value_or(0);
    const Wide divisor = target.unit == Target::Unit::Ratio ? Wide{100} * kScale : Wide{kScale};
    const Wide wanted = Wide{target.value->number} * whole;
    // Smallest whole number that holds: not below, or truly above.
    const Wide least = target.op == ">" ? wanted / divisor + 1 : (wanted + divisor - 1) / divisor;
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(least) - result.numerator);
}

std::optional<double> coverage_target(const Target& target, std::string_view fact)
{
    if (target.unit != Target::Unit::Ratio || target.ledger != "unit" || target.per != nullptr ||
        target.met == nullptr || target.value == nullptr)
        return std::nullopt;
    // A share of some units only (those above a size) is not the coverage of all.
    if (target.who != nullptr && target.who->kind != Condition::Kind::Use)
        return std::nullopt;
    const Condition* met = target.met.get();
    while (met->kind == Condition::Kind::Use)
        met = met->parts.front().get();
    if (met->kind != Condition::Kind::Compare || met->op != CompareOp::Equal ||
        met->left->path != fact || met->right == nullptr || !met->right->yes)
        return std::nullopt;
    return static_cast<double>(target.value->number) / kScale;
}

} // namespace lx
