#include "core/coverage/overview.h"

#include <functional>

namespace lx {

namespace {

constexpr std::int32_t formal_for_own_org = 3; // 有正式党员3名以上应当单独组建（domain, section 4）

/// Which figures a unit counts in.
class Units
{
public:
    explicit Units(const World& world)
        : m_counts(tri(world, "population")), m_org(tri(world, "org_covered")),
          m_work(tri(world, "work_covered")), m_instructed(tri(world, "instructed")),
          m_members(world.fact("unit", "members")), m_formal(world.fact("unit", "formal")),
          m_category(*world.fact("unit", "category").i32),
          m_enterprise(world.snapshot().texts().find("非公有制企业"))
    {}

    [[nodiscard]] bool enterprise(std::size_t unit) const
    {
        return m_counts[unit] == Tri::True && m_enterprise != kNone32 &&
               m_category[unit] == m_enterprise;
    }

    [[nodiscard]] bool in(std::size_t unit, OverviewRows which) const
    {
        if (m_counts[unit] != Tri::True)
            return false;
        switch (which) {
        case OverviewRows::Units:
            return true;
        case OverviewRows::WithMembers:
            return at_least(m_members, unit, 1) == Tri::True;
        case OverviewRows::MembersUnknown:
            return at_least(m_members, unit, 1) == Tri::Unknown;
        case OverviewRows::Should:
            return at_least(m_formal, unit, formal_for_own_org) == Tri::True;
        case OverviewRows::Unbuilt:
            return m_org[unit] != Tri::True &&
                   at_least(m_formal, unit, formal_for_own_org) == Tri::True;
        case OverviewRows::FormalUnknown:
            return m_org[unit] != Tri::True &&
                   at_least(m_formal, unit, formal_for_own_org) == Tri::Unknown;
        case OverviewRows::OrgCovered:
            return m_org[unit] == Tri::True;
        case OverviewRows::NotOrgCovered:
            return m_org[unit] != Tri::True;
        case OverviewRows::NotWorkCovered:
            return m_work[unit] != Tri::True;
        case OverviewRows::Instructed:
            return m_instructed[unit] == Tri::True;
        default:
            return false;
        }
    }
    [[nodiscard]] std::size_t size() const { return m_counts.size(); }

private:
    static const std::vector<Tri>& tri(const World& world, const char* key)
    {
        return *world.fact("unit", key).tri;
    }
    static Tri at_least(const FactColumn& column, std::size_t row, std::int32_t number)
    {
        const std::int32_t value = (*column.i32)[row];
        if (value == kNone32)
            return Tri::Unknown;
        if (value >= number)
            return Tri::True;
        return column.at_least != nullptr && (*column.at_least)[row] != 0 ? Tri::Unknown
                                                                          : Tri::False;
    }

    const std::vector<Tri>& m_counts;
    const std::vector<Tri>& m_org;
    const std::vector<Tri>& m_work;
    const std::vector<Tri>& m_instructed;
    const FactColumn& m_members;
    const FactColumn& m_formal;
    const std::vector<std::int32_t>& m_category;
    std::int32_t m_enterprise;
};

/// Calls `each(row)` for the rows of people (members, instructors) in a figure.
void each_person(const World& world, OverviewRows which,
                 const std::function<void(std::size_t)>& each)
{
    const auto& counts = *world.fact(overview_ledger(which), "counts").tri;
    const bool loose_only = which == OverviewRows::Unregistered;
    const auto* relations = loose_only ? world.fact("member", "relation").i32 : nullptr;
    const TextPool& texts = world.snapshot().texts();
    const std::int32_t pocket = texts.find("未转入(口袋)");
    const std::int32_t hidden = texts.find("隐形");
    for (std::size_t row = 0; row < counts.size(); ++row) {
        if (counts[row] != Tri::True)
            continue;
        if (loose_only) {
            const std::int32_t relation = (*relations)[row];
            if (relation == kNone32 || (relation != pocket && relation != hidden))
                continue;
        }
        each(row);
    }
}

bool of_units(OverviewRows which)
{
    return overview_ledger(which) == "unit";
}

} // namespace

std::string_view overview_ledger(OverviewRows which)
{
    switch (which) {
    case OverviewRows::Members:
    case OverviewRows::Unregistered:
        return "member";
    case OverviewRows::Instructors:
        return "instructor";
    default:
        return "unit";
    }
}

Overview overview(const World& world)
{
    Overview figures;
    const Units units(world);
    const std::pair<OverviewRows, std::int64_t*> counted[] = {
        {OverviewRows::Units, &figures.units},
        {OverviewRows::WithMembers, &figures.with_members},
        {OverviewRows::MembersUnknown, &figures.members_unknown},
        {OverviewRows::Should, &figures.should},
        {OverviewRows::Unbuilt, &figures.unbuilt},
        {OverviewRows::FormalUnknown, &figures.formal_unknown},
        {OverviewRows::OrgCovered, &figures.org_covered},
        {OverviewRows::Instructed, &figures.instructed},
    };
    std::int64_t not_work = 0;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        for (const auto& [which, figure] : counted)
            *figure += units.in(unit, which) ? 1 : 0;
        figures.enterprises += units.enterprise(unit) ? 1 : 0;
        not_work += units.in(unit, OverviewRows::NotWorkCovered) ? 1 : 0;
    }
    figures.work_covered = figures.units - not_work;
    const auto count = [&](OverviewRows which) {
        std::int64_t number = 0;
        each_person(world, which, [&](std::size_t) { ++number; });
        return number;
    };
    figures.members = count(OverviewRows::Members);
    figures.unregistered = count(OverviewRows::Unregistered);
    figures.instructors = count(OverviewRows::Instructors);
    return figures;
}

std::vector<std::int64_t> overview_rows(const World& world, OverviewRows which)
{
    const auto& ids = world.snapshot().table(overview_ledger(which)).ids;
    std::vector<std::int64_t> rows;
    if (of_units(which)) {
        const Units units(world);
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            if (units.in(unit, which))
                rows.push_back(ids[unit]);
        }
    } else {
        each_person(world, which, [&](std::size_t row) { rows.push_back(ids[row]); });
    }
    return rows;
}

Needs overview_needs(const FactRegistry& registry)
{
    Needs needs;
    for (const char* key : {"population", "org_covered", "work_covered", "instructed", "members",
                            "formal", "category"})
        registry.add_needs(*registry.find("unit", key), FieldUse::Content, needs);
    for (const char* key : {"counts", "relation"})
        registry.add_needs(*registry.find("member", key), FieldUse::Content, needs);
    registry.add_needs(*registry.find("instructor", "counts"), FieldUse::Content, needs);
    return needs;
}

} // namespace lx
