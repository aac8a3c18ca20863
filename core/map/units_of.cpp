#include "core/map/units_of.h"

#include <algorithm>

namespace lx {

namespace {

/// How a ledger leads to units: a reference to follow first, then a join.
struct Way
{
    const FactDef* step = nullptr;
    const UnitJoin* join = nullptr;
};

std::optional<Way> way_of(const FactRegistry& registry, const std::vector<UnitJoin>& joins,
                          const std::string& ledger)
{
    if (ledger == "unit")
        return Way{};
    const auto join_of = [&](const std::string& code) -> const UnitJoin* {
        const auto found = std::ranges::find(joins, code, &UnitJoin::ledger);
        return found == joins.end() ? nullptr : &*found;
    };
    if (const UnitJoin* join = join_of(ledger))
        return Way{nullptr, join};
    const auto reference = [&](const std::string& to) -> const FactDef* {
        const FactDef* fact = registry.find(ledger, to); // references are called as their ledgers
        const bool fits = fact != nullptr && fact->type == FactType::Ref && !fact->list &&
                          !fact->derived && fact->ref_ledger == to;
        return fits ? fact : nullptr;
    };
    if (const FactDef* unit = reference("unit"))
        return Way{unit, nullptr};
    for (const UnitJoin& join : joins) {
        if (const FactDef* fact = reference(join.ledger))
            return Way{fact, &join};
    }
    return std::nullopt;
}

RowLists joined(const World& world, const UnitJoin& join)
{
    const auto& rows = world.snapshot().column(join.rows, join.row).i32;
    const auto& units = world.snapshot().column(join.rows, join.unit).i32;
    const auto& counts = *world.fact(join.rows, "counts").tri;
    std::vector<std::uint64_t> pairs;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (counts[at] == Tri::True && rows[at] >= 0 && units[at] >= 0)
            pairs.push_back(row_pair(rows[at], units[at]));
    }
    return make_lists(std::move(pairs), world.rows(join.ledger));
}

} // namespace

bool UnitsOf::leads(const FactRegistry& registry, const std::vector<UnitJoin>& joins,
                    const std::string& ledger)
{
    return way_of(registry, joins, ledger).has_value();
}

void UnitsOf::add_needs(const FactRegistry& registry, const std::vector<UnitJoin>& joins,
                        const std::string& ledger, Needs& needs)
{
    const auto way = way_of(registry, joins, ledger);
    if (!way)
        return;
    needs.add_ledger(ledger);
    if (way->step != nullptr)
        needs.add(ledger, way->step->key);
    if (way->join == nullptr)
        return;
    needs.add_ledger(way->join->ledger);
    needs.add(way->join->rows, way->join->row);
    needs.add(way->join->rows, way->join->unit);
    registry.add_needs(*registry.find(way->join->rows, "counts"), FieldUse::Content, needs);
}

UnitsOf::UnitsOf(const World& world, const std::vector<UnitJoin>& joins, const std::string& ledger)
{
    const auto way = way_of(world.registry(), joins, ledger);
    if (!way)
        return;
    if (way->step != nullptr)
        m_step = &world.snapshot().column(ledger, way->step->key).i32;
    if (way->join != nullptr)
        m_joined = joined(world, *way->join);
}

void UnitsOf::each(std::int32_t row, const std::function<void(std::int32_t)>& unit) const
{
    if (m_step != nullptr)
        row = (*m_step)[static_cast<std::size_t>(row)];
    if (row < 0)
        return;
    if (!m_joined)
        return unit(row);
    for (const std::int32_t one : m_joined->of(row))
        unit(one);
}

} // namespace lx
