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

bool has_deadline(const Rule& rule)
{
    return std::any_of(rule.parts.begin(), rule.parts.end(),
                       [](const RulePart& part) { return part.deadline != nullptr; });
}

/// Those of `rules` (ids; empty = all) that set a day.
std::vector<std::string> with_deadline(const Evaluation& evaluation,
                                       const std::vector<std::string>& rules)
{
    std::vector<std::string> found;
    for (const Rule* rule : evaluation.rules()) {
        if (has_deadline(*rule) &&
            (rules.empty() || std::find(rules.begin(), rules.end(), rule->id) != rules.end()))
            found.push_back(rule->id);
    }
    return found;
}

/// Calls `each(finding or item, week, due)` for all there is to do by a day.
template <class Each>
void each_duty(const Evaluation& evaluation, const std::vector<std::string>& rules, Each each)
{
    FindingFilter unmet;
    unmet.rules = with_deadline(evaluation, rules);
    unmet.states = {State::Unmet};
    if (!unmet.rules.empty())
        evaluation.each_finding(unmet, [&](const Finding& finding) {
            if (finding.deadline) // on its last day it is judged already
                each(finding, std::optional<Date>(), *finding.deadline);
            return true;
        });
    const Date today = evaluation.world().as_of();
    evaluation.each_todo(
        [&](const TodoItem& item) {
            // What is past is unmet by now.
            if (in_sight(item.due, today))
                each(item, std::optional(week_of(item.due)), item.due);
            return true;
        },
        rules);
}

/// Placement of every ledger, made when first met.
class Places
{
public:
    explicit Places(const World& world) : m_world(world) {}
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
    std::unordered_map<std::string, std::unique_ptr<Placement>> m_places;
    const Placement* m_last = nullptr;
    std::string m_last_ledger;
};

/// Counts by rule and organization.
class Counter
{
public:
    explicit Counter(const Evaluation& evaluation)
    {
        for (const Rule* rule : evaluation.rules())
            m_order.emplace(rule, static_cast<int>(m_order.size()));
    }
    void add(const Rule* rule, int part, std::optional<Date> week, std::int32_t org, Date due)
    {
        // Neighbours mostly belong together.
        if (m_last == nullptr || m_last->rule != rule || m_last->part != part ||
            m_last->week != week || m_last->org != org) {
            const auto [at, fresh] =
                m_found.try_emplace({week ? week->days() : past, m_order[rule], part, org});
            m_last = &at->second;
            if (fresh)
                *m_last = {rule, part, week, org, 0, due};
        }
        ++m_last->count;
        m_last->due = std::min(m_last->due, due);
    }
    [[nodiscard]] std::vector<Duty> list() const
    {
        std::vector<Duty> list;
        list.reserve(m_found.size());
        for (const auto& [key, duty] : m_found)
            list.push_back(duty);
        return list;
    }

    static constexpr std::int32_t past = INT32_MIN;

private:
    std::unordered_map<const Rule*, int> m_order;
    std::map<std::tuple<std::int32_t, int, int, std::int32_t>, Duty> m_found;
    Duty* m_last = nullptr;
};

} // namespace

bool in_sight(Date due, Date today)
{
    return due >= today && due.days() - today.days() <= kDutyDays;
}

Date week_of(Date day)
{
    // 1970-01-01 was a Thursday.
    const int since_monday = ((day.days() + 3) % 7 + 7) % 7;
    return day.add_days(-since_monday);
}

std::vector<Duty> duties(const Evaluation& evaluation, const std::vector<std::string>& rules)
{
    Places places(evaluation.world());
    Counter orgs(evaluation);
    each_duty(evaluation, rules, [&](const auto& one, std::optional<Date> week, Date due) {
        orgs.add(one.rule, one.part, week, places.org(one.ledger, one.row), due);
    });
    return orgs.list();
}

std::vector<Duty> duties_after(const Evaluation& evaluation, const std::vector<Duty>& before,
                               const FieldChanges& changed)
{
    const auto orgs = changed.find("org");
    if (orgs != changed.end() && orgs->second.rows) // rows have other numbers now
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
    std::vector<Duty> list;
    for (const Duty& duty : before)
        if (!gone.contains(duty.rule))
            list.push_back(duty);
    const std::vector<Duty> fresh = duties(evaluation, again);
    list.insert(list.end(), fresh.begin(), fresh.end());
    const auto key = [&](const Duty& duty) {
        return std::tuple(duty.week ? duty.week->days() : Counter::past, order[duty.rule],
                          duty.part, duty.org);
    };
    std::sort(list.begin(), list.end(),
              [&](const Duty& a, const Duty& b) { return key(a) < key(b); });
    return list;
}

std::vector<std::int64_t> duty_rows(const Evaluation& evaluation, const Rule& rule, int part,
                                    std::optional<Date> week)
{
    std::vector<std::int64_t> ids;
    each_duty(evaluation, {rule.id}, [&](const auto& one, std::optional<Date> falls, Date) {
        if (one.rule == &rule && one.part == part && falls == week)
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
