#include "core/county/agenda.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/county/campaign.h"
#include "core/facts/placement.h"
#include "core/facts/row_view.h"
#include "core/rules/figure_table.h"
#include "core/rules/matters.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

constexpr std::size_t names_told = 3;

/// Rows of one kind that fall due, gathered by week.
class Gathered
{
public:
    Gathered(AgendaItem::Kind kind, const char* ledger, const char* overdue, const char* ahead,
             Date today)
        : m_kind(kind), m_ledger(ledger), m_overdue(overdue), m_ahead(ahead), m_today(today)
    {}
    void add(std::int64_t id, Date due, const std::string& name, const std::string& who)
    {
        if (due >= m_today && !in_sight(due, m_today))
            return;
        const auto week = due < m_today ? std::nullopt : std::optional(week_of(due));
        auto [at, fresh] = m_found.try_emplace(week ? week->days() : INT32_MIN);
        AgendaItem& item = at->second;
        if (fresh) {
            item.kind = m_kind;
            item.week = week;
            item.due = due;
            item.title = week ? m_ahead : m_overdue;
            item.ledger = m_ledger;
        }
        item.due = std::min(item.due, due);
        item.ids.push_back(id);
        if (!name.empty() && item.ids.size() <= names_told)
            item.detail += (item.detail.empty() ? "" : "、") + name;
        if (!who.empty())
            count(item, who);
    }
    void give(std::vector<AgendaItem>& items)
    {
        for (auto& [week, item] : m_found) {
            item.count = static_cast<std::int64_t>(item.ids.size());
            if (item.ids.size() > names_told && !item.detail.empty())
                item.detail += "等";
            std::sort(item.ids.begin(), item.ids.end());
            std::stable_sort(item.who.begin(), item.who.end(),
                             [](const auto& a, const auto& b) { return a.count > b.count; });
            items.push_back(std::move(item));
        }
    }

private:
    static void count(AgendaItem& item, const std::string& who)
    {
        const auto found = std::find_if(item.who.begin(), item.who.end(),
                                        [&](const auto& one) { return one.who == who; });
        if (found == item.who.end())
            item.who.push_back({who, 1});
        else
            ++found->count;
    }

    AgendaItem::Kind m_kind;
    const char* m_ledger;
    const char* m_overdue;
    const char* m_ahead;
    Date m_today;
    std::map<std::int32_t, AgendaItem> m_found;
};

std::string org_name(const World& world, std::int32_t row)
{
    return row < 0 ? std::string() : world.show(*world.registry().find("org", "name"), row);
}

void add_supervision(std::vector<AgendaItem>& items, const World& world)
{
    const RowView rows(world, "supervision");
    Gathered found(AgendaItem::Kind::Supervision, "supervision", "督办逾期未销号", "督办到期",
                   world.as_of());
    for (std::int32_t row = 0; row < rows.rows(); ++row) {
        const auto due = rows.day(row, "due");
        if (!due || !rows.known(row) || rows.day(row, "closed"))
            continue;
        const std::string person = rows.text(row, "person");
        found.add(rows.id(row), *due, rows.text(row, "subject"),
                  person.empty() ? org_name(world, rows.ref(row, "org")) : person);
    }
    found.give(items);
}

/// Terms of office that end, by the condition of the list of those that have ended.
void add_elections(std::vector<AgendaItem>& items, const World& world)
{
    const RowView rows(world, "org");
    const auto overdue = FigureTable::of(world.registry()).at("election_overdue").rows(world);
    const auto& counts = *world.fact("org", "counts").tri;
    const auto& covering = *world.fact("org", "covering").tri;
    const auto& due = *world.fact("org", "due_election").i32;
    const auto& above = *world.fact("org", "parent").i32;
    Gathered found(AgendaItem::Kind::Election, "org", "届满未换届", "任期届满换届", world.as_of());
    for (std::int32_t row = 0; row < rows.rows(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        if (due[at] == kNone32 || counts[at] != Tri::True || covering[at] != Tri::True)
            continue;
        const Date day(due[at]);
        if (day < world.as_of() ? overdue[at] != 0 : in_sight(day, world.as_of()))
            found.add(rows.id(row), day, org_name(world, row), org_name(world, above[at]));
    }
    found.give(items);
}

void add_milestones(std::vector<AgendaItem>& items, const World& world)
{
    for (const CampaignProgress& campaign : campaigns_of(world)) {
        if (!campaign.begun)
            continue;
        for (const Milestone& milestone : campaign.milestones) {
            const bool done = milestone.state == MilestoneState::Done ||
                              milestone.state == MilestoneState::DoneLate;
            if (done || !milestone.due)
                continue;
            Gathered one(AgendaItem::Kind::Milestone, "milestone", "", "", world.as_of());
            one.add(milestone.id, *milestone.due, campaign.name, milestone.responsible);
            std::vector<AgendaItem> made;
            one.give(made);
            for (AgendaItem& item : made) {
                item.title = milestone.task;
                items.push_back(std::move(item));
            }
        }
    }
}

/// Rules about elections, which the agenda has by itself.
bool of_elections(const Rule& rule)
{
    static const std::vector<std::string> rules = [] {
        const auto all = matters();
        if (all)
            for (const Matter& matter : *all)
                if (matter.id == "election")
                    return matter.rules;
        return std::vector<std::string>();
    }();
    return std::find(rules.begin(), rules.end(), rule.full_id) != rules.end();
}

} // namespace

Needs agenda_needs(const FactRegistry& registry)
{
    Needs needs = campaign_needs(registry);
    needs.merge(RowView::needs(registry, "supervision",
                               {"subject", "org", "person", "issued", "due", "closed"}));
    needs.merge(
        RowView::needs(registry, "org", {"name", "parent", "counts", "covering", "due_election"}));
    FigureTable::of(registry).at("election_overdue").add_needs(registry, needs);
    return needs;
}

std::vector<AgendaItem> agenda_of(const World& world)
{
    std::vector<AgendaItem> items;
    add_elections(items, world);
    add_supervision(items, world);
    add_milestones(items, world);
    sort_agenda(items);
    return items;
}

std::vector<AgendaItem> rule_agenda(const Evaluation& evaluation, const std::vector<Duty>& duties,
                                    std::size_t pack)
{
    std::vector<AgendaItem> items;
    std::map<std::tuple<const Rule*, int, std::int32_t>, std::size_t> places;
    for (const Duty& duty : duties) {
        if (of_elections(*duty.rule))
            continue;
        const auto [at, fresh] = places.try_emplace(
            {duty.rule, duty.part, duty.week ? duty.week->days() : INT32_MIN}, items.size());
        if (fresh) {
            AgendaItem& made = items.emplace_back();
            made.kind = AgendaItem::Kind::Rule;
            made.week = duty.week;
            made.due = duty.due;
            made.title = duty.rule->title;
            made.detail = duty.rule->clause;
            made.count = 0;
            made.ledger = duty.rule->parts[static_cast<std::size_t>(duty.part)].ledger;
            made.pack = pack;
            made.rule = duty.rule;
            made.part = duty.part;
        }
        AgendaItem& item = items[at->second];
        item.count += duty.count;
        item.due = std::min(item.due, duty.due);
        if (duty.org >= 0)
            item.who.push_back({org_name(evaluation.world(), duty.org), duty.count});
    }
    for (AgendaItem& item : items)
        std::stable_sort(item.who.begin(), item.who.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
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
        if (!past && !in_sight(*result.deadline, today))
            continue;
        AgendaItem item;
        item.kind = AgendaItem::Kind::Target;
        item.week = past ? std::nullopt : std::optional(week_of(*result.deadline));
        item.title = result.target->title;
        item.detail = result.target->clause;
        item.due = *result.deadline;
        item.count = missing_to_target(result);
        items.push_back(std::move(item));
    }
    return items;
}

void sort_agenda(std::vector<AgendaItem>& items)
{
    // Of what is overdue somebody was named for supervision, elections are each organization's own,
    // and of rules and targets the day long past hurries nobody any more.
    const auto rank = [](AgendaItem::Kind kind) {
        switch (kind) {
        case AgendaItem::Kind::Supervision:
            return 0;
        case AgendaItem::Kind::Election:
            return 1;
        case AgendaItem::Kind::Milestone:
            return 2;
        case AgendaItem::Kind::Rule:
            return 3;
        case AgendaItem::Kind::Target:
            break;
        }
        return 4;
    };
    const auto key = [&](const AgendaItem& item) {
        const int kind = item.overdue() ? rank(item.kind) : 0;
        return std::tuple(item.week ? item.week->days() : INT32_MIN, kind,
                          kind >= 3 ? -item.due.days() : item.due.days());
    };
    std::stable_sort(items.begin(), items.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

} // namespace lx
