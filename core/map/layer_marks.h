#pragma once

#include <vector>

#include "core/map/map_picture.h"

namespace lx {

/// What a snapshot must hold for the marks of all layers.
void add_layer_needs(const FactRegistry& registry, const MapDefinition& definition, Needs& needs);

/// Where the marks of layers are looked for.
struct LayerGround
{
    const MapDay& day;
    const MapDefinition& definition;
    const AreaShapes& shapes;
    const MapPlane& plane;
    CoordinateSystem system;                ///< of units' coordinates
    const std::vector<std::uint8_t>& units; ///< rows of `unit` that count, 1 each
    const std::vector<std::uint8_t>& below; ///< rows of `area` that are shown or below such, 1 each
    std::int32_t root = -1;                 ///< row of the area shown
};

/// The rows of a layer that stand on the ground: beside the unit nearest to the middle of theirs,
/// or in their area where none of theirs has a place; in the area above it where that is not known
/// on the map, but never in that of all. Narrowed to a list are those it holds or whose units it
/// holds.
[[nodiscard]] MapMarks marks_of(const MapLayer& layer, const LayerGround& ground);

} // namespace lx
