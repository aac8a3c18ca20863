// What is followed up until a day: supervised matters and milestones of campaigns.
#include "core/facts/follow_up.h"

#include "core/facts/fact_context.h"

namespace lx {

namespace {

bool by(std::optional<Date> day, Date as_of)
{
    return day && *day <= as_of;
}

/// A fact that is a word for two days of each row, the day it was to be and the day it was.
template <class StateOf>
void make_state(const FactContext& context, const FactDef& fact, const char* last,
                const char* ended, const StateOf& title_of, FactStorage& out)
{
    const auto& due = context.i32(fact.ledger, last);
    const auto& done = context.i32(fact.ledger, ended);
    const auto& known = context.tri(fact.ledger, "known");
    const auto day = [](std::int32_t days) {
        return days == kNone32 ? std::nullopt : std::optional(Date(days));
    };
    out.i32.assign(due.size(), kNone32);
    for (std::size_t row = 0; row < due.size(); ++row)
        if (known[row] == Tri::True)
            out.i32[row] = context.code(title_of(day(due[row]), day(done[row])));
}

void make_supervision_state(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    make_state(
        context, fact, "due", "closed",
        [&](const auto& due, const auto& closed) {
            return supervision_title(supervision_state(due, closed, context.world().as_of()));
        },
        out);
}

void make_milestone_state(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    make_state(
        context, fact, "due", "done",
        [&](const auto& due, const auto& done) {
            return milestone_state_title(milestone_state(due, done, context.world().as_of()));
        },
        out);
}

constexpr DerivedFact facts[] = {
    {"supervision", "state", "督办状态", FactType::Text, "",
     "supervision.due supervision.closed >supervision.known",
     "截止日期当日：已销号；过了整改期限没有销号的为督办逾期；其余为督办中。",
     make_supervision_state},
    {"milestone", "state", "里程碑状态", FactType::Text, "",
     "milestone.due milestone.done >milestone.known",
     "截止日期当日：已完成、逾期完成；没有完成的，过了截止日期为逾期，其余为进行中。",
     make_milestone_state},
};

} // namespace

SupervisionState supervision_state(std::optional<Date> due, std::optional<Date> closed, Date as_of)
{
    if (by(closed, as_of))
        return SupervisionState::Closed;
    return due && *due < as_of ? SupervisionState::Overdue : SupervisionState::Open;
}

std::string_view supervision_title(SupervisionState state)
{
    switch (state) {
    case SupervisionState::Open:
        return "督办中";
    case SupervisionState::Overdue:
        return "督办逾期";
    case SupervisionState::Closed:
        break;
    }
    return "已销号";
}

MilestoneState milestone_state(std::optional<Date> due, std::optional<Date> done, Date as_of)
{
    if (by(done, as_of))
        return due && *due < *done ? MilestoneState::DoneLate : MilestoneState::Done;
    return due && *due < as_of ? MilestoneState::Overdue : MilestoneState::Open;
}

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

std::span<const DerivedFact> follow_up_facts()
{
    return facts;
}

} // namespace lx
