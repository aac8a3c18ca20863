#include "core/coverage/overview.h"

#include <algorithm>

#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr std::pair<const char*, std::int64_t Overview::*> members[] = {
    {"units", &Overview::units},
    {"enterprises", &Overview::enterprises},
    {"with_members", &Overview::with_members},
    {"members_unknown", &Overview::members_unknown},
    {"should", &Overview::should},
    {"unbuilt", &Overview::unbuilt},
    {"formal_unknown", &Overview::formal_unknown},
    {"org_covered", &Overview::org_covered},
    {"work_covered", &Overview::work_covered},
    {"members", &Overview::members},
    {"unregistered", &Overview::unregistered},
    {"instructors", &Overview::instructors},
    {"instructed", &Overview::instructed},
};

/// In the order of OverviewRows; of what a scope leaves out the figure it is left out of.
constexpr const char* keys[] = {"units",       "with_members",    "members_unknown",
                                "should",      "unbuilt",         "formal_unknown",
                                "org_covered", "not_org_covered", "not_work_covered",
                                "members",     "unregistered",    "instructors",
                                "instructed",  "units",           "org_covered"};

const char* key_of(OverviewRows which)
{
    return keys[static_cast<std::size_t>(which)];
}

/// By row: 1 where it stands behind the figure.
std::vector<std::uint8_t> rows_of(const World& world, OverviewRows which, const ScopedUnits& units)
{
    const FigureDef& figure = FigureTable::of(world.registry()).at(key_of(which));
    if (which != OverviewRows::Undetermined && which != OverviewRows::CoveredOutside)
        return figure.rows(world, units);
    auto rows = figure.rows(world);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Tri in = units.of(row);
        if (which == OverviewRows::Undetermined ? in != Tri::Unknown : in == Tri::True)
            rows[row] = 0;
    }
    return rows;
}

} // namespace

std::string_view overview_ledger(OverviewRows which)
{
    return FigureTable::of(Definitions::program()->facts()).at(key_of(which)).ledger;
}

Overview overview(const World& world, const ScopedUnits& units)
{
    Overview figures;
    const FigureTable& table = FigureTable::of(world.registry());
    for (const auto& [key, member] : members) {
        const auto rows = table.at(key).rows(world, units);
        figures.*member = std::count(rows.begin(), rows.end(), 1);
    }
    return figures;
}

std::vector<std::int64_t> overview_rows(const World& world, OverviewRows which,
                                        const ScopedUnits& units)
{
    const auto& ids = world.snapshot().table(overview_ledger(which)).ids;
    const auto counted = rows_of(world, which, units);
    std::vector<std::int64_t> rows;
    for (std::size_t row = 0; row < counted.size(); ++row)
        if (counted[row] != 0)
            rows.push_back(ids[row]);
    return rows;
}

Needs overview_needs(const FactRegistry& registry)
{
    const FigureTable& table = FigureTable::of(registry);
    Needs needs;
    for (const auto& [key, member] : members)
        table.at(key).add_needs(registry, needs);
    for (const char* key : keys)
        table.at(key).add_needs(registry, needs);
    return needs;
}

} // namespace lx
