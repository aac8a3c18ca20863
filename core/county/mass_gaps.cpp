#include "core/county/mass_gaps.h"

#include <algorithm>
#include <cmath>

#include "core/county/county.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

/// The last ends of quarters before a day, oldest first, and the day.
std::vector<Date> trend_days(Date day)
{
    std::vector<Date> days{day};
    Period quarter = Period::containing(PeriodKind::Quarter, day).previous();
    for (int i = 0; i < FocusDefs::program().quarters; ++i, quarter = quarter.previous())
        days.insert(days.begin(), quarter.last);
    return days;
}

/// All its rows (1), and those that are met (2).
std::vector<std::uint8_t> marks(const FigureTable& figures, const GapDef& def, const World& world,
                                const ScopedUnits& units)
{
    auto rows = figures.at(def.of).rows(world, units);
    const auto met = figures.at(def.met).rows(world, units);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] != 0 && met[i] != 0)
            rows[i] = 2;
    return rows;
}

void take_target(MassGap& gap, const County& county)
{
    for (const CoverageGoal& goal : county.goals) {
        // Of several the one that asks most; one for some kinds of units is not this share's.
        if (gap.def->goal != (goal.work ? "work" : "org") || !goal.who.empty() ||
            (gap.target && goal.percent <= *gap.target))
            continue;
        gap.target = goal.percent;
        gap.target_title = goal.title;
    }
}

} // namespace

std::optional<std::int64_t> MassGap::missing() const
{
    if (!target)
        return std::nullopt;
    const double wanted = std::ceil(static_cast<double>(now().total) * *target / 100 - 1e-9);
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(wanted) - now().met);
}

std::vector<MassGap> mass_gaps(const County& county)
{
    const FigureTable& figures = FigureTable::of(county.definitions->facts());
    std::vector<MassGap> gaps;
    for (const GapDef& def : FocusDefs::program().gaps) {
        MassGap& gap = gaps.emplace_back();
        gap.def = &def;
        gap.ledger = figures.at(def.of).ledger;
        take_target(gap, county);
    }
    for (const Date day : trend_days(county.as_of)) { // one world at a time
        const auto earlier = day == county.as_of ? nullptr : county.world->at(day);
        const World& world = earlier ? *earlier : *county.world;
        const ScopedUnits units = earlier ? county.units.on(world) : county.units;
        for (MassGap& gap : gaps) {
            const auto rows = marks(figures, *gap.def, world, units);
            const std::int64_t met = std::count(rows.begin(), rows.end(), 2);
            gap.points.push_back({day, met, met + std::count(rows.begin(), rows.end(), 1)});
        }
    }
    return gaps;
}

std::vector<std::int64_t> gap_rows(const World& world, const GapDef& def, const ScopedUnits& units)
{
    const FigureTable& figures = FigureTable::of(world.registry());
    const auto rows = marks(figures, def, world, units);
    const auto& ids = world.snapshot().table(figures.at(def.of).ledger).ids;
    std::vector<std::int64_t> wanting;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] == 1)
            wanting.push_back(ids[i]);
    return wanting;
}

Needs gap_needs(const FactRegistry& registry)
{
    const FigureTable& figures = FigureTable::of(registry);
    Needs needs;
    for (const GapDef& def : FocusDefs::program().gaps)
        for (const std::string& key : {def.of, def.met})
            figures.at(key).add_needs(registry, needs);
    return needs;
}

} // namespace lx
