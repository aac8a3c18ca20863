#include "core/map/layer_marks.h"

#include <cmath>
#include <memory>

#include "core/facts/placement.h"
#include "core/geo/labels.h"
#include "core/geo/simplify.h"
#include "core/map/map_filter.h"
#include "core/map/units_of.h"

namespace lx {

namespace {

class Marker
{
public:
    Marker(const MapLayer& layer, const LayerGround& ground)
        : m_layer(layer), m_ground(ground), m_world(ground.day.world),
          m_unit_area(m_world.snapshot().column("unit", "area").i32),
          m_east(m_world.snapshot().column("unit", "longitude").real),
          m_north(m_world.snapshot().column("unit", "latitude").real),
          m_placement(m_world, layer.ledger)
    {
        m_made.layer = layer;
        if (UnitsOf::leads(m_world.registry(), ground.definition.joins, layer.ledger))
            m_units.emplace(m_world, ground.definition.joins, layer.ledger);
    }

    [[nodiscard]] MapMarks make()
    {
        read_numbers();
        const auto& counts = *m_world.fact(m_layer.ledger, "counts").tri;
        for (std::size_t row = 0; row < counts.size(); ++row) {
            if (counts[row] == Tri::True)
                add(static_cast<std::int32_t>(row));
        }
        return std::move(m_made);
    }

private:
    /// The number of every row that has one, of its newest row.
    void read_numbers()
    {
        if (m_layer.number_rows.empty())
            return;
        const Snapshot& snapshot = m_world.snapshot();
        const std::string& rows = m_layer.number_rows;
        const auto& of = snapshot.column(rows, m_layer.number_row).i32;
        const auto& field = snapshot.column(rows, m_layer.number_field).i32;
        const auto& newest = snapshot.column(rows, m_layer.number_newest).i32;
        const auto& known = *m_world.fact(rows, "known").tri;
        const auto all = static_cast<std::size_t>(m_world.rows(m_layer.ledger));
        m_numbers.assign(all, kNone32);
        std::vector<std::int32_t> seen(all, kNone32);
        for (std::size_t at = 0; at < of.size(); ++at) {
            if (of[at] < 0 || known[at] != Tri::True || field[at] == kNone32)
                continue;
            const auto row = static_cast<std::size_t>(of[at]);
            if (seen[row] != kNone32 && newest[at] <= seen[row])
                continue;
            seen[row] = newest[at];
            m_numbers[row] = field[at];
        }
    }

    [[nodiscard]] bool below(std::int32_t area) const
    {
        return area >= 0 ? m_ground.below[static_cast<std::size_t>(area)] != 0
                         : m_ground.root == m_world.jurisdiction();
    }

    /// Its units here; `elsewhere` where it has others.
    [[nodiscard]] std::vector<std::int32_t> units_here(std::int32_t row, bool& elsewhere) const
    {
        std::vector<std::int32_t> here;
        if (!m_units)
            return here;
        m_units->each(row, [&](std::int32_t unit) {
            const auto at = static_cast<std::size_t>(unit);
            if (m_ground.units[at] != 0 && below(m_unit_area[at]))
                here.push_back(unit);
            else
                elsewhere = true;
        });
        return here;
    }

    void add(std::int32_t row)
    {
        const auto at = static_cast<std::size_t>(row);
        bool elsewhere = false;
        MapMark mark;
        mark.row = row;
        mark.units = units_here(row, elsewhere);
        mark.area = m_placement.has_area() ? m_placement.area(row) : -1;
        const MapFilter* const filter = m_ground.day.filter;
        if (filter != nullptr) {
            const bool listed = filter->ledger == m_layer.ledger;
            if (listed ? filter->rows[at] == 0 : mark.units.empty())
                return;
        }
        if (mark.units.empty() && (elsewhere || !below(mark.area)))
            return;
        if (!m_layer.number_rows.empty() && m_numbers[at] != kNone32)
            mark.number = m_numbers[at];
        else if (m_layer.numbered && m_layer.number_rows.empty())
            mark.number = static_cast<int>(mark.units.size());
        ++m_made.rows;
        if (!mark.number && !m_layer.number_none.empty()) {
            ++m_made.without_number;
            return;
        }
        if (mark.number)
            ++m_made.numbers[*mark.number];
        if (stand(mark))
            m_made.marks.push_back(std::move(mark));
        else
            ++m_made.without_place;
    }

    [[nodiscard]] bool stand(MapMark& mark)
    {
        if (const std::int32_t unit = middle_unit(mark.units); unit >= 0) {
            mark.at = place(unit);
            mark.area = m_unit_area[static_cast<std::size_t>(unit)];
            return true;
        }
        if (mark.area < 0 && !mark.units.empty())
            mark.area = m_unit_area[static_cast<std::size_t>(mark.units.front())];
        const auto& parents = m_world.snapshot().column("area", "parent").i32;
        std::size_t steps = 0;
        for (std::int32_t area = mark.area;
             area >= 0 && area != m_ground.root && steps++ <= parents.size();
             area = parents[static_cast<std::size_t>(area)]) {
            if (const auto& inside = place_in(area)) {
                mark.at = *inside;
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool placed(std::int32_t unit) const
    {
        const auto at = static_cast<std::size_t>(unit);
        return !std::isnan(m_east[at]) && !std::isnan(m_north[at]);
    }
    [[nodiscard]] GeoPoint place(std::int32_t unit) const
    {
        const auto at = static_cast<std::size_t>(unit);
        return m_ground.plane.on_plane(to_wgs84(m_ground.system, {m_east[at], m_north[at]}));
    }

    /// The unit nearest to the middle of those that have a place: a mark stands at a real one.
    [[nodiscard]] std::int32_t middle_unit(const std::vector<std::int32_t>& units) const
    {
        GeoPoint middle;
        double count = 0;
        for (const std::int32_t unit : units) {
            if (!placed(unit))
                continue;
            const GeoPoint at = place(unit);
            middle = {middle.x + at.x, middle.y + at.y};
            ++count;
        }
        if (count == 0)
            return -1;
        middle = {middle.x / count, middle.y / count};
        std::int32_t nearest = -1;
        double least = 0;
        for (const std::int32_t unit : units) {
            if (!placed(unit))
                continue;
            const GeoPoint at = place(unit);
            const double far = std::hypot(at.x - middle.x, at.y - middle.y);
            if (nearest < 0 || far < least) {
                nearest = unit;
                least = far;
            }
        }
        return nearest;
    }

    /// A place well inside an area, or its own coordinates; nothing where neither is known.
    [[nodiscard]] const std::optional<GeoPoint>& place_in(std::int32_t area)
    {
        const auto at = static_cast<std::size_t>(area);
        if (m_inside.empty())
            m_inside.resize(m_ground.shapes.shapes.size());
        if (m_inside[at] != nullptr)
            return *m_inside[at];
        m_inside[at] = std::make_unique<std::optional<GeoPoint>>();
        const Shape& shape = m_ground.shapes.shapes[at];
        const double east = m_world.snapshot().column("area", "longitude").real[at];
        const double north = m_world.snapshot().column("area", "latitude").real[at];
        if (!shape.empty()) {
            const GeoBox box = box_of(shape);
            const double coarse = std::max(box.width(), box.height()) / 200;
            *m_inside[at] = m_ground.plane.on_plane(place_inside(simplify({shape}, coarse)[0]));
        } else if (!std::isnan(east) && !std::isnan(north)) {
            *m_inside[at] = m_ground.plane.on_plane(to_wgs84(m_ground.system, {east, north}));
        }
        return *m_inside[at];
    }

    const MapLayer& m_layer;
    const LayerGround& m_ground;
    const World& m_world;
    const std::vector<std::int32_t>& m_unit_area;
    const std::vector<double>& m_east;
    const std::vector<double>& m_north;
    Placement m_placement;
    std::optional<UnitsOf> m_units;
    std::vector<std::int32_t> m_numbers;                            ///< by row; kNone32 = none
    std::vector<std::unique_ptr<std::optional<GeoPoint>>> m_inside; ///< by area, once asked for
    MapMarks m_made;
};

} // namespace

void add_layer_needs(const FactRegistry& registry, const MapDefinition& definition, Needs& needs)
{
    for (const char* field : {"area", "longitude", "latitude"})
        needs.add("unit", field);
    for (const char* field : {"parent", "longitude", "latitude"})
        needs.add("area", field);
    for (const MapLayer& layer : definition.layers) {
        UnitsOf::add_needs(registry, definition.joins, layer.ledger, needs);
        Placement::add_needs(registry, layer.ledger, needs);
        needs.add(layer.ledger, registry.catalog().ledger(layer.ledger)->label);
        registry.add_needs(*registry.find(layer.ledger, "counts"), FieldUse::Content, needs);
        if (layer.number_rows.empty())
            continue;
        for (const std::string& field : {layer.number_row, layer.number_field, layer.number_newest})
            needs.add(layer.number_rows, field);
        registry.add_needs(*registry.find(layer.number_rows, "known"), FieldUse::Content, needs);
    }
}

MapMarks marks_of(const MapLayer& layer, const LayerGround& ground)
{
    return Marker(layer, ground).make();
}

} // namespace lx
