// 年度计划 against what was held: which activity does a line, and how the line stands.
#include "core/facts/plan_lines.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/date.h"
#include "core/facts/fact_context.h"

namespace lx {

namespace {

/// Rows of one organization, kind and month.
struct SameMonth
{
    std::vector<std::int32_t> planned;
    std::vector<std::int32_t> held;
};

/// Activities of the lines, by row of the plan: each activity does one line of its organization,
/// kind and month, one of the same subject before others, else the earlier line before the later.
/// -1 = none yet.
std::vector<std::int32_t> done_by(const FactContext& context)
{
    using Key = std::tuple<std::int32_t, std::int32_t, std::int32_t>;
    std::map<Key, SameMonth> months;
    const auto key = [](std::int32_t org, std::int32_t kind, std::int32_t day) {
        const Date date(day);
        return Key(org, kind, date.year() * 12 + date.month());
    };
    const auto& org = context.i32("plan", "org");
    const auto& kind = context.i32("plan", "kind");
    const auto& date = context.i32("plan", "date");
    std::vector<std::int32_t> done(org.size(), -1);
    for (std::size_t row = 0; row < org.size(); ++row)
        if (org[row] >= 0 && date[row] != kNone32)
            months[key(org[row], kind[row], date[row])].planned.push_back(
                static_cast<std::int32_t>(row));
    if (months.empty())
        return done;
    const auto& held_org = context.i32("activity", "org");
    const auto& held_kind = context.i32("activity", "kind");
    const auto& held_date = context.i32("activity", "date");
    for (std::size_t row = 0; row < held_org.size(); ++row) {
        if (held_org[row] < 0 || held_date[row] == kNone32 || held_date[row] > context.day())
            continue;
        const auto month = months.find(key(held_org[row], held_kind[row], held_date[row]));
        if (month != months.end())
            month->second.held.push_back(static_cast<std::int32_t>(row));
    }
    const auto at = [](const std::vector<std::int32_t>& column, std::int32_t row) {
        return column[static_cast<std::size_t>(row)];
    };
    const auto& topic = context.i32("plan", "topic");
    const auto& held_topic = context.i32("activity", "topic");
    for (auto& entry : months) {
        auto& month = entry.second;
        std::ranges::stable_sort(month.planned, {}, [&](auto row) { return at(date, row); });
        std::ranges::stable_sort(month.held, {}, [&](auto row) { return at(held_date, row); });
        const auto take = [&](std::int32_t line, auto found) {
            if (found == month.held.end())
                return;
            done[static_cast<std::size_t>(line)] = *found;
            month.held.erase(found);
        };
        for (const std::int32_t line : month.planned)
            if (at(topic, line) >= 0)
                take(line, std::ranges::find_if(month.held, [&](std::int32_t activity) {
                         return at(held_topic, activity) == at(topic, line);
                     }));
        for (const std::int32_t line : month.planned)
            if (done[static_cast<std::size_t>(line)] < 0)
                take(line, month.held.begin());
    }
    return done;
}

void make_state(const FactContext& context, const FactDef&, FactStorage& out)
{
    const std::vector<std::int32_t> done = done_by(context);
    const auto& org = context.i32("plan", "org");
    const auto& date = context.i32("plan", "date");
    const auto& dissolved = context.i32("org", "dissolved");
    out.i32.assign(done.size(), kNone32);
    for (std::size_t row = 0; row < done.size(); ++row) {
        if (org[row] < 0 || date[row] == kNone32)
            continue;
        const Date last = Period::containing(PeriodKind::Month, Date(date[row])).last;
        const std::int32_t end = dissolved[static_cast<std::size_t>(org[row])];
        const bool gone = end != kNone32 && end <= context.day() && end <= last.days();
        const PlanState state = done[row] >= 0                 ? PlanState::Done
                                : gone                         ? PlanState::Gone
                                : last.days() <= context.day() ? PlanState::Overdue
                                                               : PlanState::Open;
        out.i32[row] = context.code(plan_state_title(state));
    }
}

void make_done_on(const FactContext& context, const FactDef&, FactStorage& out)
{
    const std::vector<std::int32_t> done = done_by(context);
    const auto& date = context.i32("activity", "date");
    out.i32.assign(done.size(), kNone32);
    for (std::size_t row = 0; row < done.size(); ++row)
        if (done[row] >= 0)
            out.i32[row] = date[static_cast<std::size_t>(done[row])];
}

void trace_done(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    if (const std::int32_t activity = done_by(context)[static_cast<std::size_t>(row)];
        activity >= 0)
        out.push_back(context.row("activity", activity));
}

constexpr const char* read =
    "plan.org plan.kind plan.date plan.topic activity.org activity.kind activity.date "
    "activity.topic org.dissolved";

constexpr DerivedFact facts[] = {
    {"plan", "state", "办理情况", FactType::Text, "", read,
     "截止日期当日：本组织当月开展了该类活动的为已办，一次活动办一项，主题相同的优先；当月已过没有"
     "开展的"
     "为逾期未办；其余为待办。",
     make_state, trace_done},
    {"plan", "done_on", "开展日期", FactType::Date, "", read, "办理这项计划的活动的日期。",
     make_done_on, trace_done},
};

} // namespace

std::string_view plan_state_title(PlanState state)
{
    switch (state) {
    case PlanState::Overdue:
        return "逾期未办";
    case PlanState::Done:
        return "已办";
    case PlanState::Gone:
        return "党组织已撤销";
    case PlanState::Open:
        break;
    }
    return "待办";
}

std::span<const DerivedFact> plan_facts()
{
    return facts;
}

} // namespace lx
