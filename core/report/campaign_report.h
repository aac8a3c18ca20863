#pragma once

#include <string>

#include "core/county/campaign.h"
#include "core/county/county.h"
#include "core/report/report.h"

namespace lx {

/// The summary of a campaign (专项行动总结) as it stands on the county's day: its milestones, and
/// the targets of the county's policies that fall due in it, counted by the county's scope. Its
/// name is the campaign's with 总结, as 百日攻坚总结 (liaoning-2016/4.3).
[[nodiscard]] Report campaign_report(const CampaignProgress& campaign, const County& county,
                                     Date made);

/// The targets of a county's policies that fall due in a campaign, in their order.
template <class Sink>
void each_campaign_target(const CampaignProgress& campaign, const County& county, const Sink& sink)
{
    for (const PackResult& pack : county.packs)
        for (const TargetResult& result : pack.evaluation->targets())
            if (result.deadline && campaign.start <= *result.deadline &&
                *result.deadline <= campaign.end)
                sink(result);
}

} // namespace lx
