#include "core/map/map_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/thousands.h"
#include "core/coverage/coverage_summary.h"
#include "core/facts/placement.h"
#include "core/map/layer_marks.h"
#include "core/map/map_classes.h"
#include "core/map/map_filter.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr double degree_km = 111.32; ///< of latitude
constexpr std::int64_t few_units = 3;

/// By row of `unit`: 1 where it is one of that figure's, in the scope and the filter.
std::vector<std::uint8_t> rows_of(const MapDay& day, const std::string& figure)
{
    auto rows = FigureTable::of(day.world.registry()).at(figure).rows(day.world, day.units);
    for (std::size_t row = 0; day.filter != nullptr && row < rows.size(); ++row)
        rows[row] = static_cast<std::uint8_t>(rows[row] & day.filter->units[row]);
    return rows;
}

/// Sums over units of each area with all below it, by row of `area`.
template <class Each>
std::vector<std::int64_t> by_area(const World& world, std::size_t units, const Each& each)
{
    const auto& parents = world.snapshot().column("area", "parent").i32;
    const auto& areas = world.snapshot().column("unit", "area").i32;
    std::vector<std::int64_t> own(parents.size());
    for (std::size_t row = 0; row < units; ++row) {
        if (areas[row] >= 0)
            own[static_cast<std::size_t>(areas[row])] += each(row);
    }
    std::vector<std::int64_t> sums = own;
    for (std::size_t area = 0; area < own.size(); ++area) {
        std::size_t steps = 0;
        for (std::int32_t above = parents[area];
             own[area] != 0 && above >= 0 && ++steps < parents.size();
             above = parents[static_cast<std::size_t>(above)])
            sums[static_cast<std::size_t>(above)] += own[area];
    }
    return sums;
}
std::vector<std::int64_t> by_area(const World& world, const std::vector<std::uint8_t>& units)
{
    return by_area(world, units.size(),
                   [&](std::size_t row) -> std::int64_t { return units[row]; });
}

/// Members in those units, where their number is known.
std::vector<std::int64_t> members_by_area(const World& world,
                                          const std::vector<std::uint8_t>& units)
{
    const auto& members = *world.fact("unit", "members").i32;
    return by_area(world, units.size(), [&](std::size_t row) -> std::int64_t {
        return units[row] != 0 && members[row] > 0 ? members[row] : 0;
    });
}

class Maker
{
public:
    Maker(const MapDay& day, const AreaShapes& shapes, const MapDefinition& definition,
          const MapWanted& wanted)
        : m_day(day), m_world(day.world), m_shapes(shapes), m_definition(definition),
          m_wanted(wanted)
    {}

    [[nodiscard]] Result<MapPicture> make()
    {
        LX_TRY(find_root());
        name_it();
        gather_areas();
        lay_out();
        place_units();
        place_layers();
        m_picture.problems = m_shapes.problems;
        return std::move(m_picture);
    }

private:
    [[nodiscard]] std::string show(const char* field, std::int32_t area) const
    {
        return m_world.show(*m_world.registry().find("area", field), area);
    }

    Result<> find_root()
    {
        m_root = m_world.jurisdiction();
        if (!m_wanted.area.empty()) {
            const std::int32_t rows = m_world.rows("area");
            m_root = 0;
            while (m_root < rows && show("code", m_root) != m_wanted.area)
                ++m_root;
            if (m_root == rows)
                return fail(ErrorKind::Usage, "没有代码是“" + m_wanted.area + "”的属地。");
        }
        if (m_root < 0)
            return fail(ErrorKind::Usage, "台账里还没有属地，画不了分布图；请先导入属地。");
        return {};
    }

    void name_it()
    {
        m_picture.as_of = m_world.as_of();
        m_picture.shade = m_wanted.shade;
        m_picture.mark_names = m_definition.marks;
        m_picture.area_code = show("code", m_root);
        m_picture.filter = m_day.filter != nullptr ? m_day.filter->name : std::string();
        m_picture.whole = m_root == m_world.jurisdiction() && m_day.filter == nullptr;
        m_picture.item = m_definition.title;
        m_picture.title = show("name", m_root) + m_definition.title;
        m_picture.matter = m_wanted.shade.name +
                           (m_day.units.whole() ? "" : "　统计口径：" + m_day.units.name()) +
                           (m_day.filter == nullptr ? "" : "　只看：" + m_day.filter->name);
        m_picture.subtitle = "截至 " + m_world.as_of().chinese() + "　" + m_picture.matter;
    }

    void gather_areas()
    {
        const auto& parents = m_world.snapshot().column("area", "parent").i32;
        std::vector<std::int32_t> rows;
        for (std::size_t row = 0; row < parents.size(); ++row) {
            if (parents[row] == m_root)
                rows.push_back(static_cast<std::int32_t>(row));
        }
        const bool parts = std::ranges::any_of(rows, [&](std::int32_t row) {
            return !m_shapes.shapes[static_cast<std::size_t>(row)].empty();
        });
        const bool whole = !m_shapes.shapes[static_cast<std::size_t>(m_root)].empty();
        if (rows.empty() || (!parts && whole))
            rows = {m_root}; // its parts have no boundaries, it has
        const auto counted = rows_of(m_day, "units");
        const auto all = by_area(m_world, counted);
        const auto covered = by_area(m_world, rows_of(m_day, "org_covered"));
        const auto members = members_by_area(m_world, counted);
        const auto part = by_area(m_world, rows_of(m_day, m_wanted.shade.part));
        const auto of =
            m_wanted.shade.share() ? by_area(m_world, rows_of(m_day, m_wanted.shade.of)) : all;
        const auto& ids = m_world.snapshot().table("area").ids;
        for (const std::int32_t row : rows) {
            const auto at = static_cast<std::size_t>(row);
            MapArea area;
            area.row = row;
            area.id = ids[at];
            area.code = show("code", row);
            area.name = show("name", row);
            area.shape = m_shapes.shapes[at];
            area.units = all[at];
            area.covered = covered[at];
            area.members = members[at];
            area.part = part[at];
            area.whole = of[at];
            value(area);
            m_picture.areas.push_back(std::move(area));
        }
        std::ranges::sort(m_picture.areas, {}, &MapArea::code);
        for (std::size_t i = 0; i < m_picture.areas.size(); ++i)
            m_picture.areas[i].number = i + 1;
    }

    void value(MapArea& area)
    {
        area.few = area.units < few_units;
        (area.units == 0 ? m_picture.nothing : m_picture.few) += area.few ? 1 : 0;
        if (!m_wanted.shade.share()) {
            area.text = thousands_text(area.part);
            area.value = static_cast<double>(area.part);
        } else if (area.whole == 0) {
            area.text = "–";
        } else {
            area.text = rate_text(area.part, area.whole);
            const std::int64_t tenths = (area.part * 2000 + area.whole) / (2 * area.whole);
            area.value = static_cast<double>(tenths) / 10;
        }
    }

    /// Where they were put, the others side by side in the order of the codes.
    void put_tiles()
    {
        m_picture.tiles = true;
        std::vector<std::string> codes;
        for (const MapArea& area : m_picture.areas)
            codes.push_back(area.code);
        const std::vector<TilePlace> places = lay_tiles(codes, m_wanted.tiles);
        for (std::size_t i = 0; i < places.size(); ++i)
            m_picture.areas[i].shape = tile_shape(places[i]);
    }

    void lay_out()
    {
        auto& areas = m_picture.areas;
        GeoBox degrees;
        for (const MapArea& area : areas)
            degrees.take(box_of(area.shape));
        if (degrees.empty()) {
            put_tiles();
        } else {
            m_picture.plane = MapPlane(degrees.centre());
            for (MapArea& area : areas) {
                for (Polygon& polygon : area.shape) {
                    for (Ring& ring : polygon)
                        std::ranges::transform(ring, ring.begin(), [&](GeoPoint point) {
                            return m_picture.plane.on_plane(point);
                        });
                }
            }
            std::ranges::stable_sort(areas, std::greater{},
                                     [](const MapArea& area) { return space_of(area.shape); });
        }
        for (const MapArea& area : areas)
            m_picture.box.take(box_of(area.shape));
    }

    void place_units()
    {
        const auto all = rows_of(m_day, "units");
        const auto covered = rows_of(m_day, "org_covered");
        const auto unbuilt = rows_of(m_day, "unbuilt");
        const auto& east = m_world.snapshot().column("unit", "longitude").real;
        const auto& north = m_world.snapshot().column("unit", "latitude").real;
        const std::vector<std::uint8_t> below = rows_below(m_world, "area", m_root);
        const auto& areas = m_world.snapshot().column("unit", "area").i32;
        constexpr double edge = 0.05; // units may stand a little beyond their area's line
        GeoBox drawn = m_picture.box;
        drawn.take(GeoPoint{m_picture.box.left - edge * m_picture.box.width(),
                            m_picture.box.low - edge * m_picture.box.height()});
        drawn.take(GeoPoint{m_picture.box.right + edge * m_picture.box.width(),
                            m_picture.box.high + edge * m_picture.box.height()});
        for (std::size_t row = 0; row < all.size(); ++row) {
            const bool here = areas[row] >= 0 ? below[static_cast<std::size_t>(areas[row])] != 0
                                              : m_root == m_world.jurisdiction();
            if (all[row] == 0 || !here)
                continue;
            const UnitMark mark = covered[row] != 0   ? UnitMark::Covered
                                  : unbuilt[row] != 0 ? UnitMark::Unbuilt
                                                      : UnitMark::Uncovered;
            ++m_picture.marks.at(static_cast<std::size_t>(mark));
            if (std::isnan(east[row]) || std::isnan(north[row])) {
                ++m_picture.without_place;
                continue;
            }
            if (m_picture.tiles)
                continue;
            const GeoPoint place =
                m_picture.plane.on_plane(to_wgs84(m_wanted.system, {east[row], north[row]}));
            m_picture.outside += drawn.holds(place) ? 0 : 1;
            m_picture.units.push_back({place, static_cast<std::int32_t>(row), mark});
        }
    }

    void place_layers()
    {
        const auto counted = rows_of(m_day, "units");
        const std::vector<std::uint8_t> below = rows_below(m_world, "area", m_root);
        const LayerGround ground{m_day,           m_definition, m_shapes, m_picture.plane,
                                 m_wanted.system, counted,      below,    m_root};
        for (const MapLayer& layer : m_definition.layers) {
            m_picture.layers.push_back(marks_of(layer, ground));
            if (m_picture.tiles)
                m_picture.layers.back().marks.clear(); // nowhere to stand
        }
    }

    const MapDay& m_day;
    const World& m_world;
    const AreaShapes& m_shapes;
    const MapDefinition& m_definition;
    const MapWanted& m_wanted;
    std::int32_t m_root = -1;
    MapPicture m_picture;
};

} // namespace

MapPlane::MapPlane(GeoPoint middle)
    : m_middle(middle), m_east(degree_km * std::cos(middle.y / 180 * std::numbers::pi))
{}

GeoPoint MapPlane::on_plane(GeoPoint degrees) const
{
    return {(degrees.x - m_middle.x) * m_east, (m_middle.y - degrees.y) * degree_km};
}

void MapPicture::add_needs(const FactRegistry& registry, Needs& needs)
{
    AreaShapes::add_needs(needs);
    for (const char* field : {"name", "area", "longitude", "latitude"})
        needs.add("unit", field);
    registry.add_needs(*registry.find("unit", "counts"), FieldUse::Content, needs);
    const FigureTable& figures = FigureTable::of(registry);
    for (const char* figure : {"units", "org_covered", "unbuilt"})
        figures.at(figure).add_needs(registry, needs);
    registry.add_needs(*registry.find("unit", "members"), FieldUse::Content, needs);
    const auto definition = MapDefinition::of(registry);
    if (!definition)
        return; // told by who makes a picture
    for (const MapShade& shade : definition->shades) {
        figures.at(shade.part).add_needs(registry, needs);
        if (shade.share())
            figures.at(shade.of).add_needs(registry, needs);
    }
    add_layer_needs(registry, *definition, needs);
}

Result<MapPicture> MapPicture::of(const World& world, const ScopedUnits& units,
                                  const AreaShapes& shapes, const MapWanted& wanted,
                                  const MapFilter* filter)
{
    LX_ASSIGN(auto pictures, of({{world, units, filter}}, shapes, wanted));
    return std::move(pictures.front());
}

Result<std::vector<MapPicture>> MapPicture::of(const std::vector<MapDay>& days,
                                               const AreaShapes& shapes, const MapWanted& wanted)
{
    std::vector<MapPicture> pictures;
    for (const MapDay& day : days) {
        LX_ASSIGN(const MapDefinition definition, MapDefinition::of(day.world.registry()));
        LX_ASSIGN(MapPicture picture, Maker(day, shapes, definition, wanted).make());
        pictures.push_back(std::move(picture));
    }
    LX_TRY(classify(pictures, wanted));
    return pictures;
}

std::vector<std::int32_t> units_below(const MapDay& day, std::int32_t area)
{
    const auto all = rows_of(day, "units");
    const std::vector<std::uint8_t> below = rows_below(day.world, "area", area);
    const auto& areas = day.world.snapshot().column("unit", "area").i32;
    std::vector<std::int32_t> found;
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (all[row] != 0 && areas[row] >= 0 && below[static_cast<std::size_t>(areas[row])] != 0)
            found.push_back(static_cast<std::int32_t>(row));
    }
    return found;
}

} // namespace lx
