#include "core/report/campaign_report.h"

#include "core/report/make_report.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

ReportCell day_cell(const std::optional<Date>& day)
{
    return ReportCell::of_text(day ? day->iso() : std::string());
}

ReportTable milestones_of(const CampaignProgress& campaign)
{
    ReportTable table;
    table.name = "里程碑";
    table.title = campaign.name + "总结（里程碑）";
    table.columns = {column("序号", 6, ColumnFormat::Count),
                     column("任务", 44),
                     column("责任单位", 26),
                     column("截止日期", 12, ColumnFormat::Date),
                     column("完成日期", 12, ColumnFormat::Date),
                     column("状态", 12)};
    table.columns.front().ordinal = true;
    table.lines = {"行动时间：" + campaign.start.chinese() + "至" + campaign.end.chinese() +
                   "；里程碑 " + std::to_string(campaign.milestones.size()) + " 项，完成 " +
                   std::to_string(campaign.done) + " 项，逾期 " + std::to_string(campaign.overdue) +
                   " 项。"};
    for (const Milestone& milestone : campaign.milestones) {
        ReportRow row;
        row.cells = {ReportCell::of_count(std::ssize(table.rows) + 1),
                     ReportCell::of_text(milestone.task),
                     ReportCell::of_text(milestone.responsible),
                     day_cell(milestone.due),
                     day_cell(milestone.done),
                     ReportCell::of_text(std::string(milestone_state_title(milestone.state)))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable targets_of(const CampaignProgress& campaign, const County& county)
{
    ReportTable table;
    table.name = "目标";
    table.title = campaign.name + "总结（期内到期的目标）";
    table.columns = {column("目标任务", 34),
                     column("属地", 18),
                     column("应达数", 10, ColumnFormat::Count),
                     column("已达数", 10, ColumnFormat::Count),
                     column("完成率", 10, ColumnFormat::Percent),
                     column("差额", 10, ColumnFormat::Count),
                     column("完成期限", 12, ColumnFormat::Date),
                     column("状态", 12)};
    each_campaign_target(campaign, county, [&](const TargetResult& result) {
        ReportRow row;
        const bool share = result.denominator.value_or(0) > 0;
        row.cells = {
            ReportCell::of_text(result.target->title),
            ReportCell::of_text(
                county.area_name(county.world->snapshot().table("area").row_of(result.area))),
            result.denominator ? ReportCell::of_count(*result.denominator) : ReportCell{},
            ReportCell::of_count(result.numerator),
            share ? ReportCell::of_share(rounded_share(result.numerator, *result.denominator))
                  : ReportCell{},
            ReportCell::of_count(missing_to_target(result)),
            day_cell(result.deadline),
            ReportCell::of_text(std::string(state_title(result.state)))};
        table.rows.push_back(std::move(row));
    });
    return table;
}

} // namespace

Report campaign_report(const CampaignProgress& campaign, const County& county, Date made)
{
    Report report;
    report.name = campaign.name + "总结";
    report.office = office_of(county.jurisdiction);
    report.period = Period::containing(PeriodKind::Quarter, campaign.end).chinese();
    report.as_of = county.as_of;
    report.made = made;
    report.unit = "单位：项、个、%";
    if (!county.units.whole())
        report.scope = "统计口径：" + county.units.name();
    report.tables.push_back(milestones_of(campaign));
    if (ReportTable targets = targets_of(campaign, county); !targets.rows.empty())
        report.tables.push_back(std::move(targets));
    return report;
}

} // namespace lx
