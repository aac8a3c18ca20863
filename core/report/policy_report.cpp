#include "core/report/policy_report.h"

#include "core/report/findings_table.h"
#include "core/report/targets_table.h"
#include "core/rules/duties.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_nearest.h"

namespace lx {

namespace {

using Kind = ReportTableDef::Kind;

/// What a report of policies is about: findings (and rules), or targets (and gaps).
bool of_targets(const ReportDef& def)
{
    return def.has(Kind::Targets) || def.has(Kind::Gaps);
}

/// A pack's rules, on a snapshot that also tells the organization answerable for each row; or its
/// targets alone, on one that also tells the areas and how near each row is.
Result<Evaluation> evaluate_for(Database& database, const ReportDef& def,
                                const std::shared_ptr<const PolicyPack>& pack, Date as_of,
                                std::int64_t jurisdiction, Progress& progress)
{
    Needs needs = pack->needs();
    needs.merge(def.needs);
    EvaluateOptions options;
    options.progress = &progress;
    options.todo = false;
    if (of_targets(def)) {
        needs.merge(target_needs(*pack));
        needs.merge(nearest_needs(*pack));
        for (const Target& target : pack->targets())
            options.rules.push_back(target.id);
    } else {
        needs.merge(duty_needs(*pack));
    }
    LX_ASSIGN(const auto world, load_world(database, pack->definitions(), needs,
                                           {as_of, pack->scope(), jurisdiction}, progress));
    return evaluate(pack, world, options);
}

/// The lists of a pack hold as many rows as its rules have open findings: in all, and by rule.
void check_findings(const Evaluation& evaluation, ListedFindings& listed,
                    std::vector<ReportCheck>& checks)
{
    std::int64_t all = 0;
    for (const auto& [rule, rows] : listed)
        all += rows;
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

} // namespace

Result<Report> report_of_policies(Database& database, const Catalog& catalog, const ReportDef& def,
                                  const ReportRequest& request, std::int64_t jurisdiction,
                                  Report report, Progress& progress)
{
    const bool targets = of_targets(def);
    SubjectList list(targets ? target_list_headings() : finding_list_headings());
    for (const auto& pack : request.packs) {
        if (targets && pack->targets().empty())
            continue;
        LX_ASSIGN(const Evaluation evaluation,
                  evaluate_for(database, def, pack, request.as_of, jurisdiction, progress));
        const std::string prefix = request.packs.size() > 1 ? pack->id() + " " : "";
        for (const ReportTableDef& table : def.tables) {
            if (table.kind == Kind::Rules) {
                report.tables.push_back(rules_table(evaluation, table, prefix));
            } else if (table.kind == Kind::Targets) {
                report.tables.push_back(targets_table(evaluation, table, prefix));
            } else if (table.kind == Kind::Gaps) {
                LX_ASSIGN(ReportTable gaps, gaps_table(database, catalog, evaluation, table, prefix,
                                                       report.checks, progress));
                if (!gaps.rows.empty())
                    report.tables.push_back(std::move(gaps));
            } else {
                ListedFindings listed;
                LX_ASSIGN(auto made, findings_tables(database, catalog, evaluation, table, prefix,
                                                     listed, progress));
                check_findings(evaluation, listed, report.checks);
                std::move(made.begin(), made.end(), std::back_inserter(report.tables));
            }
        }
        if (targets)
            list_target_rows(evaluation, prefix, list);
        else
            list_finding_rows(evaluation, prefix, list);
    }
    if (targets && report.tables.empty())
        return fail(ErrorKind::Usage, "所选政策没有可计算的目标。请另选政策后重试。");
    for (const ReportTable& table : report.tables)
        list.take(table);
    LX_TRY(list.name(database, catalog, progress));
    report.list = std::move(list).table(report.name);
    return report;
}

} // namespace lx
