#include "core/report/make_report.h"

#include <algorithm>

#include "core/county/policies.h"
#include "core/report/area_sums.h"
#include "core/report/check_run.h"
#include "core/report/figure_counts.h"
#include "core/report/figures_table.h"
#include "core/report/free_texts.h"
#include "core/report/list_table.h"
#include "core/report/name_list.h"
#include "core/report/policy_report.h"
#include "core/report/scope_lists.h"
#include "core/report/subject_list.h"
#include "core/rules/figure_table.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_nearest.h"

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

/// The figure of a check between tables; none where its column isn't shown.
std::optional<ByArea> figure(const Report& report, const World& world, const FigureTable& named,
                             const TableFigure& wanted, const ScopedUnits& units)
{
    if (wanted.table.empty())
        return named_figure(world, named.at(wanted.column), units);
    for (const ReportTable& table : report.tables) {
        if (table.name != wanted.table)
            continue;
        if (wanted.column == "rows") {
            std::optional<AreaSums> sums;
            for (const ReportRow& row : table.rows) {
                if (row.style != RowStyle::Normal)
                    continue; // headings and sums
                if (!sums)
                    sums.emplace(world, row.cells.front().ledger);
                sums->add_id(row.cells.front().row, 1);
            }
            return sums ? sums->take() : ByArea{};
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].key != wanted.column || !table.trace ||
                table.trace->in_column[c].empty())
                continue;
            AreaSums sums(world, table.trace->ledger_behind(0, c));
            for (std::size_t k = 0; k < table.trace->ids.size(); ++k)
                if (table.trace->in_column[c][k] != 0)
                    sums.add_id(table.trace->ids[k],
                                table.trace->amounts[c].empty() ? 1 : table.trace->amounts[c][k]);
            return sums.take();
        }
    }
    return std::nullopt;
}

void check_between(Report& report, const World& world, const ReportDef& def,
                   const ScopedUnits& units)
{
    if (def.between.empty())
        return;
    const FigureTable& named = FigureTable::of(world.registry());
    for (const BetweenCheckDef& check : def.between) {
        const auto side = [&](const std::vector<TableFigure>& figures) -> std::optional<ByArea> {
            ByArea sum;
            for (const TableFigure& wanted : figures) {
                const auto one = figure(report, world, named, wanted, units);
                if (!one)
                    return std::nullopt;
                sum.whole += one->whole;
                sum.apart = sum.apart && one->apart;
                for (const auto& [area, number] : one->parts)
                    sum.parts[area] += number;
            }
            return sum;
        };
        const auto left = side(check.left);
        const auto right = side(check.right);
        if (left && right)
            check_by_area(world, check.title, *left, check.op == "=", *right, report.checks);
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

/// A list without rows is no sheet of its own, where there are others; alone it says that there is
/// nothing to list.
void leave_out_empty(Report& report)
{
    const auto empty = [](const ReportTable& table) { return table.rows.empty(); };
    if (std::all_of(report.tables.begin(), report.tables.end(), empty)) {
        report.tables.resize(std::min<std::size_t>(report.tables.size(), 1));
        for (ReportTable& table : report.tables)
            if (table.note.empty())
                table.note = "注：本期没有应列入本表的记录。";
        return;
    }
    std::erase_if(report.tables, empty);
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
    report.signature = def.signature;
    return report;
}

/// One look at the county for all of them.
Result<CountyWanted> wanted_for(Database& database, const DefinitionsPtr& definitions,
                                const std::vector<const ReportDef*>& defs,
                                const ReportRequest& request)
{
    CountyWanted wanted;
    wanted.as_of = request.as_of;
    wanted.scope = request.scope;
    if (!request.scope.empty())
        wanted.facts.merge(scope_list_needs(definitions->facts()));
    bool rules = false;
    bool targets = false;
    for (const ReportDef* def : defs) {
        LX_TRY(check_period(*def, request.period));
        wanted.facts.merge(def->needs);
        if (def->tables.front().of_policies())
            (evaluated_for(*def) == CountyWanted::Of::Targets ? targets : rules) = true;
    }
    if (!rules && !targets)
        return wanted;
    wanted.policies = request.policies;
    wanted.of = rules ? CountyWanted::Of::Rules : CountyWanted::Of::Targets;
    if (rules && targets) {
        for (const std::string& id : request.policies) {
            LX_ASSIGN(const auto pack, load_policy(database, definitions, id));
            wanted.facts.merge(target_needs(*pack));
            wanted.facts.merge(nearest_needs(*pack));
        }
    }
    return wanted;
}

} // namespace

Report report_from_world(const World& world, const ReportDef& def, const ReportRequest& request,
                         Progress& progress, const ScopedUnits& units)
{
    Report report = empty_report(def, request);
    const ReportDays days(world);
    const Period& period = request.period;
    std::vector<ReportCheck> of_lists;
    for (const ReportTableDef& table : def.tables) {
        if (table.of_figures())
            report.tables.push_back(figures_table(days, {world.as_of(), period}, table, units));
        else if (table.kind == ReportTableDef::Kind::List)
            report.tables.push_back(list_table(world, period, table,
                                               table_members(world, period, table, units),
                                               request.masked, of_lists, progress));
    }
    report.checks = run_checks(def, {&report}, {}, false);
    std::move(of_lists.begin(), of_lists.end(), std::back_inserter(report.checks));
    check_between(report, world, def, units);
    if (!def.lists.empty())
        report.list = name_list(world, period, def, report.tables, request.masked);
    else
        report.list = list_of_lists(report);
    add_scope_lists(report, world, period, units_asked(world, period, def), units, progress);
    leave_out_empty(report);
    for (ReportTable& table : report.tables)
        widen_to_lines(table);
    return report;
}

std::string office_of(const std::optional<Jurisdiction>& jurisdiction)
{
    return jurisdiction ? jurisdiction->name + "两新工委" : std::string();
}

Result<> check_period(const ReportDef& def, const Period& period)
{
    if (period.kind == def.period)
        return {};
    // What a shorter period lies in, or the last one of a longer.
    const Period right = Period::containing(def.period, period.last);
    const char* kinds[] = {"月", "季度", "半年", "年度"};
    return fail(ErrorKind::Usage, "报表“" + def.name + "”按" +
                                      kinds[static_cast<std::size_t>(def.period)] +
                                      "编制，期间应写 " + right.code() + "（" + right.chinese() +
                                      "），不能用 " + period.code() + "。");
}

Result<Report> make_report(Database& database, const DefinitionsPtr& definitions,
                           const ReportDef& def, const ReportRequest& request, Progress& progress)
{
    LX_ASSIGN(auto made, make_reports(database, definitions, {&def}, request, progress));
    return std::move(made.front());
}

Result<std::vector<Report>> make_reports(Database& database, const DefinitionsPtr& definitions,
                                         const std::vector<const ReportDef*>& defs,
                                         const ReportRequest& request, Progress& progress)
{
    LX_ASSIGN(const CountyWanted wanted, wanted_for(database, definitions, defs, request));
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    ReportRequest filled = request;
    if (filled.office.empty())
        filled.office = office_of(county->jurisdiction);
    std::vector<Report> reports;
    for (const ReportDef* def : defs) {
        if (defs.size() > 1)
            progress.report(def->name, std::ssize(reports), std::ssize(defs));
        if (def->tables.front().of_policies()) {
            LX_ASSIGN(auto made, report_of_policies(database, *county, *def, filled,
                                                    empty_report(*def, filled), progress));
            reports.push_back(std::move(made));
        } else {
            Report report =
                report_from_world(*county->world, *def, filled, progress, county->units);
            LX_TRY(fill_free_texts(database, definitions->facts(), *def, report));
            reports.push_back(std::move(report));
        }
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    }
    return reports;
}

} // namespace lx
