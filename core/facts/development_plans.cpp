// 发展计划 against what was done: who became an activist, who was admitted, in the plan's year.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/facts/fact_context.h"

namespace lx {

namespace {

using OrgYear = std::pair<std::int32_t, std::int32_t>;

/// Rows of the ledger 发展党员 whose day lies in a year, by organization (row) and year: that of
/// the organizations which covered the person's unit on the day, else of its 管理党组织, and of all
/// above them. Nobody counts twice for one organization.
class Developed
{
public:
    Developed(const FactContext& context, const char* field)
        : m_parents(context.i32("org", "parent"))
    {
        const auto& planned = context.i32("development_plan", "org");
        if (planned.empty())
            return;
        const auto& org = context.i32("coverage", "org");
        const auto& unit = context.i32("coverage", "unit");
        const auto& start = context.i32("coverage", "start");
        const auto& end = context.i32("coverage", "end");
        std::multimap<std::int32_t, std::size_t> covers; // unit → rows
        for (std::size_t row = 0; row < unit.size(); ++row)
            if (unit[row] >= 0 && org[row] >= 0)
                covers.emplace(unit[row], row);
        const auto& managing = context.i32("unit", "managing_org");
        const auto& of = context.i32("development", "unit");
        const auto& date = context.i32("development", field);
        for (std::size_t row = 0; row < of.size(); ++row) {
            if (of[row] < 0 || !reached(date[row], context.day()))
                continue;
            std::set<std::int32_t> orgs;
            const auto [from, to] = covers.equal_range(of[row]);
            for (auto one = from; one != to; ++one)
                if (start[one->second] <= date[row] &&
                    (end[one->second] == kNone32 || end[one->second] > date[row]))
                    add_upward(org[one->second], orgs);
            if (orgs.empty())
                add_upward(managing[static_cast<std::size_t>(of[row])], orgs);
            for (const std::int32_t one : orgs)
                m_rows[{one, Date(date[row]).year()}].push_back(static_cast<std::int32_t>(row));
        }
    }

    [[nodiscard]] const std::vector<std::int32_t>& of(std::int32_t org, std::int32_t year) const
    {
        static const std::vector<std::int32_t> none;
        const auto found = m_rows.find({org, year});
        return found == m_rows.end() ? none : found->second;
    }

private:
    void add_upward(std::int32_t org, std::set<std::int32_t>& orgs) const
    {
        while (org >= 0 && orgs.insert(org).second) // a circle ends where it began
            org = m_parents[static_cast<std::size_t>(org)];
    }

    const std::vector<std::int32_t>& m_parents;
    std::map<OrgYear, std::vector<std::int32_t>> m_rows;
};

const char* day_field(const FactDef& fact)
{
    return fact.key == "activists_done" ? "activist" : "admitted";
}

void make_done(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const Developed developed(context, day_field(fact));
    const auto& org = context.i32("development_plan", "org");
    const auto& year = context.i32("development_plan", "year");
    out.i32.assign(org.size(), 0);
    for (std::size_t row = 0; row < org.size(); ++row)
        out.i32[row] = static_cast<std::int32_t>(developed.of(org[row], year[row]).size());
}

void trace_admitted(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    const auto at = static_cast<std::size_t>(row);
    const Developed developed(context, "admitted");
    for (const std::int32_t one : developed.of(context.i32("development_plan", "org")[at],
                                               context.i32("development_plan", "year")[at]))
        out.push_back(context.row("development", one));
}

void make_state(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& year = context.i32("development_plan", "year");
    const auto& activists = context.i32("development_plan", "activists");
    const auto& members = context.i32("development_plan", "members");
    const auto& named = context.number("development_plan", "activists_done");
    const auto& admitted = context.number("development_plan", "members_done");
    const std::int32_t this_year = context.world().as_of().year();
    const bool at_end = context.world().as_of() == *Date::from_ymd(this_year, 12, 31);
    out.i32.assign(year.size(), kNone32);
    for (std::size_t row = 0; row < year.size(); ++row) {
        const bool done = (activists[row] == kNone32 || named[row] >= activists[row]) &&
                          (members[row] == kNone32 || admitted[row] >= members[row]);
        const bool over = year[row] < this_year || (year[row] == this_year && at_end);
        out.i32[row] = context.code(done ? "已完成" : over ? "未完成" : "进行中");
    }
}

constexpr const char* read =
    "development_plan.org development_plan.year development.unit development.activist "
    "development.admitted coverage.org coverage.unit coverage.start coverage.end "
    "unit.managing_org org.parent";

constexpr DerivedFact facts[] = {
    {"development_plan", "activists_done", "已确定积极分子", FactType::Number, "名", read,
     "计划年度内确定为入党积极分子的人，不晚于截止日期；按当日覆盖其单位的党组织（没有的按管理党组"
     "织）"
     "和它们的上级算。",
     make_done},
    {"development_plan", "members_done", "已接收预备党员", FactType::Number, "名", read,
     "计划年度内接收为预备党员的人，不晚于截止日期；按当日覆盖其单位的党组织（没有的按管理党组织）"
     "和它们的上级算。",
     make_done, trace_admitted},
    {"development_plan", "state", "完成情况", FactType::Text, "",
     "development_plan.year development_plan.activists development_plan.members "
     ">development_plan.activists_done >development_plan.members_done",
     "两项计划数都达到的为已完成；年度已过没有达到的为未完成；其余为进行中。", make_state},
};

} // namespace

std::span<const DerivedFact> development_plan_facts()
{
    return facts;
}

} // namespace lx
