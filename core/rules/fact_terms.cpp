#include "core/rules/fact_terms.h"

#include <algorithm>
#include <set>

#include "core/rules/condition_text.h"

namespace lx {
namespace {

void collect(const ConditionPtr& condition, std::vector<TermPtr>& terms);

void collect(const TermPtr& term, std::vector<TermPtr>& terms)
{
    if (term == nullptr)
        return;
    switch (term->kind) {
    case Term::Kind::Fact:
    case Term::Kind::Outer:
    case Term::Kind::Aggregate:
        if (std::none_of(terms.begin(), terms.end(),
                         [&](const TermPtr& one) { return one->canonical == term->canonical; }))
            terms.push_back(term);
        break;
    default:
        if (term->kind == Term::Kind::If)
            collect(term->condition, terms);
        for (const TermPtr& part : term->parts)
            collect(part, terms);
    }
}

void collect(const ConditionPtr& condition, std::vector<TermPtr>& terms)
{
    if (condition == nullptr)
        return;
    for (const ConditionPtr& part : condition->parts)
        collect(part, terms);
    collect(condition->left, terms);
    collect(condition->right, terms);
}

} // namespace

std::vector<FactTerm> fact_terms(const RulePart& part, const Catalog& catalog)
{
    std::vector<TermPtr> terms;
    for (const ConditionPtr& condition : {part.who, part.applies, part.met})
        collect(condition, terms);
    for (const TermPtr& term : {part.deadline, part.done_on, part.remind_date})
        collect(term, terms);
    std::vector<FactTerm> facts;
    std::set<std::string> keys;
    const ConditionText text(catalog);
    const auto add = [&](TermPtr term) {
        const std::string name =
            term->kind == Term::Kind::Aggregate ? text.term(*term) : term->path;
        std::string key = name;
        for (int number = 2; !keys.insert(key).second; ++number)
            key = name + "（" + std::to_string(number) + "）";
        facts.push_back({std::move(term), std::move(key)});
    };
    for (TermPtr& term : terms)
        add(std::move(term));
    for (const FactPath& path : part.shows) {
        auto term = std::make_shared<Term>();
        term->kind = Term::Kind::Fact;
        term->fact = path;
        for (const FactDef* step : path.steps)
            term->path += step->key + ".";
        term->path += path.fact->key;
        if (!keys.contains(term->path))
            add(std::move(term));
    }
    return facts;
}

} // namespace lx
