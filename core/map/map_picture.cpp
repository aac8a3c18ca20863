#include "core/map/map_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "core/coverage/coverage_summary.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr double degree_km = 111.32; ///< of latitude
constexpr std::int64_t few_units = 3;

std::string count_text(std::int64_t count)
{
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

/// A bound of the legend: 66.7% or 1,234.
std::string bound_text(double value, bool share)
{
    if (!share)
        return count_text(static_cast<std::int64_t>(std::ceil(value)));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f%%", value);
    return text.data();
}

/// By row of `unit`: 1 where it is one of that figure's, in the scope.
std::vector<std::uint8_t> rows_of(const World& world, const ScopedUnits& units,
                                  const std::string& figure)
{
    return FigureTable::of(world.registry()).at(figure).rows(world, units);
}

/// Units of each area with all below it, by row of `area`.
std::vector<std::int64_t> by_area(const World& world, const std::vector<std::uint8_t>& units)
{
    const auto& parents = world.snapshot().column("area", "parent").i32;
    const auto& areas = world.snapshot().column("unit", "area").i32;
    std::vector<std::int64_t> own(parents.size());
    for (std::size_t row = 0; row < units.size(); ++row) {
        if (units[row] != 0 && areas[row] >= 0)
            ++own[static_cast<std::size_t>(areas[row])];
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

/// By row of `area`: 1 for one and all below it.
std::vector<char> areas_below(const World& world, std::int32_t root)
{
    const auto& parents = world.snapshot().column("area", "parent").i32;
    std::vector<char> below(parents.size(), 0);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        std::size_t steps = 0;
        auto at = static_cast<std::int32_t>(row);
        while (at >= 0 && at != root && ++steps <= parents.size())
            at = parents[static_cast<std::size_t>(at)];
        below[row] = at == root ? 1 : 0;
    }
    return below;
}

class Maker
{
public:
    Maker(const World& world, const ScopedUnits& units, const AreaShapes& shapes,
          const MapWanted& wanted)
        : m_world(world), m_units(units), m_shapes(shapes), m_wanted(wanted)
    {}

    [[nodiscard]] Result<MapPicture> make()
    {
        LX_TRY(find_root());
        name_it();
        gather_areas();
        lay_out();
        LX_TRY(classify());
        place_units();
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
        m_picture.area_code = show("code", m_root);
        m_picture.whole = m_root == m_world.jurisdiction();
        m_picture.title = show("name", m_root) + "党建分布图";
        m_picture.subtitle = "截至 " + m_world.as_of().chinese() + "　" + m_wanted.shade.name +
                             (m_units.whole() ? "" : "　统计口径：" + m_units.name());
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
        const auto all = by_area(m_world, rows_of(m_world, m_units, "units"));
        const auto part = by_area(m_world, rows_of(m_world, m_units, m_wanted.shade.part));
        const auto of = m_wanted.shade.share()
                            ? by_area(m_world, rows_of(m_world, m_units, m_wanted.shade.of))
                            : all;
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
            area.part = part[at];
            area.whole = of[at];
            value(area);
            m_picture.areas.push_back(std::move(area));
        }
    }

    void value(MapArea& area)
    {
        area.few = area.units < few_units;
        (area.units == 0 ? m_picture.nothing : m_picture.few) += area.few ? 1 : 0;
        if (!m_wanted.shade.share()) {
            area.text = count_text(area.part);
            area.value = static_cast<double>(area.part);
        } else if (area.whole == 0) {
            area.text = "–";
        } else {
            area.text = rate_text(area.part, area.whole);
            const std::int64_t tenths = (area.part * 2000 + area.whole) / (2 * area.whole);
            area.value = static_cast<double>(tenths) / 10;
        }
    }

    /// Squares side by side, in the order of the codes.
    void lay_tiles()
    {
        m_picture.tiles = true;
        auto& areas = m_picture.areas;
        std::ranges::sort(areas, {}, &MapArea::code);
        const auto columns =
            static_cast<std::size_t>(std::ceil(std::sqrt(1.5 * static_cast<double>(areas.size()))));
        constexpr double side = 0.94; // the rest parts them
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const auto x = static_cast<double>(i % columns);
            const std::size_t line = i / columns;
            const auto y = static_cast<double>(line) * 0.7;
            constexpr double high = 0.7 * side;
            areas[i].shape = {{{{x, y}, {x + side, y}, {x + side, y + high}, {x, y + high}}}};
        }
    }

    void lay_out()
    {
        auto& areas = m_picture.areas;
        GeoBox degrees;
        for (const MapArea& area : areas)
            degrees.take(box_of(area.shape));
        if (degrees.empty()) {
            lay_tiles();
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

    [[nodiscard]] Result<> check_own_bounds() const
    {
        constexpr std::size_t most = 6;
        const double highest = m_wanted.shade.share() ? 100 : 1e9;
        const std::vector<double>& bounds = m_wanted.own_bounds;
        if (bounds.empty() || bounds.size() > most)
            return fail(ErrorKind::BadInput, "分级的界限要有 1 到 6 个。");
        // Written so that NaN is refused too.
        if (!std::ranges::all_of(bounds, [&](double one) { return one >= 0 && one <= highest; }))
            return fail(ErrorKind::BadInput, m_wanted.shade.share()
                                                 ? "分级的界限是百分数，要在 0 到 100 之间。"
                                                 : "分级的界限要在 0 到 1,000,000,000 之间。");
        return {};
    }

    Result<> classify()
    {
        std::vector<double> values;
        for (const MapArea& area : m_picture.areas) {
            if (area.value && !area.few)
                values.push_back(*area.value);
        }
        const bool own = m_wanted.classes == ClassKind::Own;
        const bool share = m_wanted.shade.share();
        if (own)
            LX_TRY(check_own_bounds());
        std::vector<double> bounds =
            own ? m_wanted.own_bounds
                : class_bounds(m_wanted.classes, values, std::clamp(m_wanted.class_count, 2, 7));
        for (double& bound : bounds)
            bound = share ? std::round(bound * 10) / 10 : std::ceil(bound);
        if (own && std::ranges::adjacent_find(bounds, std::greater_equal{}) != bounds.end())
            return fail(ErrorKind::BadInput,
                        share ? "分级的界限要从小到大，保留一位小数后也各不相同。"
                              : "分级的界限要从小到大，取整后也各不相同。");
        bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
        for (std::size_t c = 0; c <= bounds.size(); ++c)
            m_picture.classes.push_back({class_text(bounds, c, values), 0});
        for (MapArea& area : m_picture.areas) {
            area.shade = area.value ? class_of(bounds, *area.value) : 0;
            if (area.value && !area.few)
                ++m_picture.classes[area.shade].areas;
        }
        return {};
    }

    [[nodiscard]] std::string class_text(const std::vector<double>& bounds, std::size_t at,
                                         const std::vector<double>& values) const
    {
        const bool share = m_wanted.shade.share();
        if (bounds.empty())
            return values.empty() ? "没有数" : bound_text(values.front(), share);
        if (at == 0)
            return "不足 " + bound_text(bounds.front(), share);
        if (at == bounds.size())
            return bound_text(bounds.back(), share) + " 及以上";
        return bound_text(bounds[at - 1], share) + "–不足 " + bound_text(bounds[at], share);
    }

    void place_units()
    {
        const auto all = rows_of(m_world, m_units, "units");
        const auto covered = rows_of(m_world, m_units, "org_covered");
        const auto unbuilt = rows_of(m_world, m_units, "unbuilt");
        const auto& east = m_world.snapshot().column("unit", "longitude").real;
        const auto& north = m_world.snapshot().column("unit", "latitude").real;
        const std::vector<char> below = areas_below(m_world, m_root);
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

    const World& m_world;
    const ScopedUnits& m_units;
    const AreaShapes& m_shapes;
    const MapWanted& m_wanted;
    std::int32_t m_root = -1;
    MapPicture m_picture;
};

} // namespace

std::string_view mark_name(UnitMark mark)
{
    constexpr std::array<std::string_view, unit_marks> names = {"已建党组织", "应建未建",
                                                                "未建（不够条件或情况不详）"};
    return names.at(static_cast<std::size_t>(mark));
}

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
    if (const auto shades = map_shades(registry)) {
        for (const MapShade& shade : *shades) {
            figures.at(shade.part).add_needs(registry, needs);
            if (shade.share())
                figures.at(shade.of).add_needs(registry, needs);
        }
    }
}

Result<MapPicture> MapPicture::of(const World& world, const ScopedUnits& units,
                                  const AreaShapes& shapes, const MapWanted& wanted)
{
    return Maker(world, units, shapes, wanted).make();
}

std::vector<std::int32_t> units_below(const World& world, const ScopedUnits& units,
                                      std::int32_t area)
{
    const auto all = rows_of(world, units, "units");
    const std::vector<char> below = areas_below(world, area);
    const auto& areas = world.snapshot().column("unit", "area").i32;
    std::vector<std::int32_t> found;
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (all[row] != 0 && areas[row] >= 0 && below[static_cast<std::size_t>(areas[row])] != 0)
            found.push_back(static_cast<std::int32_t>(row));
    }
    return found;
}

} // namespace lx
