#include "core/report/policy_report.h"

#include <algorithm>

#include "core/report/finding_counts.h"
#include "core/report/findings_table.h"
#include "core/report/scope_lists.h"
#include "core/report/targets_table.h"

namespace lx {

namespace {

using Kind = ReportTableDef::Kind;

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

/// Targets of organizations, people, money are the same by every scope.
void tell_unscoped(const Evaluation& evaluation, ReportTable& table)
{
    if (evaluation.units().whole())
        return;
    const auto& targets = evaluation.targets();
    if (std::all_of(targets.begin(), targets.end(),
                    [](const TargetResult& result) { return follows_scope(*result.target); }))
        return;
    table.note +=
        (table.note.empty() ? "注：" : "") + std::string("不是按单位计算的目标不随统计口径。");
}

} // namespace

CountyWanted::Of evaluated_for(const ReportDef& def)
{
    return def.has(Kind::Targets) || def.has(Kind::Gaps) ? CountyWanted::Of::Targets
                                                         : CountyWanted::Of::Rules;
}

Result<Report> report_of_policies(Database& database, const County& county, const ReportDef& def,
                                  const ReportRequest& request, Report report, Progress& progress)
{
    const bool targets = evaluated_for(def) == CountyWanted::Of::Targets;
    SubjectList list(targets ? target_list_headings() : finding_list_headings());
    const bool any_target =
        std::any_of(county.packs.begin(), county.packs.end(),
                    [](const PackResult& said) { return !said.evaluation->targets().empty(); });
    for (const PackResult& said : county.packs) {
        const Evaluation& evaluation = *said.evaluation;
        // Looked at for its rules too it stands here without targets.
        if (targets && evaluation.targets().empty() && any_target)
            continue;
        const std::string prefix = request.policies.size() > 1 ? said.pack->id() + " " : "";
        for (const ReportTableDef& table : def.tables) {
            if (table.kind == Kind::Rules) {
                report.tables.push_back(rules_table(evaluation, table, prefix));
            } else if (table.kind == Kind::FindingCounts) {
                report.tables.push_back(finding_counts_table({&evaluation}, table, prefix));
            } else if (table.kind == Kind::Targets) {
                report.tables.push_back(targets_table(evaluation, table, prefix));
                tell_unscoped(evaluation, report.tables.back());
            } else if (table.kind == Kind::Gaps) {
                LX_ASSIGN(ReportTable gaps, gaps_table(database, county.catalog(), evaluation,
                                                       table, prefix, report.checks, progress));
                if (!gaps.rows.empty())
                    report.tables.push_back(std::move(gaps));
            } else {
                ListedFindings listed;
                LX_ASSIGN(auto made, findings_tables(database, county, evaluation, table, prefix,
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
    LX_TRY(list.name(database, county.catalog(), progress));
    report.list = std::move(list).table(report.name);
    if (!targets && !county.units.whole())
        report.scope = "问题清单按各条规则自己的范围列，不随统计口径";
    if (targets)
        add_scope_lists(report, *county.world, request.period,
                        *county.world->fact("unit", "counts").tri, county.units, progress);
    return report;
}

} // namespace lx
