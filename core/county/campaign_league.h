#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/county/campaign.h"
#include "core/coverage/coverage_summary.h"

namespace lx {

struct County;

/// Where an area (乡镇、街道、园区) stands in a campaign.
struct LeagueRow
{
    std::int64_t area = 0; ///< id; 0 = all of them
    std::string name;
    int rank = 0; ///< by the share of units an organization covers: 1, 2, 2, 4; 0 = has no units
    CoverageFigures start; ///< as it was on the campaign's first day
    CoverageFigures week;  ///< seven days before the day it is told for, not before the start
    CoverageFigures now;
    std::int64_t unbuilt = 0; ///< 应建未建 now

    [[nodiscard]] std::int64_t since_start() const { return now.org_covered - start.org_covered; }
    [[nodiscard]] std::int64_t since_week() const { return now.org_covered - week.org_covered; }
};

/// A reason (未建党组织原因) why units have no organization, and of how many units.
struct UnbuiltReason
{
    std::string reason; ///< "" = 未填
    std::int64_t units = 0;
};

/// The townships' league table of a campaign: figures of the county's scope on three days, counted
/// from dated rows, so what was entered late counts for the day it is of.
struct CampaignLeague
{
    Date start, week, now; ///< now: the county's day, after the campaign its last one
    int issue = 1;         ///< which week of the campaign it is
    LeagueRow total;
    std::vector<LeagueRow> rows;        ///< by rank, then by code
    std::vector<UnbuiltReason> reasons; ///< of all units without an organization; most first

    /// Precondition: the county was loaded with campaign_league_needs, the campaign has begun.
    [[nodiscard]] static CampaignLeague of(const County& county, const CampaignProgress& campaign);
};
[[nodiscard]] Needs campaign_league_needs(const FactRegistry& registry);

} // namespace lx
