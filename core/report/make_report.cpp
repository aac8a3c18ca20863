#include "core/report/make_report.h"

#include <algorithm>
#include <map>

#include "core/facts/placement.h"
#include "core/facts/snapshot.h"
#include "core/report/area_rows.h"
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

/// A figure taken apart by the areas directly below the jurisdiction.
struct ByArea
{
    std::int64_t whole = 0;
    std::map<std::int32_t, std::int64_t> parts; ///< by row of `area`; -1 = none, or outside
    bool apart = true;                          ///< its rows stand in areas
};

/// Adds up rows of a ledger by the area each stands in.
class AreaSums
{
public:
    AreaSums(const World& world, const std::string& ledger)
        : m_rows(world.snapshot().table(ledger)), m_places(world, ledger), m_tops(top_areas(world))
    {
        m_sums.apart = m_places.has_area();
    }
    void add(std::int32_t row, std::int64_t amount)
    {
        m_sums.whole += amount;
        if (!m_sums.apart)
            return;
        const std::int32_t area = m_places.area(row);
        m_sums.parts[area < 0 ? -1 : m_tops[static_cast<std::size_t>(area)]] += amount;
    }
    void add_id(std::int64_t id, std::int64_t amount) { add(m_rows.row_of(id), amount); }
    [[nodiscard]] ByArea take() { return std::move(m_sums); }

private:
    const ColumnTable& m_rows;
    Placement m_places;
    std::vector<std::int32_t> m_tops;
    ByArea m_sums;
};

/// The population, or those of it without a Party organization.
ByArea population(const World& world, bool uncovered)
{
    const auto& counts = *world.fact("unit", "counts").tri;
    const auto* covered = uncovered ? world.fact("unit", "org_covered").tri : nullptr;
    AreaSums sums(world, "unit");
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] == Tri::True && (!uncovered || (*covered)[i] == Tri::False))
            sums.add(static_cast<std::int32_t>(i), 1);
    return sums.take();
}

/// The figure of a check between tables; -1 where there is none such.
ByArea figure(const Report& report, const World& world, const TableFigure& wanted)
{
    if (wanted.table.empty() && (wanted.column == "population" || wanted.column == "uncovered"))
        return population(world, wanted.column == "uncovered");
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

void check_between(Report& report, const World& world, const ReportDef& def)
{
    if (def.between.empty())
        return;
    const std::vector<std::string> names = area_names(world);
    const std::int32_t root = world.jurisdiction();
    const auto place = [&](std::int32_t area) {
        if (area < 0)
            return std::string(no_area_name);
        return names[static_cast<std::size_t>(area)] + (area == root ? "本级" : "");
    };
    for (const BetweenCheckDef& check : def.between) {
        const auto side = [&](const std::vector<TableFigure>& figures) {
            ByArea sum;
            for (const TableFigure& wanted : figures) {
                const ByArea one = figure(report, world, wanted);
                sum.whole += one.whole;
                sum.apart = sum.apart && one.apart;
                for (const auto& [area, number] : one.parts)
                    sum.parts[area] += number;
            }
            return sum;
        };
        ByArea left = side(check.left);
        ByArea right = side(check.right);
        const auto add = [&](const std::string& where, std::int64_t a, std::int64_t b) {
            report.checks.push_back({check.title, where, std::to_string(a), std::to_string(b),
                                     check.op == "=" ? a == b : a <= b});
        };
        add("", left.whole, right.whole);
        if (!left.apart || !right.apart)
            continue;
        for (const auto& [area, number] : right.parts)
            left.parts.try_emplace(area, 0);
        for (const auto& [area, number] : left.parts)
            add(place(area), number, right.parts[area]);
    }
}

bool has_tables(const ReportDef& def, ReportTableDef::Kind kind)
{
    return std::any_of(def.tables.begin(), def.tables.end(),
                       [kind](const ReportTableDef& table) { return table.kind == kind; });
}

/// A pack's rules, on a snapshot that also tells the organization answerable for each row.
Result<Evaluation> evaluate_rules(Database& database, const std::shared_ptr<const PolicyPack>& pack,
                                  Date as_of, std::int64_t jurisdiction, Progress& progress)
{
    Needs needs = pack->needs();
    needs.merge(duty_needs(*pack));
    LX_ASSIGN(const auto world, load_world(database, pack->definitions(), needs,
                                           {as_of, pack->scope(), jurisdiction}, progress));
    EvaluateOptions options;
    options.progress = &progress;
    options.todo = false;
    return evaluate(pack, world, options);
}

/// A pack's targets alone, on a snapshot that also tells the areas and how near each row is.
Result<Evaluation> evaluate_targets(Database& database,
                                    const std::shared_ptr<const PolicyPack>& pack, Date as_of,
                                    std::int64_t jurisdiction, Progress& progress)
{
    Needs needs = pack->needs();
    needs.merge(target_needs(*pack));
    needs.merge(nearest_needs(*pack));
    LX_ASSIGN(const auto world, load_world(database, pack->definitions(), needs,
                                           {as_of, pack->scope(), jurisdiction}, progress));
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
    return std::move(list).table(report.name);
}

/// The lists of a pack hold as many rows as its rules have open findings: in all, and by rule.
void check_findings(const Evaluation& evaluation, const std::vector<ReportTable>& tables,
                    std::vector<ReportCheck>& checks)
{
    std::map<std::string, std::int64_t> listed;
    std::int64_t all = 0;
    for (std::size_t t = 1; t < tables.size(); ++t) { // the first is the summary
        const auto& columns = tables[t].columns;
        const auto rule = static_cast<std::size_t>(
            std::find_if(columns.begin(), columns.end(),
                         [](const ReportColumn& column) { return column.key == "规则"; }) -
            columns.begin());
        for (const ReportRow& row : tables[t].rows)
            ++listed[row.cells[rule].text];
        all += static_cast<std::int64_t>(tables[t].rows.size());
    }
    const std::string title =
        evaluation.pack().name() + "：清单行数等于未落实、未到期、待补数据之和";
    const auto add = [&](const std::string& place, std::int64_t rows, const StateCounts& counts) {
        const std::int64_t open = counts.unmet + counts.pending + counts.unknown;
        checks.push_back({title, place, std::to_string(rows), std::to_string(open), rows == open});
    };
    add("", all, evaluation.counts());
    for (const Rule* rule : evaluation.rules())
        add(rule->id, listed[rule->id], evaluation.counts(*rule));
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
                  evaluate_targets(database, pack, request.as_of, jurisdiction, progress));
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

Result<Report> make_report(Database& database, const DefinitionsPtr& definitions,
                           const ReportDef& def, const ReportRequest& request, Progress& progress)
{
    const Catalog& catalog = definitions->catalog();
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
                      evaluate_rules(database, pack, request.as_of,
                                     jurisdiction ? jurisdiction->area : 0, progress));
            const std::string prefix = request.packs.size() > 1 ? pack->id() + " " : "";
            LX_ASSIGN(auto tables,
                      findings_tables(database, catalog, evaluation, prefix, progress));
            check_findings(evaluation, tables, report.checks);
            std::move(tables.begin(), tables.end(), std::back_inserter(report.tables));
            list_finding_rows(evaluation, prefix, list);
        }
        LX_ASSIGN(report.list, list_of(report, std::move(list), database, catalog, progress));
        return report;
    }
    LX_ASSIGN(auto snapshot, Snapshot::load(database, definitions, def.needs, progress));
    const World world(snapshot, {request.as_of, {}, jurisdiction ? jurisdiction->area : 0});
    Report report = report_from_world(world, def, filled, progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    return report;
}

} // namespace lx
