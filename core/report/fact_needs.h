#pragma once

#include <optional>
#include <string>

#include "core/base/object_reader.h"
#include "core/facts/fact_registry.h"
#include "core/facts/link.h"
#include "core/rules/figure_table.h"

namespace lx {

/// Facts and conditions a definition names, while it is read: they have to be there, and what they
/// need is collected.
class FactNeeds
{
public:
    FactNeeds(const FactRegistry& registry, Needs& needs)
        : m_registry(registry), m_needs(needs), m_figures(FigureTable::of(registry))
    {}

    /// A fact of a ledger's rows, also through references. nullptr (and a complaint about `key`)
    /// where there is none.
    const FactDef* need(ObjectReader& in, const char* key, const std::string& ledger,
                        const std::string& fact) const;
    /// How rows of `rows` belong to rows of `subject`. Precondition: there is such a link.
    void need_link(const std::string& subject, const std::string& rows,
                   const std::string& via) const
    {
        add_link_needs(m_registry, subject, rows, via, m_needs);
    }
    /// Where rows of a ledger stand (placement.h).
    void need_placement(const std::string& ledger) const;
    /// Which organization manages them (row_plan.h).
    void need_managers(const std::string& ledger) const;
    /// The condition under `key`, with the county's named ones; complains where it is none.
    [[nodiscard]] std::optional<Selection> condition(ObjectReader& in, const char* key,
                                                     const std::string& ledger) const;
    [[nodiscard]] const FactRegistry& registry() const { return m_registry; }
    [[nodiscard]] const Catalog& catalog() const { return m_registry.catalog(); }
    [[nodiscard]] const FigureTable& figures() const { return m_figures; }

private:
    const FactRegistry& m_registry;
    Needs& m_needs;
    const FigureTable& m_figures;
};

} // namespace lx
