#include "core/county/agenda.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/county/campaign.h"
#include "core/county/focus_def.h"
#include "core/rules/figure_table.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

constexpr std::size_t names_told = 3;

/// Rows of one kind that fall due, gathered by week.
class Gathered
{
public:
    Gathered(AgendaItem::Kind kind, std::string ledger, std::string overdue, std::string ahead,
             Date today)
        : m_kind(kind), m_ledger(std::move(ledger)), m_overdue(std::move(overdue)),
          m_ahead(std::move(ahead)), m_today(today)
    {}
    void add(std::int64_t id, Date due, const std::string& name, const std::string& who)
    {
        if (due >= m_today && !in_sight(due, m_today))
            return;
        const auto week = due < m_today ? std::nullopt : std::optional(week_of(due));
        auto [at, fresh] = m_found.try_emplace(week ? week->days() : INT32_MIN);
        AgendaItem& item = at->second.item;
        if (fresh) {
            item.kind = m_kind;
            item.week = week;
            item.due = due;
            item.title = week ? m_ahead : m_overdue;
            item.ledger = m_ledger;
        }
        item.due = std::min(item.due, due);
        item.ids.push_back(id);
        tell(at->second, name);
        if (!who.empty())
            count(item, who);
    }
    void give(std::vector<AgendaItem>& items)
    {
        for (auto& [week, found] : m_found) {
            AgendaItem& item = found.item;
            item.count = static_cast<std::int64_t>(item.ids.size());
            std::sort(item.ids.begin(), item.ids.end());
            std::stable_sort(item.who.begin(), item.who.end(),
                             [](const auto& a, const auto& b) { return a.count > b.count; });
            items.push_back(std::move(item));
        }
    }

private:
    struct Week
    {
        AgendaItem item;
        std::vector<std::string> told; ///< different names, one more than are said
    };
    /// The first different names; 等 after them where there are more.
    static void tell(Week& week, const std::string& name)
    {
        if (name.empty() || week.told.size() > names_told ||
            std::find(week.told.begin(), week.told.end(), name) != week.told.end())
            return;
        std::string& detail = week.item.detail;
        if (week.told.size() == names_told)
            detail += "等";
        else
            detail += (detail.empty() ? "" : "、") + name;
        week.told.push_back(name);
    }
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
    std::string m_ledger;
    std::string m_overdue;
    std::string m_ahead;
    Date m_today;
    std::map<std::int32_t, Week> m_found;
};

std::string org_name(const World& world, std::int32_t row)
{
    return row < 0 ? std::string() : world.show(*world.registry().find("org", "name"), row);
}

/// Who answers for a row: the first of these facts that is given; a row it refers to by its label.
std::string answerable(const World& world, const std::string& ledger,
                       const std::vector<std::string>& who, std::int32_t row)
{
    const FactRegistry& registry = world.registry();
    for (const std::string& key : who) {
        const FactDef& fact = *registry.find(ledger, key);
        std::string name;
        if (fact.type != FactType::Ref) {
            name = text_of(world.value(fact, row));
        } else if (const std::int32_t to = (*world.fact(fact).i32)[static_cast<std::size_t>(row)];
                   to >= 0) {
            const LedgerDef& def = *registry.catalog().ledger(fact.ref_ledger);
            name = text_of(world.value(*registry.find(def.code, def.label), to));
        }
        if (!name.empty())
            return name;
    }
    return {};
}

void add_due(std::vector<AgendaItem>& items, const World& world, const DueDef& def)
{
    const FigureDef& figure = FigureTable::of(world.registry()).at(def.figure);
    const auto in = figure.rows(world);
    const auto& days = *world.fact(figure.ledger, def.day).i32;
    const FactDef& name = *world.registry().find(figure.ledger, def.name);
    const auto& ids = world.snapshot().table(figure.ledger).ids;
    Gathered found(def.kind, figure.ledger, def.overdue, def.ahead, world.as_of());
    for (std::size_t at = 0; at < in.size(); ++at) {
        if (in[at] == 0 || days[at] == kNone32)
            continue;
        const auto row = static_cast<std::int32_t>(at);
        found.add(ids[at], Date(days[at]), text_of(world.value(name, row)),
                  answerable(world, figure.ledger, def.who, row));
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

} // namespace

std::string_view agenda_kind_code(AgendaItem::Kind kind)
{
    switch (kind) {
    case AgendaItem::Kind::Rule:
        return "rule";
    case AgendaItem::Kind::Election:
        return "election";
    case AgendaItem::Kind::Supervision:
        return "supervision";
    case AgendaItem::Kind::Milestone:
        return "milestone";
    case AgendaItem::Kind::Target:
        break;
    }
    return "target";
}

Needs agenda_needs(const FactRegistry& registry)
{
    Needs needs = campaign_needs(registry);
    for (const DueDef& due : FocusDefs::program().due) {
        const FigureDef& figure = FigureTable::of(registry).at(due.figure);
        figure.add_needs(registry, needs);
        const auto add = [&](const std::string& ledger, const std::string& fact) {
            registry.add_needs(*registry.find(ledger, fact), FieldUse::Content, needs);
        };
        add(figure.ledger, due.day);
        add(figure.ledger, due.name);
        for (const std::string& who : due.who) {
            add(figure.ledger, who);
            const std::string& other = registry.find(figure.ledger, who)->ref_ledger;
            if (!other.empty())
                add(other, registry.catalog().ledger(other)->label);
        }
    }
    return needs;
}

std::vector<AgendaItem> agenda_of(const World& world)
{
    std::vector<AgendaItem> items;
    for (const DueDef& due : FocusDefs::program().due)
        add_due(items, world, due);
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
        if (FocusDefs::program().due_anyway(duty.rule->full_id))
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

std::vector<AgendaItem> target_agenda(const Evaluation& evaluation, std::size_t pack)
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
        item.pack = pack;
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
