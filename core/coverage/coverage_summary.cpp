#include "core/coverage/coverage_summary.h"

#include <algorithm>
#include <map>

#include "core/rules/figure_table.h"

namespace lx {

namespace {

/// The figures that count units a named condition holds for.
constexpr std::pair<const char*, std::int64_t CoverageFigures::*> counted[] = {
    {"org_covered", &CoverageFigures::org_covered},
    {"own_org", &CoverageFigures::own_org},
    {"joint_org", &CoverageFigures::joint_org},
    {"work_covered", &CoverageFigures::work_covered},
    {"instructed", &CoverageFigures::instructed},
};

/// One unit's part in the figures.
class UnitFigures
{
public:
    UnitFigures(const World& world, const ScopedUnits& units)
        : m_counts(*world.fact("unit", "counts").tri), m_formal(*world.fact("unit", "formal").i32),
          m_units(units)
    {
        const FigureTable& table = FigureTable::of(world.registry());
        for (const auto& [key, member] : counted) {
            if (member == &CoverageFigures::org_covered)
                m_org = m_rows.size();
            if (member == &CoverageFigures::work_covered)
                m_work = m_rows.size();
            m_rows.push_back(table.at(key).rows(world));
        }
    }

    [[nodiscard]] bool counts(std::size_t row) const { return m_counts[row] == Tri::True; }
    void add(std::size_t row, CoverageFigures& to) const
    {
        if (const Tri in = m_units.of(row); in != Tri::True) {
            ++to.outside;
            to.undetermined += in == Tri::Unknown ? 1 : 0;
            to.org_outside += m_rows[m_org][row];
            to.work_outside += m_rows[m_work][row];
            return;
        }
        ++to.population;
        for (std::size_t f = 0; f < m_rows.size(); ++f)
            to.*counted[f].second += m_rows[f][row];
        if (m_formal[row] == kNone32)
            ++to.formal_unknown;
        else
            to.formal_members += m_formal[row];
    }

private:
    const std::vector<Tri>& m_counts;
    const std::vector<std::int32_t>& m_formal;
    const ScopedUnits& m_units;
    std::vector<std::vector<std::uint8_t>> m_rows; ///< by figure of `counted`
    std::size_t m_org = 0;                         ///< places in it
    std::size_t m_work = 0;
};

void add(CoverageFigures& to, const CoverageFigures& from)
{
    to.population += from.population;
    for (const auto& [key, member] : counted)
        to.*member += from.*member;
    to.formal_members += from.formal_members;
    to.formal_unknown += from.formal_unknown;
    to.outside += from.outside;
    to.undetermined += from.undetermined;
    to.org_outside += from.org_outside;
    to.work_outside += from.work_outside;
}

/// Figures by the row of `ledger` a reference of the unit leads to; the last entry is for units
/// without one.
std::vector<CoverageFigures> by_reference(const World& world, const UnitFigures& figures,
                                          const char* field, std::string_view ledger)
{
    const auto& rows = *world.fact("unit", field).i32;
    std::vector<CoverageFigures> sums(static_cast<std::size_t>(world.rows(ledger)) + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (figures.counts(i))
            figures.add(i, rows[i] >= 0 ? sums[static_cast<std::size_t>(rows[i])] : sums.back());
    }
    return sums;
}

/// Adds every area's figures to all areas above it; a circle of areas is walked once.
void add_upwards(const World& world, std::vector<CoverageFigures>& sums)
{
    const auto& parents = *world.fact("area", "parent").i32;
    const std::vector<CoverageFigures> own = sums;
    for (std::size_t area = 0; area < parents.size(); ++area) {
        if (own[area].none())
            continue;
        std::size_t steps = 0;
        for (std::int32_t above = parents[area]; above >= 0 && ++steps < parents.size();
             above = parents[static_cast<std::size_t>(above)])
            add(sums[static_cast<std::size_t>(above)], own[area]);
    }
}

std::vector<CoverageGroup> groups_by_reference(const World& world, const UnitFigures& figures,
                                               const char* field, const std::string& ledger)
{
    std::vector<CoverageFigures> sums = by_reference(world, figures, field, ledger);
    if (ledger == "area")
        add_upwards(world, sums);
    const FactDef& code = *world.registry().find(ledger, "code");
    const FactDef& name = *world.registry().find(ledger, "name");
    const auto& ids = world.snapshot().table(ledger).ids;
    std::vector<CoverageGroup> groups;
    for (std::size_t row = 0; row + 1 < sums.size(); ++row) {
        if (sums[row].none())
            continue;
        const auto at = static_cast<std::int32_t>(row);
        groups.push_back({world.show(code, at), world.show(name, at), ids[row], sums[row]});
    }
    std::sort(groups.begin(), groups.end(),
              [](const CoverageGroup& a, const CoverageGroup& b) { return a.key < b.key; });
    if (!sums.back().none())
        groups.push_back({"", "未填", 0, sums.back()});
    return groups;
}

std::vector<CoverageGroup> groups_by_value(const World& world, const UnitFigures& figures,
                                           const char* field)
{
    const FactDef& def = *world.registry().find("unit", field);
    const FactColumn& column = world.fact(def);
    std::map<std::int32_t, CoverageFigures> sums;      // by the value's code
    std::map<std::int32_t, std::int32_t> example_rows; // a row that has it
    for (std::size_t i = 0; i < column.i32->size(); ++i) {
        if (!figures.counts(i))
            continue;
        const std::int32_t code = (*column.i32)[i];
        example_rows.emplace(code, static_cast<std::int32_t>(i));
        figures.add(i, sums[code]);
    }
    const Dictionary* dictionary = world.snapshot().catalog().dictionary(def.dictionary);
    std::map<std::pair<int, std::string>, CoverageGroup> ordered;
    for (const auto& [code, figure] : sums) {
        std::string text = world.show(def, example_rows[code]);
        const int place = text.empty() || dictionary == nullptr ? 1000000 : dictionary->find(text);
        CoverageGroup group{text, text.empty() ? "未填" : text, 0, figure};
        ordered.emplace(std::pair{place, std::move(text)}, std::move(group));
    }
    std::vector<CoverageGroup> groups;
    for (auto& [key, group] : ordered)
        groups.push_back(std::move(group));
    return groups;
}

} // namespace

std::optional<CoverageBy> coverage_by(std::string_view text)
{
    if (text == "area")
        return CoverageBy::Area;
    if (text == "category")
        return CoverageBy::Category;
    if (text == "type")
        return CoverageBy::Type;
    if (text == "org")
        return CoverageBy::Org;
    return std::nullopt;
}

CoverageSummary coverage_summary(const World& world, CoverageBy by, const ScopedUnits& units)
{
    CoverageSummary summary;
    summary.as_of = world.as_of();
    const UnitFigures figures(world, units);
    const auto rows = static_cast<std::size_t>(world.rows("unit"));
    for (std::size_t i = 0; i < rows; ++i) {
        if (figures.counts(i))
            figures.add(i, summary.total);
    }
    switch (by) {
    case CoverageBy::Area:
        summary.groups = groups_by_reference(world, figures, "area", "area");
        break;
    case CoverageBy::Org:
        summary.groups = groups_by_reference(world, figures, "managing_org", "org");
        break;
    case CoverageBy::Category:
        summary.groups = groups_by_value(world, figures, "category");
        break;
    case CoverageBy::Type:
        summary.groups = groups_by_value(world, figures, "type");
        break;
    }
    return summary;
}

Needs coverage_needs(const FactRegistry& registry)
{
    Needs needs;
    const FigureTable& table = FigureTable::of(registry);
    for (const auto& [key, member] : counted)
        table.at(key).add_needs(registry, needs);
    for (const char* key : {"counts", "formal", "area", "managing_org", "category", "type"})
        registry.add_needs(*registry.find("unit", key), FieldUse::Content, needs);
    for (const char* key : {"code", "name", "parent"})
        registry.add_needs(*registry.find("area", key), FieldUse::Content, needs);
    for (const char* key : {"code", "name"})
        registry.add_needs(*registry.find("org", key), FieldUse::Content, needs);
    return needs;
}

std::string rate_text(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return "–";
    const std::int64_t tenths = (part * 2000 + whole) / (2 * whole);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

} // namespace lx
