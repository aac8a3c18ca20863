#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/kept_worlds.h"
#include "core/map/coordinate_test.h"
#include "core/map/map_filter.h"
#include "core/map/map_picture.h"

namespace lx::ui {

/// One day of what the page shows.
struct MapDayData
{
    std::shared_ptr<const World> world;
    ScopedUnits units;
    std::shared_ptr<const MapFilter> filter; ///< null = all units
    std::shared_ptr<const MapPicture> picture;

    [[nodiscard]] MapDay day() const { return {*world, units, filter.get()}; }
};

/// What the page shows, made on a worker.
struct MapData
{
    std::vector<MapDayData> days; ///< the as-of day, and perhaps another
    MapDefinition definition;
    MapWanted wanted; ///< the pictures were made by
    std::shared_ptr<const AreaShapes> shapes;
    CoordinateTest test;
    std::optional<CoordinateSystem> kept; ///< said by somebody
    CoordinateSystem used = CoordinateSystem::Wgs84;
    std::vector<std::int32_t> outside; ///< rows of units outside their areas
    /// Areas whose parts can be shown: code, name; the jurisdiction first.
    std::vector<std::pair<std::string, std::string>> roots;
    std::vector<std::string> lists; ///< names of those the map can be narrowed to

    [[nodiscard]] const World& world() const { return *days.front().world; }
    [[nodiscard]] const MapPicture& picture() const { return *days.front().picture; }
    [[nodiscard]] std::shared_ptr<const MapPicture> beside() const
    {
        return days.size() > 1 ? days[1].picture : nullptr;
    }
    /// Ids of rows of a ledger.
    [[nodiscard]] std::vector<std::int64_t> ids(const std::string& ledger,
                                                const std::vector<std::int32_t>& rows) const;
};

/// What is to be shown.
struct MapAsked
{
    Date day;
    std::optional<Date> beside; ///< another day
    std::string scope;
    std::string list;  ///< name of the list it is narrowed to; "" = of none
    std::string shade; ///< id
    MapWanted wanted;  ///< its shade, system and tiles are filled in
};

/// Reads what the file has on these days; shapes and the test of coordinates are those of `before`
/// where nothing of the rows changed. Errors: those of the world, the scope, the list, the picture.
[[nodiscard]] Result<std::shared_ptr<const MapData>>
make_map(Database& database, const DefinitionsPtr& definitions, KeptWorlds& worlds, MapAsked asked,
         const std::shared_ptr<const MapData>& before, Progress& progress);

} // namespace lx::ui
