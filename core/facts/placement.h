#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/facts/needs.h"

namespace lx {

class FactRegistry;
class World;

/// Where the rows of a ledger belong: the area they stand in and the organization answerable for
/// them, taken from the row itself or through its unit, organization or member, nearest first.
class Placement
{
public:
    /// Precondition: what `add_needs` names was loaded.
    Placement(const World& world, std::string_view ledger);

    /// Row of the area; -1 where it is not known.
    [[nodiscard]] std::int32_t area(std::int32_t row) const { return reach(m_areas, row); }
    /// Row of the organization (for an organization the one above it); -1 where there is none.
    [[nodiscard]] std::int32_t org(std::int32_t row) const { return reach(m_orgs, row); }
    /// Rows of this ledger can be told apart by area, by organization.
    [[nodiscard]] bool has_area() const { return !m_areas.empty(); }

    /// Whether rows of a ledger have an area at all, of their own or by what they belong to.
    [[nodiscard]] static bool by_area(const FactRegistry& registry, std::string_view ledger);
    static void add_needs(const FactRegistry& registry, std::string_view ledger, Needs& needs);

private:
    /// References followed one after the other; no step means the row itself.
    using Way = std::vector<const std::vector<std::int32_t>*>;
    [[nodiscard]] static std::int32_t reach(const std::vector<Way>& ways, std::int32_t row);

    std::vector<Way> m_areas;
    std::vector<Way> m_orgs;
};

/// For every row of `area`: the row of its area directly below the jurisdiction, or the
/// jurisdiction itself; -1 outside of it.
[[nodiscard]] std::vector<std::int32_t> top_areas(const World& world);
/// For every row of a ledger with `parent` (area, org): 1 where it is `root` or below it.
[[nodiscard]] std::vector<std::uint8_t> rows_below(const World& world, std::string_view ledger,
                                                   std::int32_t root);

} // namespace lx
