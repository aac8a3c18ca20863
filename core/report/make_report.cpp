#include "core/report/make_report.h"

#include <algorithm>

#include "core/facts/snapshot.h"
#include "core/report/figures_table.h"
#include "core/report/findings_table.h"
#include "core/report/list_table.h"
#include "core/report/subject_list.h"
#include "core/report/targets_table.h"
#include "core/rules/duties.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_nearest.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

std::int64_t population(const World& world)
{
    const auto& counts = *world.fact("unit", "counts").tri;
    return std::count(counts.begin(), counts.end(), Tri::True);
}

/// Units of the population without a Party organization.
std::int64_t uncovered(const World& world)
{
    const auto& counts = *world.fact("unit", "counts").tri;
    const auto& covered = *world.fact("unit", "org_covered").tri;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        count += counts[i] == Tri::True && covered[i] == Tri::False ? 1 : 0;
    return count;
}

/// The figure of a check between tables; -1 where there is none such.
std::int64_t figure(const Report& report, const World& world, const TableFigure& wanted)
{
    if (wanted.table.empty() && wanted.column == "population")
        return population(world);
    if (wanted.table.empty() && wanted.column == "uncovered")
        return uncovered(world);
    for (const ReportTable& table : report.tables) {
        if (table.name != wanted.table)
            continue;
        if (wanted.column == "rows")
            return static_cast<std::int64_t>(table.rows.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].key == wanted.column && !table.rows.empty())
                return table.rows.back().cells[c].number;
        }
    }
    return -1;
}

void check_between(Report& report, const World& world, const ReportDef& def)
{
    for (const BetweenCheckDef& check : def.between) {
        const auto sum = [&](const std::vector<TableFigure>& figures) {
            std::int64_t total = 0;
            for (const TableFigure& wanted : figures)
                total += figure(report, world, wanted);
            return total;
        };
        const std::int64_t left = sum(check.left);
        const std::int64_t right = sum(check.right);
        report.checks.push_back({check.title, "", std::to_string(left), std::to_string(right),
                                 check.op == "=" ? left == right : left <= right});
    }
}

bool has_tables(const ReportDef& def, ReportTableDef::Kind kind)
{
    return std::any_of(def.tables.begin(), def.tables.end(),
                       [kind](const ReportTableDef& table) { return table.kind == kind; });
}

/// A pack's rules, on a snapshot that also tells the organization answerable for each row.
Result<Evaluation> evaluate_rules(Database& database, const Catalog& catalog,
                                  const std::shared_ptr<const PolicyPack>& pack, Date as_of,
                                  std::int64_t jurisdiction, Progress& progress)
{
    Needs needs = pack->needs();
    needs.merge(duty_needs(*pack));
    LX_ASSIGN(const auto world, load_world(database, catalog, needs,
                                           {as_of, pack->scope(), jurisdiction}, {}, progress));
    EvaluateOptions options;
    options.progress = &progress;
    options.todo = false;
    return evaluate(pack, world, options);
}

/// A pack's targets alone, on a snapshot that also tells the areas and how near each row is.
Result<Evaluation> evaluate_targets(Database& database, const Catalog& catalog,
                                    const std::shared_ptr<const PolicyPack>& pack, Date as_of,
                                    std::int64_t jurisdiction, Progress& progress)
{
    Needs needs = pack->needs();
    needs.merge(target_needs(*pack));
    needs.merge(nearest_needs(*pack));
    LX_ASSIGN(const auto world, load_world(database, catalog, needs,
                                           {as_of, pack->scope(), jurisdiction}, {}, progress));
    EvaluateOptions options;
    options.progress = &progress;
    options.todo = false;
    for (const Target& target : pack->targets())
        options.rules.push_back(target.id);
    return evaluate(pack, world, options);
}

/// The name list of a report on findings or targets, once its rows are counted.
Result<ReportTable> list_of(const Report& report, SubjectList list, Database& database,
                            const Catalog& catalog, Progress& progress)
{
    for (const ReportTable& table : report.tables)
        list.take(table);
    LX_TRY(list.name(database, catalog, progress));
    return list.table(report.name);
}

Result<Report> targets_report(Database& database, const Catalog& catalog,
                              const ReportRequest& request, std::int64_t jurisdiction,
                              Report report, Progress& progress)
{
    SubjectList list(target_list_headings());
    for (const auto& pack : request.packs) {
        if (pack->targets().empty())
            continue;
        LX_ASSIGN(const Evaluation evaluation,
                  evaluate_targets(database, catalog, pack, request.as_of, jurisdiction, progress));
        const std::string prefix = request.packs.size() > 1 ? pack->id() + " " : "";
        LX_ASSIGN(auto tables,
                  targets_tables(database, catalog, evaluation, prefix, report.checks, progress));
        std::move(tables.begin(), tables.end(), std::back_inserter(report.tables));
        list_target_rows(evaluation, prefix, list);
    }
    if (report.tables.empty())
        return fail(ErrorKind::Usage, "所选政策没有可计算的目标。请另选政策后重试。");
    LX_ASSIGN(report.list, list_of(report, std::move(list), database, catalog, progress));
    return report;
}

/// The name list of a report made of lists: what they say of each row stands in themselves.
ReportTable list_of_lists(const Report& report)
{
    SubjectList list;
    for (const ReportTable& table : report.tables)
        list.take(table);
    return list.table(report.name);
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
                         Progress& progress)
{
    Report report = empty_report(def, request);
    for (const ReportTableDef& table : def.tables) {
        if (table.kind == ReportTableDef::Kind::Figures)
            report.tables.push_back(figures_table(world, table, report.checks));
        else if (table.kind == ReportTableDef::Kind::List)
            report.tables.push_back(list_table(world, table, progress));
    }
    check_between(report, world, def);
    if (!def.list_ledger.empty())
        report.list = name_list(world, def, report.tables);
    else
        report.list = list_of_lists(report);
    return report;
}

Result<Report> make_report(Database& database, const Catalog& catalog, const ReportDef& def,
                           const ReportRequest& request, Progress& progress)
{
    if (request.period.kind != def.period)
        return fail(ErrorKind::Usage, "报表“" + def.name + "”的期间不对：" +
                                          request.period.chinese() +
                                          "。季度表写 2025Q3，半年表写 2025H1，年度表写 2025。");
    ReportRequest filled = request;
    SettingsStore settings(database);
    LX_ASSIGN(const auto jurisdiction, settings.jurisdiction());
    if (filled.office.empty() && jurisdiction)
        filled.office = jurisdiction->name + "两新工委";
    if (has_tables(def, ReportTableDef::Kind::Targets))
        return targets_report(database, catalog, filled, jurisdiction ? jurisdiction->area : 0,
                              empty_report(def, filled), progress);
    if (has_tables(def, ReportTableDef::Kind::Findings)) {
        Report report = empty_report(def, filled);
        SubjectList list(finding_list_headings());
        for (const auto& pack : request.packs) {
            LX_ASSIGN(const Evaluation evaluation,
                      evaluate_rules(database, catalog, pack, request.as_of,
                                     jurisdiction ? jurisdiction->area : 0, progress));
            const std::string prefix = request.packs.size() > 1 ? pack->id() + " " : "";
            LX_ASSIGN(auto tables,
                      findings_tables(database, catalog, evaluation, prefix, progress));
            const StateCounts counts = evaluation.counts();
            std::int64_t listed = 0;
            for (const ReportTable& table : tables)
                listed +=
                    &table == &tables.front() ? 0 : static_cast<std::int64_t>(table.rows.size());
            const std::int64_t open = counts.unmet + counts.pending + counts.unknown;
            report.checks.push_back({pack->name() + "：清单行数等于未落实、未到期、待补数据之和",
                                     "", std::to_string(listed), std::to_string(open),
                                     listed == open});
            std::move(tables.begin(), tables.end(), std::back_inserter(report.tables));
            list_finding_rows(evaluation, prefix, list);
        }
        LX_ASSIGN(report.list, list_of(report, std::move(list), database, catalog, progress));
        return report;
    }
    LX_ASSIGN(auto snapshot, Snapshot::load(database, catalog, def.needs, {}, progress));
    const World world(snapshot, FactRegistry::builtin(),
                      {request.as_of, {}, jurisdiction ? jurisdiction->area : 0});
    Report report = report_from_world(world, def, filled, progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    return report;
}

} // namespace lx
