#include "core/report/scope_lists.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/report/area_sums.h"
#include "core/report/figure_counts.h"
#include "core/report/list_table.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr const char* covered_key = "org_covered"; ///< figure of figures/overview.json

/// A definition of the program, held by its test.
const ReportDef& lists_of(const Result<ReportDef>& read)
{
    if (!read) {
        std::fprintf(stderr, "%s\n", read.error().message.c_str());
        std::abort();
    }
    return *read;
}

ByArea sum(const World& world, const std::vector<std::uint8_t>& rows)
{
    AreaSums sums(world, "unit");
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row] != 0)
            sums.add(static_cast<std::int32_t>(row), 1);
    return sums.take();
}

void add(ByArea& to, const ByArea& more)
{
    to.whole += more.whole;
    for (const auto& [area, number] : more.parts)
        to.parts[area] += number;
}

/// Units outside that stand in the list by name.
ByArea listed(const World& world, const ReportTable& table)
{
    AreaSums sums(world, "unit");
    for (const ReportRow& row : table.rows)
        sums.add_id(row.cells.front().row, 1);
    return sums.take();
}

} // namespace

std::vector<Tri> units_asked(const World& world, const Period& period, const ReportDef& def)
{
    std::vector<Tri> asked(static_cast<std::size_t>(world.rows("unit")), Tri::False);
    const auto ask = [&](const std::vector<Tri>& members) {
        for (std::size_t row = 0; row < asked.size(); ++row)
            if (members[row] == Tri::True)
                asked[row] = Tri::True;
    };
    for (const ReportTableDef& table : def.tables) {
        if (table.of_policies())
            continue;
        if (table.ledger == "unit")
            ask(table_members(world, period, table, {}));
        for (const ReportColumnDef& column : table.columns)
            if (column.ledger == "unit")
                ask(column_members(world, period, table, column, {}));
    }
    return asked;
}

void add_scope_lists(Report& report, const World& world, const Period& period,
                     const std::vector<Tri>& asked, const ScopedUnits& units, Progress& progress)
{
    if (units.whole() ||
        std::none_of(asked.begin(), asked.end(), [](Tri unit) { return unit == Tri::True; }))
        return;
    const auto read = ReportDef::scope_lists(world.registry());
    const ReportDef& lists = lists_of(read);
    const auto members = [&](const ReportTableDef& table, bool undetermined) {
        std::vector<Tri> rows = table_members(world, period, table, {});
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const Tri in = units.of(row);
            if (asked[row] != Tri::True || (undetermined ? in != Tri::Unknown : in == Tri::True))
                rows[row] = Tri::False;
        }
        return rows;
    };
    ReportTable unsure = list_table(world, period, lists.tables[0], members(lists.tables[0], true),
                                    true, report.checks, progress);
    ReportTable outside =
        list_table(world, period, lists.tables[1], members(lists.tables[1], false), true,
                   report.checks, progress);

    const FigureDef& covered = FigureTable::of(world.registry()).at(covered_key);
    std::vector<std::uint8_t> all = covered.rows(world);
    std::vector<std::uint8_t> inside = covered.rows(world, units);
    for (std::size_t row = 0; row < asked.size(); ++row) {
        all[row] &= asked[row] == Tri::True ? 1 : 0;
        inside[row] &= asked[row] == Tri::True ? 1 : 0;
    }
    ByArea both = sum(world, inside);
    add(both, listed(world, outside));
    check_by_area(world, "统计口径内、口径外已建党组织的单位之和等于全部已建党组织的单位", both,
                  true, sum(world, all), report.checks);

    report.scope = "统计口径：" + units.name();
    std::string& beside = report.left_out;
    const auto tell = [&](const char* what, std::size_t rows) {
        if (rows > 0)
            beside += (beside.empty() ? "" : "，") + std::string(what) + " " +
                      std::to_string(rows) + " 家";
    };
    tell("口径待定", unsure.rows.size());
    tell("口径外已建党组织", outside.rows.size());
    if (!beside.empty())
        beside += "，另附名单";
    for (ReportTable* table : {&unsure, &outside})
        if (!table->rows.empty())
            report.tables.push_back(std::move(*table));
}

Needs scope_list_needs(const FactRegistry& registry)
{
    const auto read = ReportDef::scope_lists(registry);
    Needs needs = lists_of(read).needs;
    FigureTable::of(registry).at(covered_key).add_needs(registry, needs);
    Placement::add_needs(registry, "unit", needs);
    for (const char* key : {"code", "name", "parent"})
        registry.add_needs(*registry.find("area", key), FieldUse::Content, needs);
    return needs;
}

} // namespace lx
