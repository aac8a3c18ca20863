#include "core/county/campaign.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "core/base/object_reader.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

MilestoneState state_of(const Milestone& milestone, Date as_of)
{
    if (milestone.done && *milestone.done <= as_of)
        return milestone.due && *milestone.due < *milestone.done ? MilestoneState::DoneLate
                                                                 : MilestoneState::Done;
    return milestone.due && *milestone.due < as_of ? MilestoneState::Overdue : MilestoneState::Open;
}

} // namespace

std::string_view milestone_state_title(MilestoneState state)
{
    switch (state) {
    case MilestoneState::Done:
        return "已完成";
    case MilestoneState::DoneLate:
        return "逾期完成";
    case MilestoneState::Overdue:
        return "逾期";
    case MilestoneState::Open:
        break;
    }
    return "进行中";
}

std::vector<CampaignProgress> campaign_progress(const Catalog& catalog,
                                                const std::vector<Record>& campaigns,
                                                const std::vector<Record>& milestones, Date as_of)
{
    const LedgerDef& campaign_def = *catalog.ledger("campaign");
    const LedgerDef& milestone_def = *catalog.ledger("milestone");
    std::vector<CampaignProgress> list;
    for (const Record& row : campaigns) {
        CampaignProgress campaign;
        campaign.id = row.id;
        campaign.name = text_of(row.at(campaign_def, "name"));
        campaign.start = row.day(campaign_def, "start").value_or(as_of);
        campaign.end = row.day(campaign_def, "end").value_or(campaign.start);
        campaign.begun = campaign.start <= as_of;
        campaign.over = campaign.end < as_of;
        const Date from = campaign.begun ? as_of : campaign.start;
        campaign.days_left = campaign.over ? 0 : campaign.end.days() - from.days() + 1;
        list.push_back(std::move(campaign));
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return std::pair(-a.start.days(), a.id) < std::pair(-b.start.days(), b.id);
    });
    std::unordered_map<std::int64_t, CampaignProgress*> by_id;
    for (CampaignProgress& campaign : list)
        by_id.emplace(campaign.id, &campaign);
    for (const Record& row : milestones) {
        const auto found = by_id.find(int_of(row.at(milestone_def, "campaign")));
        if (found == by_id.end())
            continue;
        Milestone milestone;
        milestone.id = row.id;
        milestone.task = text_of(row.at(milestone_def, "task"));
        milestone.due = row.day(milestone_def, "due");
        milestone.responsible = text_of(row.at(milestone_def, "responsible"));
        milestone.done = row.day(milestone_def, "done");
        if (milestone.done && as_of < *milestone.done)
            milestone.done.reset(); // nothing dated after the day is known on it
        milestone.state = state_of(milestone, as_of);
        CampaignProgress& campaign = *found->second;
        campaign.done +=
            milestone.state == MilestoneState::Done || milestone.state == MilestoneState::DoneLate
                ? 1
                : 0;
        campaign.overdue += milestone.state == MilestoneState::Overdue ? 1 : 0;
        campaign.milestones.push_back(std::move(milestone));
    }
    const auto key = [](const Milestone& milestone) {
        return std::pair(milestone.due ? milestone.due->days()
                                       : std::numeric_limits<std::int32_t>::max(),
                         milestone.id);
    };
    for (CampaignProgress& campaign : list)
        std::sort(campaign.milestones.begin(), campaign.milestones.end(),
                  [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return list;
}

Result<std::vector<CampaignProgress>> load_campaigns(Database& database, const Catalog& catalog,
                                                     Date as_of)
{
    LedgerStore store(database, catalog);
    const auto all = [&](const char* ledger) -> Result<std::vector<Record>> {
        Query query;
        query.ledger = ledger;
        std::vector<Record> rows;
        LX_TRY(store.each(query, [&](const Record& row) {
            rows.push_back(row);
            return true;
        }));
        return rows;
    };
    LX_ASSIGN(const auto campaigns, all("campaign"));
    LX_ASSIGN(const auto milestones, all("milestone"));
    return campaign_progress(catalog, campaigns, milestones, as_of);
}

Result<std::vector<CampaignExample>> campaign_examples()
{
    const std::string file = "campaigns/examples.json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    std::vector<CampaignExample> examples;
    in.objects("examples", true, [&](ObjectReader& each) {
        CampaignExample& example = examples.emplace_back();
        each.text("id", example.id, true);
        each.text("name", example.name, true);
        each.text("source", example.source, true);
        each.whole("days", example.days);
        each.objects("milestones", true, [&](ObjectReader& step) {
            CampaignExample::Step& one = example.steps.emplace_back();
            step.text("task", one.task, true);
            step.text("responsible", one.responsible);
            step.whole("day", one.day);
            step.text("clause", one.clause);
        });
    });
    LX_TRY(in.end(file));
    return examples;
}

} // namespace lx
