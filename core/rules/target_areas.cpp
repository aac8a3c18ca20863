#include "core/rules/target_areas.h"

#include <algorithm>
#include <functional>

#include "core/facts/link.h"
#include "core/facts/placement.h"
#include "core/rules/evaluation_impl.h"
#include "core/rules/judged_periods.h"
#include "core/rules/machine.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

/// The rows a target looks at: all of its ledger, or those in the area it is set for.
std::vector<std::int32_t> rows_looked_at(const World& world, const Target& target,
                                         std::int32_t area)
{
    std::vector<std::int32_t> rows;
    if (target.per == nullptr) {
        rows.resize(static_cast<std::size_t>(world.rows(target.ledger)));
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = static_cast<std::int32_t>(i);
        return rows;
    }
    world.link("area", target.ledger, "in")->rows_of(area, [&](std::int32_t row) {
        rows.push_back(row);
    });
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::int32_t area_row(const World& world, const TargetResult& result)
{
    return result.area == 0 ? -1 : world.snapshot().table("area").row_of(result.area);
}

/// Counts rows by area and lays the areas out as a tree.
class AreaCounts
{
public:
    AreaCounts(const World& world, const TargetResult& whole) : m_world(world), m_whole(whole)
    {
        m_parent = &world.snapshot().column("area", "parent").i32;
        m_level = world.fact("area", "level").i32;
        const auto areas = static_cast<std::size_t>(world.rows("area"));
        m_children.resize(areas);
        m_own.assign(areas, empty());
        for (std::size_t i = 0; i < areas; ++i) {
            const std::int32_t up = (*m_parent)[i];
            if (up >= 0)
                m_children[static_cast<std::size_t>(up)].push_back(static_cast<std::int32_t>(i));
        }
        const std::vector<std::int32_t>& codes = world.snapshot().column("area", "code").i32;
        const TextPool& texts = world.snapshot().texts();
        for (auto& children : m_children) {
            std::sort(children.begin(), children.end(), [&](std::int32_t a, std::int32_t b) {
                return texts.text(codes[static_cast<std::size_t>(a)]) <
                       texts.text(codes[static_cast<std::size_t>(b)]);
            });
        }
        m_below = rows_below(world, "area", area_row(world, whole));
        m_nowhere = empty();
    }

    void count(const TargetRow& row)
    {
        const bool inside = row.area >= 0 && m_below[static_cast<std::size_t>(row.area)] != 0;
        TargetResult& into = inside ? m_own[static_cast<std::size_t>(row.area)] : m_nowhere;
        into.numerator += row.reached ? 1 : 0;
        into.unknown += row.unknown ? 1 : 0;
        if (into.denominator && row.counted)
            ++*into.denominator;
    }

    void list(std::vector<TargetArea>& to)
    {
        const std::int32_t root = area_row(m_world, m_whole);
        for (const std::int32_t child : m_children[static_cast<std::size_t>(root)])
            list(child, 1, to);
        add(-1, 1, m_nowhere, to);
    }

private:
    [[nodiscard]] TargetResult empty() const
    {
        TargetResult result = m_whole;
        result.numerator = 0;
        result.unknown = 0;
        if (result.denominator)
            result.denominator = 0;
        return result;
    }
    [[nodiscard]] TargetResult sum(std::int32_t area) const // NOLINT(misc-no-recursion)
    {
        TargetResult total = m_own[static_cast<std::size_t>(area)];
        for (const std::int32_t child : m_children[static_cast<std::size_t>(area)]) {
            const TargetResult part = sum(child);
            total.numerator += part.numerator;
            total.unknown += part.unknown;
            if (total.denominator)
                *total.denominator += part.denominator.value_or(0);
        }
        return total;
    }
    void list(std::int32_t area, int level, // NOLINT(misc-no-recursion)
              std::vector<TargetArea>& to) const
    {
        if (!add(area, level, sum(area), to))
            return;
        const std::int32_t code = (*m_level)[static_cast<std::size_t>(area)];
        if (code == kNone32 || m_world.snapshot().texts().text(code).empty())
            return;
        for (const std::int32_t child : m_children[static_cast<std::size_t>(area)])
            list(child, level + 1, to);
    }
    bool add(std::int32_t area, int level, TargetResult result, std::vector<TargetArea>& to) const
    {
        const bool none = result.denominator.value_or(result.numerator) == 0;
        if (none && result.unknown == 0)
            return false;
        result.area =
            area < 0 ? 0 : m_world.snapshot().table("area").ids[static_cast<std::size_t>(area)];
        result.state = State::Unmet;
        if (none && result.denominator)
            result.state = State::Unknown;
        else if (missing_to_target(result) == 0)
            result.state = State::Met;
        else if (result.deadline && m_world.as_of() < *result.deadline)
            result.state = State::Pending;
        to.push_back({area, level, std::move(result)});
        return true;
    }

    const World& m_world;
    const TargetResult& m_whole;
    const std::vector<std::int32_t>* m_parent = nullptr;
    const std::vector<std::int32_t>* m_level = nullptr;
    std::vector<std::vector<std::int32_t>> m_children;
    std::vector<TargetResult> m_own;
    std::vector<std::uint8_t> m_below;
    TargetResult m_nowhere;
};

} // namespace

std::vector<TargetRow> target_rows(const Evaluation& evaluation, const TargetResult& result)
{
    const Target& target = *result.target;
    std::vector<TargetRow> found;
    if (target.unit == Target::Unit::Times)
        return found;
    const World& world = evaluation.world();
    const std::int32_t area = area_row(world, result);
    const std::vector<std::int32_t> rows = rows_looked_at(world, target, area);
    const std::vector<std::int32_t> areas(rows.size(), area);
    const Frame frame{target.ledger, static_cast<std::int32_t>(rows.size()), &rows, "area", &areas};
    const JudgedPeriods periods(world.as_of(), std::nullopt);
    MachineCache cache;
    const Machine machine(world, periods, cache);
    const std::vector<Tri>& counts = *world.fact(target.ledger, "counts").tri;
    std::vector<Tri> who(rows.size(), Tri::True);
    if (target.who != nullptr)
        who = machine.evaluate(*target.who, frame);
    std::vector<Tri> met(rows.size(), Tri::True);
    if (target.met != nullptr)
        met = machine.evaluate(*target.met, frame);
    const Placement place(world, target.ledger);
    const ColumnTable& table = world.snapshot().table(target.ledger);
    const ScopedUnits units = follows_scope(target) ? evaluation.units() : ScopedUnits();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        const Tri belongs = who[i] & counts[row];
        if (belongs == Tri::False || !units.counts(row))
            continue;
        const bool counted = belongs == Tri::True;
        found.push_back({table.ids[row], rows[i], place.has_area() ? place.area(rows[i]) : -1,
                         counted, counted && met[i] == Tri::True,
                         !counted || met[i] == Tri::Unknown});
    }
    return found;
}

std::vector<TwoDayRow> two_day_rows(const Evaluation& evaluation, const TargetResult& result,
                                    bool then)
{
    std::vector<TwoDayRow> found;
    const Target& target = *result.target;
    if (target.unit != Target::Unit::Times)
        return found;
    const auto rows = evaluation.impl().compared_rows(target, then);
    if (!rows)
        return found;
    const Term& term = then ? *target.denominator : *target.numerator;
    const auto& ids = evaluation.world().snapshot().table(term.rows_ledger).ids;
    for (const ComparedRow& one : *rows)
        found.push_back(
            {ids[static_cast<std::size_t>(one.row)], one.row, one.number / kScale, !one.known});
    return found;
}

std::vector<TargetArea> target_areas(const Evaluation& evaluation, const TargetResult& result)
{
    const World& world = evaluation.world();
    const Target& target = *result.target;
    const std::int32_t root = area_row(world, result);
    std::vector<TargetArea> areas{{root, 0, result}};
    if (root < 0 || target.unit == Target::Unit::Times || target.distinct ||
        !Placement(world, target.ledger).has_area())
        return areas;
    AreaCounts counts(world, result);
    for (const TargetRow& row : target_rows(evaluation, result))
        counts.count(row);
    counts.list(areas);
    return areas;
}

Needs target_needs(const PolicyPack& pack)
{
    Needs needs;
    const FactRegistry& registry = pack.registry();
    for (const Target& target : pack.targets()) {
        if (!target.ledger.empty())
            Placement::add_needs(registry, target.ledger, needs);
    }
    for (const char* key : {"code", "name", "parent", "level"})
        registry.add_needs(*registry.find("area", key), FieldUse::Content, needs);
    return needs;
}

} // namespace lx
