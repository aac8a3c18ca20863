#include "core/rules/duties.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/facts/placement.h"

namespace lx {

namespace {

/// Calls `each(finding or item, urgency, due)` for all there is to do.
template <class Each>
void each_duty(const Evaluation& evaluation, const std::vector<std::string>& rules, Each each)
{
    FindingFilter unmet;
    unmet.rules = rules;
    unmet.states = {State::Unmet};
    evaluation.each_finding(unmet, [&](const Finding& finding) {
        each(finding, Urgency::Overdue, finding.deadline);
        return true;
    });
    const Date today = evaluation.world().as_of();
    evaluation.each_todo(
        [&](const TodoItem& item) {
            // What is past is unmet by now and counted above.
            if (const auto urgency = urgency_of(item.due, today);
                urgency && *urgency != Urgency::Overdue)
                each(item, *urgency, std::optional(item.due));
            return true;
        },
        rules);
}

/// Placement of every ledger, made when first met.
class Places
{
public:
    explicit Places(const World& world) : m_world(world), m_tops(top_areas(world)) {}
    /// Area directly below the jurisdiction.
    [[nodiscard]] std::int32_t area(std::string_view ledger, std::int32_t row)
    {
        const std::int32_t area = of(ledger).area(row);
        return area < 0 ? -1 : m_tops[static_cast<std::size_t>(area)];
    }
    [[nodiscard]] std::int32_t org(std::string_view ledger, std::int32_t row)
    {
        return of(ledger).org(row);
    }

private:
    const Placement& of(std::string_view ledger)
    {
        if (m_last == nullptr || m_last_ledger != ledger) { // neighbours are mostly of one kind
            auto& place = m_places[std::string(ledger)];
            if (!place)
                place = std::make_unique<Placement>(m_world, ledger);
            m_last = place.get();
            m_last_ledger = ledger;
        }
        return *m_last;
    }

    const World& m_world;
    std::vector<std::int32_t> m_tops;
    std::unordered_map<std::string, std::unique_ptr<Placement>> m_places;
    const Placement* m_last = nullptr;
    std::string m_last_ledger;
};

/// Counts by rule and row.
class Counter
{
public:
    explicit Counter(const Evaluation& evaluation)
    {
        for (const Rule* rule : evaluation.rules())
            m_order.emplace(rule, static_cast<int>(m_order.size()));
    }
    void add(const Rule* rule, int part, Urgency urgency, std::int32_t row,
             const std::optional<Date>& due)
    {
        // Neighbours mostly belong together.
        if (m_last == nullptr || m_last->rule != rule || m_last->part != part ||
            m_last->urgency != urgency || m_last->row != row) {
            m_last = &m_found[{urgency, m_order[rule], part, row}];
            m_last->rule = rule;
            m_last->part = part;
            m_last->urgency = urgency;
            m_last->row = row;
        }
        ++m_last->count;
        if (due && (!m_last->due || *due < *m_last->due))
            m_last->due = due;
    }
    [[nodiscard]] std::vector<Duty> list() const
    {
        std::vector<Duty> list;
        list.reserve(m_found.size());
        for (const auto& [key, duty] : m_found)
            list.push_back(duty);
        return list;
    }

private:
    std::unordered_map<const Rule*, int> m_order;
    std::map<std::tuple<Urgency, int, int, std::int32_t>, Duty> m_found;
    Duty* m_last = nullptr;
};

} // namespace

std::optional<Urgency> urgency_of(Date due, Date today)
{
    const int days = due.days() - today.days();
    if (days > kHalfYearDays)
        return std::nullopt;
    return days < 0 ? Urgency::Overdue : days <= kMonthDays ? Urgency::Month : Urgency::HalfYear;
}

Duties duties(const Evaluation& evaluation, const std::vector<std::string>& rules)
{
    Places places(evaluation.world());
    Counter areas(evaluation);
    Counter orgs(evaluation);
    each_duty(evaluation, rules, [&](const auto& one, Urgency urgency, std::optional<Date> due) {
        areas.add(one.rule, one.part, urgency, places.area(one.ledger, one.row), due);
        orgs.add(one.rule, one.part, urgency, places.org(one.ledger, one.row), due);
    });
    return {areas.list(), orgs.list()};
}

Duties duties_after(const Evaluation& evaluation, const Duties& before, const FieldChanges& changed)
{
    const auto moved = [&](const char* ledger) {
        const auto found = changed.find(ledger);
        return found != changed.end() && found->second.rows;
    };
    if (moved("area") || moved("org")) // rows have other numbers now
        return duties(evaluation);
    const std::vector<std::string>& evaluated = evaluation.evaluated();
    std::vector<std::string> again;
    std::unordered_map<const Rule*, int> order;
    std::unordered_set<const Rule*> gone;
    for (const Rule* rule : evaluation.rules()) {
        order.emplace(rule, static_cast<int>(order.size()));
        Needs places;
        for (const RulePart& part : rule->parts)
            Placement::add_needs(evaluation.pack().registry(), part.ledger, places);
        if (std::find(evaluated.begin(), evaluated.end(), rule->id) != evaluated.end() ||
            places.touched_by(changed)) {
            again.push_back(rule->id);
            gone.insert(rule);
        }
    }
    if (again.empty())
        return before;
    const Duties fresh = duties(evaluation, again);
    const auto merged = [&](const std::vector<Duty>& old, const std::vector<Duty>& made) {
        std::vector<Duty> list;
        for (const Duty& duty : old)
            if (!gone.contains(duty.rule))
                list.push_back(duty);
        list.insert(list.end(), made.begin(), made.end());
        std::sort(list.begin(), list.end(), [&](const Duty& a, const Duty& b) {
            return std::tuple(a.urgency, order[a.rule], a.part, a.row) <
                   std::tuple(b.urgency, order[b.rule], b.part, b.row);
        });
        return list;
    };
    return {merged(before.by_area, fresh.by_area), merged(before.by_org, fresh.by_org)};
}

std::vector<std::int64_t> duty_rows(const Evaluation& evaluation, const Rule& rule, int part,
                                    Urgency urgency, const DutyScope& scope)
{
    Places places(evaluation.world());
    std::vector<std::int64_t> ids;
    each_duty(evaluation, {rule.id}, [&](const auto& one, Urgency how, std::optional<Date>) {
        if (one.rule == &rule && one.part == part && how == urgency &&
            (!scope.area || places.area(one.ledger, one.row) == *scope.area) &&
            (!scope.org || places.org(one.ledger, one.row) == *scope.org))
            ids.push_back(one.id);
    });
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Needs duty_needs(const PolicyPack& pack)
{
    Needs needs;
    for (const Rule& rule : pack.rules()) {
        for (const RulePart& part : rule.parts)
            Placement::add_needs(pack.registry(), part.ledger, needs);
    }
    return needs;
}

} // namespace lx
