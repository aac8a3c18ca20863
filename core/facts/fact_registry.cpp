#include "core/facts/fact_registry.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/facts/derived_fact.h"
#include "core/facts/row_span.h"

namespace lx {
namespace {

FactType type_of_field(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Year:
        return FactType::Number;
    case FieldType::Money:
        return FactType::Money;
    case FieldType::Date:
        return FactType::Date;
    case FieldType::Bool:
        return FactType::Bool;
    case FieldType::Choice:
        return FactType::Choice;
    case FieldType::Ref:
    case FieldType::RefList:
    case FieldType::RefOrText:
        return FactType::Ref;
    default:
        return FactType::Text;
    }
}

std::string joined(std::string_view ledger, std::string_view key)
{
    std::string text(ledger);
    text += '.';
    text += key;
    return text;
}

} // namespace

std::string FactPath::title() const
{
    std::string text;
    for (const FactDef* step : steps)
        text += step->title + "的";
    return fact != nullptr ? text + fact->title : text;
}

FactRegistry::FactRegistry(const Catalog& catalog) : m_catalog(&catalog)
{
    for (const LedgerDef& def : catalog.ledgers()) {
        for (const DerivedFact& derived : common_facts())
            add_derived(derived, def.code);
    }
    for (const auto facts :
         {unit_facts(), unit_coverage_facts(), unit_clear_facts(), org_facts(), other_facts(),
          follow_up_facts(), plan_facts(), development_plan_facts()})
        for (const DerivedFact& derived : facts)
            add_derived(derived, derived.ledger);
    for (const LedgerDef& def : catalog.ledgers()) {
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            FactDef fact;
            fact.ledger = def.code;
            fact.key = field.key;
            fact.title = field.name;
            fact.type = type_of_field(field.type);
            fact.unit = field.unit;
            fact.dictionary = field.dictionary;
            fact.ref_ledger = field.ledger;
            fact.planned = field.planned;
            fact.list = field.type == FieldType::RefList;
            fact.field = static_cast<int>(i);
            add(std::move(fact)); // a derived fact of the same key stands in place of the field
        }
    }
}

void FactRegistry::add(FactDef fact)
{
    std::string key = joined(fact.ledger, fact.key);
    if (m_by_key.contains(key))
        return;
    fact.index = static_cast<int>(m_facts.size());
    m_facts.push_back(std::make_unique<FactDef>(std::move(fact)));
    m_by_key.emplace(std::move(key), m_facts.back().get());
}

void FactRegistry::add_derived(const DerivedFact& derived, const std::string& ledger)
{
    FactDef fact;
    fact.ledger = ledger;
    fact.key = derived.key;
    fact.title = derived.title;
    fact.type = derived.type;
    if (derived.type == FactType::Choice)
        fact.dictionary = derived.detail;
    else if (derived.type == FactType::Ref)
        fact.ref_ledger = *derived.detail != '\0' ? derived.detail : ledger;
    else
        fact.unit = derived.detail;
    fact.doc = derived.doc;
    fact.derived = true;
    fact.maker = &derived;
    add(std::move(fact));
}

const FactDef* FactRegistry::find(std::string_view ledger, std::string_view key) const
{
    const auto found = m_by_key.find(joined(ledger, key));
    return found != m_by_key.end() ? found->second : nullptr;
}

FactPath FactRegistry::path(std::string_view ledger, std::string_view path) const
{
    FactPath result;
    while (true) {
        const std::size_t dot = path.find('.');
        const FactDef* fact = find(ledger, path.substr(0, dot));
        if (dot == std::string_view::npos || fact == nullptr) {
            result.fact = fact;
            return result;
        }
        if (fact->type != FactType::Ref || fact->list || result.steps.size() >= 8)
            return {};
        result.steps.push_back(fact);
        ledger = fact->ref_ledger;
        path.remove_prefix(dot + 1);
    }
}

std::vector<const FactDef*> FactRegistry::of(std::string_view ledger) const
{
    std::vector<const FactDef*> facts;
    for (const bool derived : {true, false})
        for (const auto& fact : m_facts)
            if (fact->ledger == ledger && fact->derived == derived)
                facts.push_back(fact.get());
    return facts;
}

void FactRegistry::add_needs(const FactDef& fact, FieldUse use, Needs& needs) const
{
    needs.add_ledger(fact.ledger);
    if (!fact.derived) {
        needs.add(fact.ledger, fact.key, use);
        if (fact.type == FactType::Ref)
            needs.add_ledger(fact.ref_ledger);
        return;
    }
    const LedgerDef* def = m_catalog->ledger(fact.ledger);
    std::string_view list = fact.maker->needs;
    std::string of_spans; // what facts of every ledger read differs from ledger to ledger
    if (std::string_view(fact.maker->ledger).empty() && fact.key != "self") {
        const bool counts = fact.key == "counts";
        of_spans = RowSpans::needs(*m_catalog, *def,
                                   counts ? RowSpans::Of::Counting : RowSpans::Of::Start);
        if (counts && fact.ledger == "unit")
            of_spans += "unit.category "; // a policy's scope
        list = of_spans;
    }
    while (!list.empty()) {
        const std::size_t blank = std::min(list.find(' '), list.size());
        std::string_view word = list.substr(0, blank);
        list.remove_prefix(std::min(blank + 1, list.size()));
        if (word.empty())
            continue;
        const char mark = word.front();
        if (mark == '>' || mark == '?')
            word.remove_prefix(1);
        const std::size_t dot = std::min(word.find('.'), word.size() - 1);
        const FactDef* read = nullptr;
        if (mark == '>') {
            read = find(word.substr(0, dot), word.substr(dot + 1));
        } else if (const LedgerDef* ledger = m_catalog->ledger(word.substr(0, dot));
                   ledger != nullptr && ledger->index_of(word.substr(dot + 1)) >= 0) {
            needs.add(word.substr(0, dot), word.substr(dot + 1),
                      mark == '?' ? FieldUse::Given : FieldUse::Content);
            const FieldDef* field = ledger->field(word.substr(dot + 1));
            if (mark != '?' && !field->ledger.empty())
                needs.add_ledger(field->ledger);
            continue;
        }
        if (read == nullptr) {
            std::fprintf(stderr, "fact %s.%s needs an unknown %.*s\n", fact.ledger.c_str(),
                         fact.key.c_str(), static_cast<int>(word.size()), word.data());
            std::abort();
        }
        add_needs(*read, FieldUse::Content, needs);
    }
}

} // namespace lx
