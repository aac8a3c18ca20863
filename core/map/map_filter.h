#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/facts/kept_worlds.h"
#include "core/map/map_definition.h"
#include "core/rows/lists.h"

namespace lx {

/// A list that a map is narrowed to, on a day: units of it, or those its rows belong to.
struct MapFilter
{
    std::string name;                ///< of the list
    std::string ledger;              ///< of its rows
    std::vector<std::uint8_t> rows;  ///< by row of that ledger: 1 = in the list
    std::vector<std::uint8_t> units; ///< by row of `unit`

    /// What a snapshot must hold for it. Errors: Usage (rows of that ledger lead to no units).
    [[nodiscard]] static Result<> add_needs(const FactRegistry& registry, const RowList& list,
                                            Needs& needs);
    /// On the world's day. Errors: those of RowReader.
    [[nodiscard]] static Result<std::shared_ptr<const MapFilter>>
    of(Database& database, const World& world, const RowList& list, KeptWorlds* worlds,
       Progress& progress);
};

/// The lists a map can be narrowed to: of ledgers whose rows lead to units.
[[nodiscard]] Result<std::vector<RowList>> map_lists(Database& database, const FactRegistry& facts);

} // namespace lx
