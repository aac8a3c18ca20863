#include "core/rules/duties.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/facts/placement.h"

namespace lx {

namespace {

/// Calls `each(rule, part, ledger, row, id, urgency, due)` for all there is to do.
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
    evaluation.each_todo([&](const TodoItem& item) {
        const int days = item.due.days() - today.days();
        // What is past is unmet by now and counted above.
        if (days >= 0 && days <= kHalfYearDays)
            each(item, days <= kMonthDays ? Urgency::Month : Urgency::HalfYear,
                 std::optional(item.due));
        return true;
    });
}

/// Placement of every ledger, made when first met.
class Places
{
public:
    explicit Places(const World& world) : m_world(world), m_tops(top_areas(world)) {}
    [[nodiscard]] std::int32_t top(std::string_view ledger, std::int32_t row)
    {
        auto& place = m_places[std::string(ledger)];
        if (!place)
            place = std::make_unique<Placement>(m_world, ledger);
        const std::int32_t area = place->area(row);
        return area < 0 ? -1 : m_tops[static_cast<std::size_t>(area)];
    }

private:
    const World& m_world;
    std::vector<std::int32_t> m_tops;
    std::unordered_map<std::string, std::unique_ptr<Placement>> m_places;
};

} // namespace

std::vector<Duty> duties(const Evaluation& evaluation)
{
    std::unordered_map<const Rule*, int> order;
    for (const Rule* rule : evaluation.rules())
        order.emplace(rule, static_cast<int>(order.size()));
    Places places(evaluation.world());
    std::map<std::tuple<Urgency, int, int, std::int32_t>, Duty> found;
    Duty* last = nullptr; // neighbours mostly belong together
    each_duty(evaluation, {}, [&](const auto& one, Urgency urgency, std::optional<Date> due) {
        const std::int32_t area = places.top(one.ledger, one.row);
        if (last == nullptr || last->rule != one.rule || last->part != one.part ||
            last->urgency != urgency || last->area != area) {
            last = &found[{urgency, order[one.rule], one.part, area}];
            last->rule = one.rule;
            last->part = one.part;
            last->urgency = urgency;
            last->area = area;
        }
        ++last->count;
        if (due && (!last->due || *due < *last->due))
            last->due = due;
    });
    std::vector<Duty> list;
    list.reserve(found.size());
    for (auto& [key, duty] : found)
        list.push_back(duty);
    return list;
}

std::vector<std::int64_t> duty_rows(const Evaluation& evaluation, const Rule& rule, int part,
                                    Urgency urgency, std::optional<std::int32_t> area)
{
    Places places(evaluation.world());
    std::vector<std::int64_t> ids;
    each_duty(evaluation, {rule.id}, [&](const auto& one, Urgency how, std::optional<Date>) {
        if (one.rule == &rule && one.part == part && how == urgency &&
            (!area || places.top(one.ledger, one.row) == *area))
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
