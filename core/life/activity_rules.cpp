#include "core/life/activity_rules.h"

#include <algorithm>

#include "core/rules/condition.h"

namespace lx {

namespace {

void add_kinds(const Condition& where, std::vector<std::string>& kinds)
{
    for (const ConditionPtr& part : where.parts)
        add_kinds(*part, kinds);
    const bool of_kind = where.kind == Condition::Kind::Compare && where.left != nullptr &&
                         where.left->kind == Term::Kind::Fact && where.left->path == "kind" &&
                         where.right != nullptr &&
                         (where.op == CompareOp::Equal || where.op == CompareOp::In);
    if (!of_kind)
        return;
    if (!where.right->list)
        kinds.push_back(where.right->text);
    for (const TermPtr& one : where.right->parts)
        kinds.push_back(one->text);
}

} // namespace

bool counts_kinds(const Condition& condition, std::string_view ledger, std::string_view via,
                  std::vector<std::string>& kinds)
{
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any:
    case Condition::Kind::Use:
        return std::ranges::all_of(condition.parts, [&](const ConditionPtr& part) {
            return counts_kinds(*part, ledger, via, kinds);
        });
    case Condition::Kind::Compare: {
        const Term* term = condition.left.get();
        const std::size_t before = kinds.size();
        if (term == nullptr || term->kind != Term::Kind::Aggregate || term->rows_ledger != ledger ||
            term->via != via || term->where == nullptr)
            return false;
        add_kinds(*term->where, kinds);
        return kinds.size() > before;
    }
    default:
        return false;
    }
}

std::vector<ActivityRule> activity_rules(const PolicyPack& pack)
{
    std::vector<ActivityRule> found;
    for (const Rule& rule : pack.rules()) {
        if (!rule.cadence)
            continue;
        for (std::size_t part = 0; part < rule.parts.size(); ++part) {
            const RulePart& of = rule.parts[part];
            ActivityRule one{&rule, static_cast<int>(part), {}};
            if (of.ledger != "org" || of.met == nullptr ||
                !counts_kinds(*of.met, "activity", "org", one.kinds))
                continue;
            std::ranges::sort(one.kinds);
            one.kinds.erase(std::unique(one.kinds.begin(), one.kinds.end()), one.kinds.end());
            found.push_back(std::move(one));
        }
    }
    return found;
}

} // namespace lx
