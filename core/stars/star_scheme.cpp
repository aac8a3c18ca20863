#include "core/stars/star_scheme.h"

#include <algorithm>
#include <array>

#include "core/facts/fact_registry.h"
#include "core/facts/managers.h"

namespace lx {

std::string star_title(std::optional<int> stars)
{
    constexpr std::array titles{"零星级", "一星级", "二星级", "三星级", "四星级", "五星级"};
    if (!stars)
        return "不予评定";
    if (*stars < 0 || *stars > kMostStars) // of a row that was written by other means
        return std::to_string(*stars) + "星级";
    return titles[static_cast<std::size_t>(*stars)];
}

int StarScheme::stars_of(Points points) const
{
    const auto found =
        std::ranges::find_if(stars, [&](const Star& star) { return star.band.holds(points); });
    return found->stars;
}

std::optional<Points> StarScheme::points_for(int wanted) const
{
    const auto found =
        std::ranges::find_if(stars, [&](const Star& star) { return star.stars == wanted; });
    return found == stars.end() ? std::nullopt : found->band.from;
}

bool StarScheme::gives(int wanted) const
{
    return std::ranges::any_of(stars, [&](const Star& star) { return star.stars == wanted; });
}

int StarScheme::find_item(std::string_view wanted) const
{
    const auto found =
        std::ranges::find_if(items, [&](const StarItem& item) { return item.id == wanted; });
    return found == items.end() ? -1 : static_cast<int>(found - items.begin());
}

int StarScheme::find_veto(std::string_view wanted) const
{
    const auto found =
        std::ranges::find_if(veto, [&](const StarVeto& one) { return one.id == wanted; });
    return found == veto.end() ? -1 : static_cast<int>(found - veto.begin());
}

const StarScheme::Honour* StarScheme::find_honour(std::string_view wanted) const
{
    const auto found = std::ranges::find(honours, wanted, &Honour::name);
    return found == honours.end() ? nullptr : &*found;
}

Needs StarScheme::needs(const FactRegistry& registry) const
{
    Needs needs;
    Managers::add_needs(registry, needs);
    registry.add_needs(*registry.find("org", "counts"), FieldUse::Content, needs);
    for (const char* field : {"code", "name"})
        needs.add("org", field);
    for (const char* field : {"org", "year", "stars"})
        needs.add("rating", field);
    if (!honours.empty())
        for (const char* field : {"object_kind", "object", "honour", "level", "year"})
            needs.add("honour", field);
    for (const Honour& honour : honours)
        for (const Honour::Condition& condition : honour.conditions)
            needs.merge(condition.when.needs());
    needs.merge(who->needs());
    for (const StarItem& item : items)
        for (const StarPart& part : item.parts)
            needs.merge(part.when ? part.when->needs() : part.measure->needs());
    for (const StarVeto& one : veto)
        if (one.when)
            needs.merge(one.when->needs());
    return needs;
}

} // namespace lx
