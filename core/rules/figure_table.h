#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonValue>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"
#include "core/rules/scope.h"
#include "core/rules/selection.h"

namespace lx {

class ObjectReader;

/// A figure of the county: how many rows of a ledger a condition holds for.
struct FigureDef
{
    std::string key;
    std::string title;
    std::string ledger;
    std::string of;       ///< fact of the rows that are asked at all: population, counts
    std::string unit;     ///< reference to the unit whose scope the rows follow; "" = they follow
                          ///< none, unless they are units
    bool unknown = false; ///< those for which the condition can't be told
    Selection where;

    /// What a snapshot must hold for it.
    void add_needs(const FactRegistry& registry, Needs& needs) const;
    /// By row of the ledger: 1 where it counts.
    [[nodiscard]] std::vector<std::uint8_t> rows(const World& world,
                                                 const ScopedUnits& units = {}) const;
};

/// The figures of the start page and the conditions they are made of, by name: reports use the same
/// ones ({"use": "org_due"}), so that no two can count differently. A file of its own
/// (resources/figures/overview.json).
class FigureTable
{
public:
    /// That compiled in, for worlds of these facts: read once and kept with them.
    [[nodiscard]] static const FigureTable& of(const FactRegistry& facts);
    /// Errors (BadInput) name file and path.
    [[nodiscard]] static Result<FigureTable>
    from_json(const FactRegistry& facts, const std::string& file, std::string_view json);

    /// nullptr where there is none.
    [[nodiscard]] const FigureDef* find(std::string_view key) const;
    /// Precondition: there is one of that key (a definition of the program, held by its test).
    [[nodiscard]] const FigureDef& at(std::string_view key) const;
    /// Its conditions, for others to use. The table has to outlive the reading.
    [[nodiscard]] Selection::NamedConditions conditions() const;

private:
    static FigureTable compiled_in(const FactRegistry& facts);
    static Result<FigureTable> read(const std::string& file, Result<ObjectReader> reader,
                                    const FactRegistry& registry);
    void read_figure(ObjectReader& in, const FactRegistry& registry);

    std::map<std::string, QJsonValue, std::less<>> m_conditions;
    std::vector<FigureDef> m_figures;
};

} // namespace lx
