#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/follow_up.h"
#include "core/facts/world.h"

namespace lx {

class Database;

struct Milestone
{
    std::int64_t id = 0;
    std::string task;
    std::optional<Date> due;
    std::string responsible;
    std::optional<Date> done; ///< by T
    MilestoneState state = MilestoneState::Open;
};

/// A campaign (专项行动) with its milestones as of a day.
struct CampaignProgress
{
    std::int64_t id = 0;
    std::string name;
    Date start;
    Date end;
    std::vector<Milestone> milestones; ///< by last day, those without one last
    std::int64_t done = 0;             ///< also late
    std::int64_t overdue = 0;
    int days_left =
        0; ///< to the end, that day counted; 0 once it is over, all of them before it begins
    bool begun = false;
    bool over = false; ///< T is after the end
};

/// The campaigns of a county on its day, newest start first. Milestones of campaigns that are not
/// there are left out. Precondition: their needs were loaded.
[[nodiscard]] std::vector<CampaignProgress> campaigns_of(const World& world);
[[nodiscard]] Needs campaign_needs(const FactRegistry& registry);
/// The same from a ledger file. Errors: Database.
[[nodiscard]] Result<std::vector<CampaignProgress>>
load_campaigns(Database& database, const DefinitionsPtr& definitions, Date as_of);

/// A campaign to begin with: the milestones a policy names, days counted from the start.
struct CampaignExample
{
    struct Step
    {
        std::string task;
        std::string responsible;
        int day = 0; ///< after the start
        std::string clause;
    };
    std::string id;
    std::string name;   ///< 百日攻坚
    std::string source; ///< policy and number
    int days = 0;       ///< from start to end
    std::vector<Step> steps;
};
/// Those compiled in (resources/campaigns). Errors: Io (a damaged program file).
[[nodiscard]] Result<std::vector<CampaignExample>> campaign_examples();

} // namespace lx
