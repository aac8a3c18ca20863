#include "core/county/campaign_league.h"

#include <algorithm>
#include <functional>
#include <map>

#include "core/county/county.h"
#include "core/facts/placement.h"

namespace lx {

namespace {

constexpr int week_days = 7;

/// Figures by area (id; 0 = all).
using ByArea = std::map<std::int64_t, CoverageFigures>;

ByArea figures_on(const County& county, Date day, std::unique_ptr<World>& kept)
{
    const bool same = day == county.as_of;
    if (!same)
        kept = county.world->at(day);
    const World& world = same ? *county.world : *kept;
    const CoverageSummary summary =
        coverage_summary(world, CoverageBy::Area, same ? county.units : county.units.on(world));
    ByArea figures{{0, summary.total}};
    for (const CoverageGroup& group : summary.groups)
        if (group.id != 0) // 未填 stands in the total alone
            figures[group.id] = group.figures;
    return figures;
}

/// a/b > c/d, exactly; what has no units comes last.
bool leads(const CoverageFigures& one, const CoverageFigures& other)
{
    if (one.population == 0 || other.population == 0)
        return one.population > other.population && other.population == 0;
    return one.org_covered * other.population > other.org_covered * one.population;
}

void count_left(const County& county, const World& world, const ScopedUnits& units,
                const std::vector<std::int32_t>& tops, CampaignLeague& league)
{
    const auto& population = *world.fact("unit", "population").tri;
    const auto& covered = *world.fact("unit", "org_covered").tri;
    const auto& kind = *world.fact("unit", "unbuilt_kind").i32;
    const auto& reason = *world.fact("unit", "unbuilt_reason").i32;
    const auto& area = world.snapshot().column("unit", "area").i32;
    const TextPool& texts = world.snapshot().texts();
    const std::int32_t should = texts.find("应建未建");
    std::map<std::string, std::int64_t> reasons;
    std::map<std::int64_t, std::int64_t> by_area;
    const auto& ids = county.world->snapshot().table("area").ids;
    for (std::size_t unit = 0; unit < population.size(); ++unit) {
        if (population[unit] != Tri::True || covered[unit] == Tri::True || !units.counts(unit))
            continue;
        ++reasons[reason[unit] < 0 ? std::string() : std::string(texts.text(reason[unit]))];
        if (kind[unit] != should || should == kNone32)
            continue;
        ++league.total.unbuilt;
        const std::int32_t top = area[unit] < 0 ? -1 : tops[static_cast<std::size_t>(area[unit])];
        if (top >= 0)
            ++by_area[ids[static_cast<std::size_t>(top)]];
    }
    for (LeagueRow& row : league.rows)
        row.unbuilt = by_area[row.area];
    for (const auto& [text, count] : reasons)
        league.reasons.push_back({text, count});
    std::ranges::stable_sort(league.reasons, std::greater(), &UnbuiltReason::units);
}

} // namespace

CampaignLeague CampaignLeague::of(const County& county, const CampaignProgress& campaign)
{
    CampaignLeague league;
    league.start = campaign.start;
    league.now = std::min(county.as_of, campaign.end);
    league.week = std::max(campaign.start, league.now.add_days(-week_days));
    league.issue = (league.now.days() - campaign.start.days()) / week_days + 1;
    std::unique_ptr<World> then;
    const ByArea start = figures_on(county, league.start, then);
    const ByArea week = figures_on(county, league.week, then);
    const ByArea now = figures_on(county, league.now, then);
    const auto fill = [&](LeagueRow& row) {
        const auto of = [&](const ByArea& day) {
            const auto found = day.find(row.area);
            return found == day.end() ? CoverageFigures() : found->second;
        };
        row.start = of(start);
        row.week = of(week);
        row.now = of(now);
    };
    league.total.name = "合计";
    fill(league.total);
    const std::vector<std::int32_t> tops = top_areas(*county.world);
    const auto& ids = county.world->snapshot().table("area").ids;
    const std::int32_t root = county.world->jurisdiction();
    for (std::size_t area = 0; area < tops.size(); ++area) {
        const auto at = static_cast<std::int32_t>(area);
        if (at == root || tops[area] != at)
            continue;
        LeagueRow row;
        row.area = ids[area];
        row.name = county.area_name(at);
        fill(row);
        if (!row.now.none() || !row.start.none())
            league.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(league.rows,
                             [](const auto& a, const auto& b) { return leads(a.now, b.now); });
    for (std::size_t i = 0; i < league.rows.size(); ++i) {
        LeagueRow& row = league.rows[i];
        if (row.now.population == 0)
            break;
        const bool tied = i > 0 && !leads(league.rows[i - 1].now, row.now);
        row.rank = tied ? league.rows[i - 1].rank : static_cast<int>(i) + 1;
    }
    const bool same = league.now == county.as_of;
    const World& world = same ? *county.world : *then;
    count_left(county, world, same ? county.units : county.units.on(world), tops, league);
    return league;
}

Needs campaign_league_needs(const FactRegistry& registry)
{
    Needs needs = campaign_needs(registry);
    needs.merge(coverage_needs(registry));
    for (const char* fact : {"population", "org_covered", "unbuilt_kind", "unbuilt_reason"})
        registry.add_needs(*registry.find("unit", fact), FieldUse::Content, needs);
    needs.add("unit", "area");
    for (const char* field : {"parent", "code", "name"})
        needs.add("area", field);
    return needs;
}

} // namespace lx
