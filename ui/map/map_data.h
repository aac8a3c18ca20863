#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/kept_worlds.h"
#include "core/map/coordinate_test.h"
#include "core/map/map_picture.h"

namespace lx::ui {

/// What the page shows, made on a worker.
struct MapData
{
    std::shared_ptr<const World> world;
    ScopedUnits units;
    std::shared_ptr<const AreaShapes> shapes;
    CoordinateTest test;
    std::optional<CoordinateSystem> kept; ///< said by somebody
    CoordinateSystem used = CoordinateSystem::Wgs84;
    std::vector<std::int32_t> outside; ///< rows of units outside their areas
    std::shared_ptr<const MapPicture> picture;
    /// Areas whose parts can be shown: code, name; the jurisdiction first.
    std::vector<std::pair<std::string, std::string>> roots;

    [[nodiscard]] std::vector<std::int64_t> unit_ids(const std::vector<std::int32_t>& rows) const;
};

/// What is to be shown.
struct MapAsked
{
    Date day;
    std::string scope;
    std::string shade; ///< id
    MapWanted wanted;  ///< its shade and system are filled in
};

/// Reads what the file has on that day; shapes and the test of coordinates are those of `before`
/// where nothing of the rows changed. Errors: those of the world, the scope, the picture.
[[nodiscard]] Result<std::shared_ptr<const MapData>>
make_map(Database& database, const DefinitionsPtr& definitions, KeptWorlds& worlds, MapAsked asked,
         const std::shared_ptr<const MapData>& before, Progress& progress);

} // namespace lx::ui
