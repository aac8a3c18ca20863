#include "core/report/make_report.h"

#include <algorithm>

#include "core/report/area_sums.h"
#include "core/report/check_run.h"
#include "core/report/figures_table.h"
#include "core/report/list_table.h"
#include "core/report/policy_report.h"
#include "core/report/scope_lists.h"
#include "core/report/subject_list.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

/// A figure of the county (figures/overview.json).
ByArea named_figure(const World& world, const FigureDef& figure, const ScopedUnits& units)
{
    AreaSums sums(world, figure.ledger);
    const auto rows = figure.rows(world, units);
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row] != 0)
            sums.add(static_cast<std::int32_t>(row), 1);
    return sums.take();
}

/// The figure of a check between tables; -1 where there is none such.
ByArea figure(const Report& report, const World& world, const FigureTable& named,
              const TableFigure& wanted, const ScopedUnits& units)
{
    if (wanted.table.empty())
        return named_figure(world, named.at(wanted.column), units);
    for (const ReportTable& table : report.tables) {
        if (table.name != wanted.table)
            continue;
        if (wanted.column == "rows") {
            if (table.rows.empty())
                return {};
            AreaSums sums(world, table.rows.front().cells.front().ledger);
            for (const ReportRow& row : table.rows)
                sums.add_id(row.cells.front().row, 1);
            return sums.take();
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].key != wanted.column || !table.trace ||
                table.trace->in_column[c].empty())
                continue;
            AreaSums sums(world, table.trace->ledger);
            for (std::size_t k = 0; k < table.trace->ids.size(); ++k)
                if (table.trace->in_column[c][k] != 0)
                    sums.add_id(table.trace->ids[k],
                                table.trace->amounts[c].empty() ? 1 : table.trace->amounts[c][k]);
            return sums.take();
        }
    }
    return {-1, {}, false};
}

void check_between(Report& report, const World& world, const ReportDef& def,
                   const ScopedUnits& units)
{
    if (def.between.empty())
        return;
    const FigureTable& named = FigureTable::of(world.registry());
    for (const BetweenCheckDef& check : def.between) {
        const auto side = [&](const std::vector<TableFigure>& figures) {
            ByArea sum;
            for (const TableFigure& wanted : figures) {
                const ByArea one = figure(report, world, named, wanted, units);
                sum.whole += one.whole;
                sum.apart = sum.apart && one.apart;
                for (const auto& [area, number] : one.parts)
                    sum.parts[area] += number;
            }
            return sum;
        };
        check_by_area(world, check.title, side(check.left), check.op == "=", side(check.right),
                      report.checks);
    }
}

/// The name list of a report made of lists: what they say of each row stands in themselves.
ReportTable list_of_lists(const Report& report)
{
    SubjectList list;
    for (const ReportTable& table : report.tables)
        list.take(table);
    return std::move(list).table(report.name);
}

Report empty_report(const ReportDef& def, const ReportRequest& request)
{
    Report report;
    report.id = def.id;
    report.name = def.name;
    report.office = request.office;
    report.period = request.period.chinese();
    report.as_of = request.as_of;
    report.made = request.made;
    report.unit = def.unit;
    return report;
}

} // namespace

Report report_from_world(const World& world, const ReportDef& def, const ReportRequest& request,
                         Progress& progress, const ScopedUnits& units)
{
    Report report = empty_report(def, request);
    for (const ReportTableDef& table : def.tables) {
        const std::vector<Tri> members = table_members(world, table, units);
        if (table.kind == ReportTableDef::Kind::Figures)
            report.tables.push_back(figures_table(world, table, members));
        else if (table.kind == ReportTableDef::Kind::List)
            report.tables.push_back(list_table(world, table, members, progress));
    }
    report.checks = run_checks(def, {&report}, {}, false);
    check_between(report, world, def, units);
    if (!def.list_ledger.empty())
        report.list = name_list(world, def, report.tables);
    else
        report.list = list_of_lists(report);
    add_scope_lists(report, world, units_asked(world, def), units, progress);
    return report;
}

std::string office_of(const std::optional<Jurisdiction>& jurisdiction)
{
    return jurisdiction ? jurisdiction->name + "两新工委" : std::string();
}

Result<Report> make_report(Database& database, const DefinitionsPtr& definitions,
                           const ReportDef& def, const ReportRequest& request, Progress& progress)
{
    if (request.period.kind != def.period)
        return fail(ErrorKind::Usage, "报表“" + def.name + "”的期间不对：" +
                                          request.period.chinese() +
                                          "。季度表写 2025Q3，半年表写 2025H1，年度表写 2025。");
    ReportRequest filled = request;
    const bool of_policies = def.tables.front().of_policies();
    CountyWanted wanted;
    wanted.as_of = request.as_of;
    wanted.facts = def.needs;
    wanted.scope = request.scope;
    if (!request.scope.empty())
        wanted.facts.merge(scope_list_needs(definitions->facts()));
    if (of_policies) {
        wanted.policies = request.policies;
        wanted.of = evaluated_for(def);
    }
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    if (filled.office.empty())
        filled.office = office_of(county->jurisdiction);
    if (of_policies)
        return report_of_policies(database, *county, def, filled, empty_report(def, filled),
                                  progress);
    Report report = report_from_world(*county->world, def, filled, progress, county->units);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    return report;
}

} // namespace lx
