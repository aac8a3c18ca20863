#include "core/county/agenda.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/county/campaign.h"
#include "core/facts/row_view.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

const char* supervision_words(Urgency urgency)
{
    return urgency == Urgency::Overdue ? "督办逾期未销号" : "督办即将到期";
}

void add_supervision(std::vector<AgendaItem>& items, const World& world)
{
    const RowView rows(world, "supervision");
    std::map<Urgency, AgendaItem> found;
    for (std::int32_t row = 0; row < rows.rows(); ++row) {
        const auto due = rows.day(row, "due");
        if (!due || !rows.known(row) || rows.day(row, "closed"))
            continue;
        const auto urgency = urgency_of(*due, world.as_of());
        if (!urgency)
            continue;
        auto [place, fresh] = found.try_emplace(*urgency);
        AgendaItem& item = place->second;
        if (fresh || *due < item.due)
            item.due = *due;
        item.ids.push_back(rows.id(row));
    }
    for (auto& [urgency, item] : found) {
        item.kind = AgendaItem::Kind::Supervision;
        item.urgency = urgency;
        item.title = supervision_words(urgency);
        item.count = static_cast<std::int64_t>(item.ids.size());
        std::sort(item.ids.begin(), item.ids.end());
        items.push_back(std::move(item));
    }
}

} // namespace

Needs agenda_needs(const FactRegistry& registry)
{
    Needs needs = campaign_needs(registry);
    needs.merge(RowView::needs(registry, "supervision", {"issued", "due", "closed"}));
    return needs;
}

std::vector<AgendaItem> agenda_of(const World& world)
{
    std::vector<AgendaItem> items;
    for (const CampaignProgress& campaign : campaigns_of(world)) {
        if (!campaign.begun)
            continue;
        for (const Milestone& milestone : campaign.milestones) {
            if (!milestone.due || milestone.state == MilestoneState::Done ||
                milestone.state == MilestoneState::DoneLate)
                continue;
            const auto urgency = urgency_of(*milestone.due, world.as_of());
            if (!urgency)
                continue;
            AgendaItem item;
            item.kind = AgendaItem::Kind::Milestone;
            item.urgency = *urgency;
            item.title = campaign.name + "：" + milestone.task;
            item.detail = milestone.responsible;
            item.due = *milestone.due;
            item.ids = {milestone.id};
            items.push_back(std::move(item));
        }
    }
    add_supervision(items, world);
    std::stable_sort(items.begin(), items.end(), [](const AgendaItem& a, const AgendaItem& b) {
        return std::pair(a.urgency, a.due.days()) < std::pair(b.urgency, b.due.days());
    });
    return items;
}

std::vector<AgendaItem> target_agenda(const Evaluation& evaluation)
{
    std::vector<AgendaItem> items;
    const Date today = evaluation.world().as_of();
    for (const TargetResult& result : evaluation.targets()) {
        if (!result.deadline || result.state == State::Met)
            continue;
        // On its last day a target is judged already.
        const bool past = result.state == State::Unmet;
        const auto urgency =
            past ? std::optional(Urgency::Overdue) : urgency_of(*result.deadline, today);
        if (!urgency)
            continue;
        AgendaItem item;
        item.kind = AgendaItem::Kind::Target;
        item.urgency = *urgency;
        item.title = result.target->title;
        item.detail = evaluation.pack().name() + "，" + result.target->clause;
        item.due = *result.deadline;
        item.count = missing_to_target(result);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace lx
