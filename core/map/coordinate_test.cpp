#include "core/map/coordinate_test.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/store/settings_store.h"

namespace lx {

namespace {

constexpr const char* setting = "map/coordinates";

/// Finders of shapes, made when a unit of the area is met.
class Finders
{
public:
    explicit Finders(const std::vector<Shape>& shapes) : m_shapes(shapes), m_made(shapes.size()) {}
    [[nodiscard]] bool holds(std::int32_t area, GeoPoint point)
    {
        auto& made = m_made[static_cast<std::size_t>(area)];
        if (made == nullptr)
            made = std::make_unique<ShapeFinder>(m_shapes[static_cast<std::size_t>(area)]);
        return made->holds(point);
    }

private:
    const std::vector<Shape>& m_shapes;
    std::vector<std::unique_ptr<ShapeFinder>> m_made;
};

void judge(CoordinateTest& test)
{
    const auto most = std::ranges::max_element(test.inside);
    if (test.tested > 0 && 2 * *most >= test.tested)
        test.proposed = coordinate_systems.at(static_cast<std::size_t>(most - test.inside.begin()));
}

/// Calls `each` for every unit of the population: its row, its place (none: NaN), its bounded area.
template <class Each> void each_unit(const World& world, const AreaShapes& shapes, const Each& each)
{
    const auto& counts = *world.fact("unit", "counts").tri;
    const auto& east = world.snapshot().column("unit", "longitude").real;
    const auto& north = world.snapshot().column("unit", "latitude").real;
    const auto& areas = world.snapshot().column("unit", "area").i32;
    for (std::size_t row = 0; row < counts.size(); ++row) {
        if (counts[row] == Tri::True)
            each(static_cast<std::int32_t>(row), GeoPoint{east[row], north[row]},
                 shapes.bounded(world, areas[row]));
    }
}

bool placed(GeoPoint place)
{
    return !std::isnan(place.x) && !std::isnan(place.y);
}

} // namespace

CoordinateTest test_coordinates(const std::vector<PlacedUnit>& units,
                                const std::vector<Shape>& shapes)
{
    CoordinateTest test;
    Finders finders(shapes);
    for (const PlacedUnit& unit : units) {
        ++test.tested;
        for (const CoordinateSystem system : coordinate_systems) {
            if (finders.holds(unit.area, to_wgs84(system, unit.place)))
                ++test.inside.at(static_cast<std::size_t>(system));
        }
    }
    judge(test);
    return test;
}

CoordinateTest test_coordinates(const World& world, const AreaShapes& shapes)
{
    std::vector<PlacedUnit> units;
    std::int64_t without_place = 0;
    std::int64_t without_boundary = 0;
    each_unit(world, shapes, [&](std::int32_t, GeoPoint place, std::int32_t area) {
        if (!placed(place))
            ++without_place;
        else if (area < 0)
            ++without_boundary;
        else
            units.push_back({place, area});
    });
    CoordinateTest test = test_coordinates(units, shapes.shapes);
    test.without_place = without_place;
    test.without_boundary = without_boundary;
    return test;
}

std::vector<std::int32_t> units_outside(const World& world, const AreaShapes& shapes,
                                        CoordinateSystem system)
{
    std::vector<std::int32_t> found;
    Finders finders(shapes.shapes);
    each_unit(world, shapes, [&](std::int32_t row, GeoPoint place, std::int32_t area) {
        if (placed(place) && area >= 0 && !finders.holds(area, to_wgs84(system, place)))
            found.push_back(row);
    });
    return found;
}

Result<std::optional<CoordinateSystem>> kept_system(Database& database)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(setting));
    return kept ? coordinate_system(*kept) : std::nullopt;
}

Result<> keep_system(Database& database, CoordinateSystem system, const Actor& actor)
{
    return SettingsStore(database).set(setting, std::string(coordinate_id(system)),
                                       "坐标系：" + std::string(coordinate_name(system)), &actor);
}

CoordinateSystem system_used(const std::optional<CoordinateSystem>& kept,
                             const CoordinateTest& test)
{
    return kept ? *kept : test.proposed.value_or(CoordinateSystem::Wgs84);
}

} // namespace lx
