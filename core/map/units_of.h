#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/link.h"
#include "core/facts/world.h"
#include "core/map/map_definition.h"

namespace lx {

/// The units that rows of a ledger belong to on a day: units themselves; those joined to them
/// (organizations by 覆盖关系, instructors by 派驻); the unit, organization or instructor they
/// refer to.
class UnitsOf
{
public:
    /// Whether rows of that ledger lead to units at all.
    [[nodiscard]] static bool leads(const FactRegistry& registry,
                                    const std::vector<UnitJoin>& joins, const std::string& ledger);
    static void add_needs(const FactRegistry& registry, const std::vector<UnitJoin>& joins,
                          const std::string& ledger, Needs& needs);

    /// Precondition: `leads`, what `add_needs` names was loaded.
    UnitsOf(const World& world, const std::vector<UnitJoin>& joins, const std::string& ledger);
    /// Rows of `unit`, whether or not they are of the population.
    void each(std::int32_t row, const std::function<void(std::int32_t)>& unit) const;

private:
    const std::vector<std::int32_t>* m_step = nullptr; ///< row → joined row, or the unit itself
    std::optional<RowLists> m_joined;                  ///< joined row → units
};

} // namespace lx
