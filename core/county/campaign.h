#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// How a milestone stands on a day.
enum class MilestoneState : std::uint8_t
{
    Done,
    DoneLate, ///< after its last day
    Overdue,  ///< not done, its last day is past
    Open
};
/// 已完成, 逾期完成, 逾期, 进行中
[[nodiscard]] std::string_view milestone_state_title(MilestoneState state);

struct Milestone
{
    std::int64_t id = 0;
    std::string task;
    std::optional<Date> due;
    std::string responsible;
    std::optional<Date> done; ///< as entered; a day after T does not count yet
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

/// Progress as a pure function of the rows and the day: newest start first. Milestones of campaigns
/// that are not there are left out.
[[nodiscard]] std::vector<CampaignProgress> campaign_progress(const Catalog& catalog,
                                                              const std::vector<Record>& campaigns,
                                                              const std::vector<Record>& milestones,
                                                              Date as_of);
/// The same from a ledger file. Errors: Database.
[[nodiscard]] Result<std::vector<CampaignProgress>>
load_campaigns(Database& database, const Catalog& catalog, Date as_of);

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
