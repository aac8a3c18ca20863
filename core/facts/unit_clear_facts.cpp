// 五个清 and 三清 of units (domain, section 5).
#include "core/facts/fact_context.h"

namespace lx {
namespace {

bool given(std::int32_t value)
{
    return value != kNone32 && value != 0; // columns of mere presence hold 1/0
}

/// Yes where the unit's latest survey is there and passes the test.
template <class Test> void by_survey(const FactContext& context, FactStorage& out, Test test)
{
    const auto& latest = context.number("unit", "latest_survey");
    out.tri.resize(latest.size());
    for (std::size_t unit = 0; unit < latest.size(); ++unit)
        out.tri[unit] =
            tri(latest[unit] >= 0 && test(unit, static_cast<std::size_t>(latest[unit])));
}

void make_operation(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& status = context.i32("survey", "status");
    const auto& info = context.i32("survey", "operation_info");
    by_survey(context, out, [&](std::size_t, std::size_t survey) {
        return status[survey] != kNone32 && given(info[survey]);
    });
}

void make_staff(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& headcount = context.i32("survey", "headcount");
    const auto& info = context.i32("survey", "staff_info");
    by_survey(context, out, [&](std::size_t, std::size_t survey) {
        return headcount[survey] != kNone32 && given(info[survey]);
    });
}

void make_members(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& formal = context.i32("survey", "formal");
    const auto& info = context.i32("survey", "member_info");
    const auto& roster = context.tri("unit", "roster_used");
    by_survey(context, out, [&](std::size_t unit, std::size_t survey) {
        return (formal[survey] != kNone32 || roster[unit] == Tri::True) && given(info[survey]);
    });
}

void make_investor(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& info = context.i32("survey", "investor_info");
    by_survey(context, out, [&](std::size_t, std::size_t survey) { return given(info[survey]); });
    for (const std::int32_t unit : context.i32("investor", "unit"))
        if (unit >= 0)
            out.tri[static_cast<std::size_t>(unit)] = Tri::True;
}

void make_reason(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& reason = context.i32("unit", "unbuilt_reason");
    out.tri.resize(reason.size());
    for (std::size_t unit = 0; unit < reason.size(); ++unit)
        out.tri[unit] = tri(given(reason[unit]));
}

void make_basic(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& type = context.i32("unit", "type");
    const auto& status = context.i32("unit", "status");
    const auto& person = context.i32("unit", "contact_person");
    const auto& phone = context.i32("unit", "phone");
    const auto& headcount = context.number("unit", "headcount");
    out.tri.resize(type.size());
    for (std::size_t unit = 0; unit < type.size(); ++unit)
        out.tri[unit] =
            tri(given(type[unit]) && given(status[unit]) && headcount[unit] != kNone32 &&
                given(person[unit]) && given(phone[unit]));
}

void make_managed(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& org = context.i32("unit", "managing_org");
    const auto& counts = context.tri("org", "counts");
    out.tri.resize(org.size());
    for (std::size_t unit = 0; unit < org.size(); ++unit)
        out.tri[unit] = org[unit] < 0 ? Tri::False : counts[static_cast<std::size_t>(org[unit])];
}

void trace_survey(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    const std::int32_t survey =
        context.number("unit", "latest_survey")[static_cast<std::size_t>(row)];
    if (survey >= 0)
        out.push_back(context.row("survey", survey));
}

constexpr DerivedFact facts[] = {
    {"unit", "clear_operation", "经营运行情况清", FactType::Bool, "",
     "?survey.operation_info survey.status >unit.latest_survey",
     "最近一次摸底填有经营状态和经营运行情况。", make_operation, trace_survey},
    {"unit", "clear_staff", "职工队伍清", FactType::Bool, "",
     "?survey.staff_info survey.headcount >unit.latest_survey",
     "最近一次摸底填有从业人员数和职工队伍情况。", make_staff, trace_survey},
    {"unit", "clear_members", "党员队伍清", FactType::Bool, "",
     "?survey.member_info survey.formal >unit.latest_survey >unit.roster_used",
     "最近一次摸底填有正式党员数（或有花名册）和党员队伍情况。", make_members, trace_survey},
    {"unit", "clear_investor", "出资人清", FactType::Bool, "",
     "?survey.investor_info investor.unit >unit.latest_survey",
     "出资人台账有记录，或最近一次摸底填有出资人情况。", make_investor, trace_survey},
    {"unit", "clear_reason", "未建原因清", FactType::Bool, "", "unit.unbuilt_reason",
     "填有未建党组织原因。", make_reason},
    {"unit", "clear_basic", "基本情况清", FactType::Bool, "",
     "unit.type unit.status ?unit.contact_person ?unit.phone >unit.headcount",
     "单位类型、经营状态、从业人员数、联系人和联系电话都已填写。", make_basic, trace_survey},
    {"unit", "clear_org", "组织覆盖情况清", FactType::Bool, "", "unit.managing_org >org.counts",
     "填有管理党组织，且它在册有效。", make_managed},
    {"unit", "clear_work", "工作覆盖情况清", FactType::Bool, "", "unit.managing_org >org.counts",
     "填有管理党组织，且它在册有效。", make_managed},
};

} // namespace

std::span<const DerivedFact> unit_clear_facts()
{
    return facts;
}

} // namespace lx
