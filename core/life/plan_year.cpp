#include "core/life/plan_year.h"

#include <algorithm>
#include <map>

namespace lx {

namespace {

PlanState state_from(const std::string& title)
{
    for (const PlanState state : {PlanState::Overdue, PlanState::Done, PlanState::Gone})
        if (plan_state_title(state) == title)
            return state;
    return PlanState::Open;
}

} // namespace

void PlanCounts::add(PlanState state)
{
    switch (state) {
    case PlanState::Open:
        ++open;
        break;
    case PlanState::Overdue:
        ++overdue;
        break;
    case PlanState::Done:
        ++done;
        break;
    case PlanState::Gone:
        break;
    }
}

PlanYear PlanYear::of(const World& world, int year)
{
    PlanYear made;
    made.m_year = year;
    const auto& org = world.snapshot().column("plan", "org").i32;
    const auto& date = world.snapshot().column("plan", "date").i32;
    const auto& ids = world.snapshot().table("plan").ids;
    const auto& done = *world.fact("plan", "done_on").i32;
    const auto text = [&](const char* key, std::size_t row) {
        const std::int32_t code = (*world.fact("plan", key).i32)[row];
        return code < 0 ? std::string() : std::string(world.snapshot().texts().text(code));
    };
    std::map<std::int32_t, std::vector<PlanLine>> lines;
    for (std::size_t row = 0; row < org.size(); ++row) {
        if (org[row] < 0 || date[row] == kNone32 || Date(date[row]).year() != year)
            continue;
        PlanLine& line = lines[org[row]].emplace_back();
        line.id = ids[row];
        line.date = Date(date[row]);
        line.kind = text("kind", row);
        line.topic = text("topic", row);
        line.person = text("person", row);
        line.state = state_from(text("state", row));
        if (done[row] != kNone32)
            line.done = Date(done[row]);
    }
    const auto& counts = *world.fact("org", "counts").tri;
    std::vector<std::uint8_t> listed(counts.size());
    for (std::size_t row = 0; row < listed.size(); ++row)
        listed[row] = counts[row] == Tri::True ? 1 : 0;
    for (const auto& [row, of] : lines)
        listed[static_cast<std::size_t>(row)] = 1;
    made.m_orgs = org_tree(world, listed);
    for (const OrgInTree& one : made.m_orgs) {
        made.m_first.push_back(made.m_lines.size());
        const auto found = lines.find(one.row);
        if (found == lines.end())
            continue;
        std::ranges::stable_sort(found->second, {}, &PlanLine::date);
        std::ranges::move(found->second, std::back_inserter(made.m_lines));
    }
    made.m_first.push_back(made.m_lines.size());
    return made;
}

PlanCounts PlanYear::count(std::size_t org, int month, const std::string& kind) const
{
    PlanCounts counts;
    for (const PlanLine& line : lines(org))
        if ((month == 0 || line.date.month() == month) && (kind.empty() || line.kind == kind))
            counts.add(line.state);
    return counts;
}

Needs PlanYear::needs(const FactRegistry& registry)
{
    Needs needs;
    for (const char* field : {"org", "kind", "date", "topic", "person"})
        needs.add("plan", field);
    for (const char* fact : {"state", "done_on"})
        registry.add_needs(*registry.find("plan", fact), FieldUse::Content, needs);
    for (const char* field : {"parent", "code", "name", "kind"})
        needs.add("org", field);
    for (const char* fact : {"counts", "branch"})
        registry.add_needs(*registry.find("org", fact), FieldUse::Content, needs);
    return needs;
}

} // namespace lx
