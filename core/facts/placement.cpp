#include "core/facts/placement.h"

#include <array>
#include <optional>
#include <string>

#include "core/facts/fact_registry.h"
#include "core/facts/world.h"

namespace lx {

namespace {

constexpr std::array area_ways = {
    "area", "unit.area", "org.area", "member.org.area", "member.unit.area", "instructor.unit.area"};
constexpr std::array org_ways = {"managing_org",      "org",        "to_org",
                                 "unit.managing_org", "member.org", "parent"};

/// The references a way follows in a ledger; nothing where it does not lead to such a row there.
std::optional<std::vector<const FactDef*>> steps_of(const FactRegistry& registry,
                                                    std::string_view ledger, const char* way,
                                                    std::string_view target)
{
    const FactPath path = registry.path(ledger, way);
    if (path.fact == nullptr || path.fact->type != FactType::Ref || path.fact->list ||
        path.fact->ref_ledger != target)
        return std::nullopt;
    std::vector<const FactDef*> steps = path.steps;
    steps.push_back(path.fact);
    return steps;
}

template <class Ways, class Use>
void each_way(const FactRegistry& registry, std::string_view ledger, const Ways& ways,
              std::string_view target, Use use)
{
    for (const char* way : ways) {
        if (const auto steps = steps_of(registry, ledger, way, target))
            use(*steps);
    }
}

} // namespace

Placement::Placement(const World& world, std::string_view ledger)
{
    const auto add_to = [&](std::vector<Way>& ways) {
        return [&](const std::vector<const FactDef*>& steps) {
            Way way;
            for (const FactDef* step : steps)
                way.push_back(world.fact(*step).i32);
            ways.push_back(std::move(way));
        };
    };
    if (ledger == "area")
        m_areas.emplace_back();
    else
        each_way(world.registry(), ledger, area_ways, "area", add_to(m_areas));
    each_way(world.registry(), ledger, org_ways, "org", add_to(m_orgs));
}

std::int32_t Placement::reach(const std::vector<Way>& ways, std::int32_t row)
{
    for (const Way& way : ways) {
        std::int32_t at = row;
        for (const auto* step : way) {
            if (at < 0)
                break;
            at = (*step)[static_cast<std::size_t>(at)];
        }
        if (at >= 0)
            return at;
    }
    return -1;
}

bool Placement::by_area(const FactRegistry& registry, std::string_view ledger)
{
    bool any = ledger == "area";
    each_way(registry, ledger, area_ways, "area",
             [&](const std::vector<const FactDef*>&) { any = true; });
    return any;
}

void Placement::add_needs(const FactRegistry& registry, std::string_view ledger, Needs& needs)
{
    const auto add = [&](const std::vector<const FactDef*>& steps) {
        for (const FactDef* step : steps)
            registry.add_needs(*step, FieldUse::Content, needs);
    };
    if (ledger != "area")
        each_way(registry, ledger, area_ways, "area", add);
    each_way(registry, ledger, org_ways, "org", add);
    for (const char* kind : {"area", "org"})
        registry.add_needs(*registry.find(kind, "parent"), FieldUse::Content, needs);
}

std::vector<std::int32_t> top_areas(const World& world)
{
    const auto& parents = *world.fact("area", "parent").i32;
    const std::int32_t root = world.jurisdiction();
    std::vector<std::int32_t> tops(parents.size(), -1);
    for (std::size_t area = 0; area < parents.size(); ++area) {
        auto at = static_cast<std::int32_t>(area);
        // A circle of areas ends after as many steps as there are areas.
        for (std::size_t steps = 0; at >= 0 && steps <= parents.size(); ++steps) {
            const std::int32_t above = parents[static_cast<std::size_t>(at)];
            if (at == root || above == root) {
                tops[area] = at;
                break;
            }
            at = above;
        }
    }
    return tops;
}

std::vector<std::uint8_t> rows_below(const World& world, std::string_view ledger, std::int32_t root)
{
    const auto& parents = *world.fact(ledger, "parent").i32;
    std::vector<std::uint8_t> below(parents.size(), 0);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        auto at = static_cast<std::int32_t>(row);
        for (std::size_t steps = 0; at >= 0 && steps <= parents.size(); ++steps) {
            if (at == root) {
                below[row] = 1;
                break;
            }
            at = parents[static_cast<std::size_t>(at)];
        }
    }
    return below;
}

} // namespace lx
