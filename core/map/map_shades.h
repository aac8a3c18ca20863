#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"

namespace lx {

/// A figure that areas are shaded by (resources/map/layers.json): how many units, or of which units
/// how many are such. Both are figures of the county (FigureTable), so that a map can't count
/// otherwise than cards and reports.
struct MapShade
{
    std::string id;   ///< org-coverage
    std::string name; ///< 组织覆盖率
    std::string part; ///< figure of units
    std::string of;   ///< figure of units that a percentage is of; "" = it is a count

    [[nodiscard]] bool share() const { return !of.empty(); }
};

/// Those there are, in their order.
[[nodiscard]] Result<std::vector<MapShade>> map_shades(const FactRegistry& facts);
/// By id or name; "" = the first. Errors: Usage (none such; names those there are).
[[nodiscard]] Result<MapShade> find_shade(const FactRegistry& facts, const std::string& id_or_name);

} // namespace lx
