#include "core/instructors/duty_rules.h"

#include <algorithm>

#include "core/life/activity_rules.h"
#include "core/rules/condition.h"

namespace lx {

namespace {

constexpr const char* subject = "instructor";

/// The most days after the period that anything in the condition lets count.
int extra_days(const Condition& condition)
{
    int days = condition.period.extra_days != nullptr
                   ? static_cast<int>(condition.period.extra_days->number / kScale)
                   : 0;
    for (const ConditionPtr& part : condition.parts)
        days = std::max(days, extra_days(*part));
    if (condition.left != nullptr && condition.left->where != nullptr)
        days = std::max(days, extra_days(*condition.left->where));
    return days;
}

bool counts_training(const Condition& condition)
{
    const Term* term = condition.left.get();
    return condition.kind == Condition::Kind::Compare && term != nullptr &&
           term->kind == Term::Kind::Aggregate && term->rows_ledger == "training" &&
           term->via == "person";
}

/// The most units a condition allows; none where it is no limit of them.
std::optional<int> most_units(const Condition& condition)
{
    std::optional<int> most;
    for (const ConditionPtr& part : condition.parts)
        if (condition.kind == Condition::Kind::All || condition.kind == Condition::Kind::Use)
            if (const auto one = most_units(*part))
                most = most ? std::min(*most, *one) : *one;
    const bool compares = condition.kind == Condition::Kind::Compare && condition.left != nullptr &&
                          condition.left->path == "units_now" && condition.right != nullptr &&
                          condition.right->kind == Term::Kind::Constant;
    if (!compares)
        return most;
    const auto figure = static_cast<int>(condition.right->number / kScale);
    if (condition.op == CompareOp::AtMost)
        return figure;
    if (condition.op == CompareOp::Less)
        return figure - 1;
    return most;
}

} // namespace

bool DutyRule::of(std::string_view kind) const
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

std::vector<DutyRule> duty_rules(const PolicyPack& pack)
{
    std::vector<DutyRule> found;
    for (const Rule& rule : pack.rules()) {
        if (!rule.cadence)
            continue;
        for (std::size_t part = 0; part < rule.parts.size(); ++part) {
            const RulePart& of = rule.parts[part];
            if (of.ledger != subject || of.met == nullptr)
                continue;
            DutyRule one{{&rule, static_cast<int>(part), extra_days(*of.met)}, {}};
            if (counts_training(*of.met) || counts_kinds(*of.met, "duty", "instructor", one.kinds))
                found.push_back(std::move(one));
        }
    }
    return found;
}

std::optional<InstructorLimit> instructor_limit(const std::vector<PackResult>& packs)
{
    std::optional<InstructorLimit> limit;
    for (const PackResult& pack : packs)
        for (const Rule& rule : pack.pack->rules())
            for (const RulePart& part : rule.parts) {
                if (part.ledger != subject || part.met == nullptr || rule.cadence)
                    continue;
                const auto most = most_units(*part.met);
                if (most && (!limit || *most < limit->units))
                    limit = InstructorLimit{*most, rule.basis};
            }
    return limit;
}

} // namespace lx
