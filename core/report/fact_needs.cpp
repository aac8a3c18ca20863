#include "core/report/fact_needs.h"

#include "core/facts/placement.h"
#include "core/report/row_plan.h"

namespace lx {

const FactDef* FactNeeds::need(ObjectReader& in, const char* key, const std::string& ledger,
                               const std::string& fact) const
{
    const FactPath path = m_registry.path(ledger, fact);
    if (path.fact == nullptr) {
        in.complain(key, "没有“" + fact + "”这一项");
        return nullptr;
    }
    for (const FactDef* step : path.steps)
        m_registry.add_needs(*step, FieldUse::Content, m_needs);
    m_registry.add_needs(*path.fact, FieldUse::Content, m_needs);
    return path.fact;
}

void FactNeeds::need_placement(const std::string& ledger) const
{
    Placement::add_needs(m_registry, ledger, m_needs);
}

void FactNeeds::need_managers(const std::string& ledger) const
{
    add_managing_needs(m_registry, ledger, m_needs);
}

std::optional<Selection> FactNeeds::condition(ObjectReader& in, const char* key,
                                              const std::string& ledger) const
{
    auto read =
        Selection::read(in.value(key), in.path(key), ledger, m_registry, m_figures.conditions());
    if (!read) {
        in.complain(read.error());
        return std::nullopt;
    }
    m_needs.merge(read->needs());
    return std::move(*read);
}

} // namespace lx
