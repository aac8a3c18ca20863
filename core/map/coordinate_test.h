#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/geo/coordinates.h"
#include "core/map/area_shapes.h"
#include "core/rules/scope.h"

namespace lx {

class Database;
struct Actor;

/// In which system units' coordinates are written: told by how many lie inside their own area (the
/// next above it that has a boundary) when they are read as each.
struct CoordinateTest
{
    std::int64_t tested = 0;                 ///< units with coordinates and a boundary
    std::array<std::int64_t, 3> inside = {}; ///< of these inside, by system
    /// The one with most inside, where that is half of them at least.
    std::optional<CoordinateSystem> proposed;
    std::int64_t without_place = 0;    ///< units of the population without coordinates
    std::int64_t without_boundary = 0; ///< with coordinates, but no boundary of any area of theirs

    [[nodiscard]] std::int64_t inside_of(CoordinateSystem system) const
    {
        return inside.at(static_cast<std::size_t>(system));
    }
};

/// One unit to be tested.
struct PlacedUnit
{
    GeoPoint place;        ///< as it is entered
    std::int32_t area = 0; ///< place in the shapes
};
[[nodiscard]] CoordinateTest test_coordinates(const std::vector<PlacedUnit>& units,
                                              const std::vector<Shape>& shapes);
/// Of the units of the population.
[[nodiscard]] CoordinateTest test_coordinates(const World& world, const AreaShapes& shapes);
/// Units (rows of `unit`, ascending) whose place, read as that system, lies outside their area.
[[nodiscard]] std::vector<std::int32_t> units_outside(const World& world, const AreaShapes& shapes,
                                                      CoordinateSystem system);

/// The system a file's coordinates are kept in, where somebody has said so.
[[nodiscard]] Result<std::optional<CoordinateSystem>> kept_system(Database& database);
/// Says so: an action that can be undone.
[[nodiscard]] Result<> keep_system(Database& database, CoordinateSystem system, const Actor& actor);
/// The one that was said, else the proposed, else WGS-84.
[[nodiscard]] CoordinateSystem system_used(const std::optional<CoordinateSystem>& kept,
                                           const CoordinateTest& test);

} // namespace lx
