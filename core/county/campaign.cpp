#include "core/county/campaign.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/object_reader.h"
#include "core/facts/row_view.h"

namespace lx {

namespace {

CampaignProgress campaign_of(const RowView& rows, std::int32_t row, Date as_of)
{
    CampaignProgress campaign;
    campaign.id = rows.id(row);
    campaign.name = rows.text(row, "name");
    campaign.start = rows.entered(row, "start").value_or(as_of); // known before it begins
    campaign.end = rows.day(row, "end").value_or(campaign.start);
    campaign.begun = campaign.start <= as_of;
    campaign.over = campaign.end < as_of;
    const Date from = campaign.begun ? as_of : campaign.start;
    campaign.days_left = campaign.over ? 0 : campaign.end.days() - from.days() + 1;
    return campaign;
}

Milestone milestone_of(const RowView& rows, std::int32_t row, Date as_of)
{
    Milestone milestone;
    milestone.id = rows.id(row);
    milestone.task = rows.text(row, "task");
    milestone.due = rows.day(row, "due");
    milestone.responsible = rows.text(row, "responsible");
    milestone.done = rows.day(row, "done");
    milestone.state = milestone_state(milestone.due, milestone.done, as_of);
    return milestone;
}

std::pair<std::int32_t, std::int64_t> by_last_day(const Milestone& milestone)
{
    return {milestone.due ? milestone.due->days() : std::numeric_limits<std::int32_t>::max(),
            milestone.id};
}

} // namespace

Needs campaign_needs(const FactRegistry& registry)
{
    Needs needs = RowView::needs(registry, "campaign", {"name", "start", "end"});
    needs.merge(
        RowView::needs(registry, "milestone", {"campaign", "task", "due", "responsible", "done"}));
    return needs;
}

std::vector<CampaignProgress> campaigns_of(const World& world)
{
    const RowView rows(world, "campaign");
    std::vector<CampaignProgress> list;
    for (std::int32_t row = 0; row < rows.rows(); ++row)
        list.push_back(campaign_of(rows, row, world.as_of()));
    const RowView steps(world, "milestone");
    for (std::int32_t row = 0; row < steps.rows(); ++row) {
        const std::int32_t of = steps.ref(row, "campaign");
        if (of < 0)
            continue;
        CampaignProgress& campaign = list[static_cast<std::size_t>(of)];
        Milestone milestone = milestone_of(steps, row, world.as_of());
        campaign.done += milestone.done ? 1 : 0;
        campaign.overdue += milestone.state == MilestoneState::Overdue ? 1 : 0;
        campaign.milestones.push_back(std::move(milestone));
    }
    for (CampaignProgress& campaign : list)
        std::sort(campaign.milestones.begin(), campaign.milestones.end(),
                  [](const auto& a, const auto& b) { return by_last_day(a) < by_last_day(b); });
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return std::pair(-a.start.days(), a.id) < std::pair(-b.start.days(), b.id);
    });
    return list;
}

Result<std::vector<CampaignProgress>> load_campaigns(Database& database,
                                                     const DefinitionsPtr& definitions, Date as_of)
{
    NoProgress quiet;
    LX_ASSIGN(const auto world,
              load_world(database, definitions, campaign_needs(definitions->facts()),
                         {as_of, {}, 0}, quiet));
    return campaigns_of(*world);
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
        each.whole("days", example.days, true);
        each.objects("milestones", true, [&](ObjectReader& step) {
            CampaignExample::Step& one = example.steps.emplace_back();
            step.text("task", one.task, true);
            step.text("responsible", one.responsible);
            step.whole("day", one.day, true);
            step.text("clause", one.clause);
        });
    });
    LX_TRY(in.end(file));
    return examples;
}

} // namespace lx
