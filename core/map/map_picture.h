#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/geo/classes.h"
#include "core/geo/coordinates.h"
#include "core/map/area_shapes.h"
#include "core/map/map_definition.h"
#include "core/map/map_tiles.h"
#include "core/rules/scope.h"

namespace lx {

struct MapFilter;

/// From degrees (WGS-84) to a plane in kilometres, to the right and down; true to scale in a
/// county.
class MapPlane
{
public:
    MapPlane() = default;
    explicit MapPlane(GeoPoint middle);
    [[nodiscard]] GeoPoint on_plane(GeoPoint degrees) const;

private:
    GeoPoint m_middle;
    double m_east = 1; ///< kilometres a degree
};

struct MapWanted
{
    std::string area; ///< code of the area whose parts are shown; "" = the jurisdiction
    MapShade shade;
    ClassKind classes = ClassKind::Natural;
    int class_count = 5; ///< 2 … 7
    /// ClassKind::Own: as check_bounds takes them.
    std::vector<double> own_bounds{};
    CoordinateSystem system = CoordinateSystem::Wgs84; ///< of the units' coordinates
    TilePlaces tiles{};                                ///< put by hand, where there are tiles
};

/// A day of a map, and what is counted of it.
struct MapDay
{
    const World& world;
    const ScopedUnits& units;
    const MapFilter* filter = nullptr; ///< of that day; null = all units
};

/// An area as it is drawn.
struct MapArea
{
    std::int32_t row = -1; ///< of `area`
    std::int64_t id = 0;
    std::string code;
    std::string name;
    std::size_t number = 0;      ///< in keys, from 1 in the order of the codes: everywhere the same
    Shape shape;                 ///< on the plane; empty: it has no boundary and isn't drawn
    std::int64_t units = 0;      ///< all that stands in it and below it, of the scope
    std::int64_t covered = 0;    ///< of these by an organization
    std::int64_t members = 0;    ///< in these, where it is known
    std::int64_t part = 0;       ///< of the shade's figure
    std::int64_t whole = 0;      ///< what a percentage is of
    std::optional<double> value; ///< what it is shaded by: % with one decimal, or the count
    std::string text;            ///< the same for people: 66.7% or 1,234
    std::size_t shade = 0;       ///< class; only with a value
    bool few = false;            ///< fewer than 3 units: hatched, 样本少
};

/// A unit as a point.
struct MapUnit
{
    GeoPoint at;           ///< on the plane
    std::int32_t row = -1; ///< of `unit`
    UnitMark mark = UnitMark::Uncovered;
};

/// A mark of a layer: an organization's stars, a venue, an instructor.
struct MapMark
{
    GeoPoint at;                     ///< on the plane
    std::int32_t row = -1;           ///< of the layer's ledger
    std::int32_t area = -1;          ///< row of `area` it stands in; -1 = not known
    std::optional<int> number;       ///< written on it
    std::vector<std::int32_t> units; ///< rows of `unit` that belong to it, here
};

/// All marks of a layer.
struct MapMarks
{
    MapLayer layer;
    std::vector<MapMark> marks;          ///< that have a place
    std::map<int, std::int64_t> numbers; ///< rows by number, those without a place too
    std::int64_t rows = 0;               ///< all that stand here
    std::int64_t without_place = 0;
    std::int64_t without_number = 0; ///< not drawn for it (MapLayer::number_none)
};

/// A class of the legend.
struct MapClass
{
    std::string text; ///< "60.0%–不足75.0%"
    std::int64_t areas = 0;
};

/// 党建分布图 of a day: the parts of an area shaded by a figure, its units as points, and what is
/// written beside. Made once, then painted on screen and paper alike.
struct MapPicture
{
    std::string title; ///< 永宁县党建分布图
    std::string subtitle; ///< 截至 2025年9月30日　组织覆盖率　统计口径：三有企业　只看：应建未建
    std::string matter; ///< the same without the day
    std::string item;   ///< 党建分布图: what it is called in 上报记录
    Date as_of;
    MapShade shade;
    std::string filter;    ///< name of the list it is narrowed to; "" = of none
    std::string area_code; ///< of the area whose parts are shown
    std::array<std::string, unit_marks> mark_names; ///< 已建, 应建未建, 未建（不够条件）
    std::vector<MapArea> areas; ///< larger ones first, so that parks lie upon the towns around them
    std::vector<MapUnit> units; ///< of the scope, that have a place
    std::vector<MapMarks> layers; ///< every one there is, in the definition's order
    std::vector<MapClass> classes;
    std::int64_t few = 0;                            ///< areas of fewer than 3 units
    std::int64_t nothing = 0;                        ///< areas without units
    std::array<std::int64_t, unit_marks> marks = {}; ///< units by mark, those without a place too
    std::int64_t without_place = 0;                  ///< of these without coordinates
    std::int64_t outside = 0;                        ///< of these beyond what is drawn
    bool whole = false; ///< of all the jurisdiction and narrowed to no list
    GeoBox box;         ///< of what is drawn, on the plane
    MapPlane plane;
    /// No boundaries: one square an area; distances mean nothing and no units are shown.
    bool tiles = false;
    std::vector<std::string> problems; ///< sentences: boundaries that can't be read

    [[nodiscard]] std::string_view mark_name(UnitMark mark) const
    {
        return mark_names.at(static_cast<std::size_t>(mark));
    }

    /// What a snapshot must hold for it, besides the scope and a filter.
    static void add_needs(const FactRegistry& registry, Needs& needs);
    /// Errors: Usage (no area of that code), BadInput (own bounds that can't be).
    [[nodiscard]] static Result<MapPicture> of(const World& world, const ScopedUnits& units,
                                               const AreaShapes& shapes, const MapWanted& wanted,
                                               const MapFilter* filter = nullptr);
    /// Of several days with one scale of classes.
    [[nodiscard]] static Result<std::vector<MapPicture>>
    of(const std::vector<MapDay>& days, const AreaShapes& shapes, const MapWanted& wanted);
};

/// Rows of `unit` that stand in an area or below it, of the scope and the filter: what its figures
/// count.
[[nodiscard]] std::vector<std::int32_t> units_below(const MapDay& day, std::int32_t area);

} // namespace lx
