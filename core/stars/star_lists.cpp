#include "core/stars/star_lists.h"

#include <algorithm>

namespace lx {

namespace {

ReportCell money(std::int64_t fen)
{
    ReportCell cell;
    cell.number = fen;
    cell.blank = false;
    return cell;
}

ReportCell score(Points points)
{
    ReportCell cell;
    cell.real = static_cast<double>(points) / kPoint;
    cell.blank = false;
    return cell;
}

/// A line that names what stands below it.
void add_section(ReportTable& table, const std::string& name)
{
    ReportRow& row = table.rows.emplace_back();
    row.style = RowStyle::Section;
    row.cells.resize(table.columns.size());
    row.cells.front() = ReportCell::of_text(name);
}

Report begin(const std::string& title, Date day)
{
    Report report;
    report.name = title;
    report.as_of = day;
    report.of_a_day = true;
    ReportTable& table = report.tables.emplace_back();
    table.name = title;
    table.title = title;
    table.columns.push_back(column("序号", 6, ColumnFormat::Count));
    table.columns.back().ordinal = true;
    return report;
}

/// 应发, 已发 and 本次发放, in 分.
struct Sums
{
    std::int64_t owed = 0;
    std::int64_t paid = 0;
    std::int64_t now = 0;
    void add(const Sums& other)
    {
        owed += other.owed;
        paid += other.paid;
        now += other.now;
    }
};

} // namespace

Report star_publishing_list(const StarProposal& proposal, const std::string& office)
{
    const StarRound& round = proposal.round();
    Report report =
        begin(std::to_string(round.year) + "年度党组织星级评定公示名单", proposal.world().as_of());
    ReportTable& table = report.tables.front();
    table.columns.push_back(column("党组织", 40));
    table.columns.push_back(column("得分", 9, ColumnFormat::Decimal));
    table.columns.push_back(column("原星级", 10));
    table.columns.push_back(column("拟定星级", 12));
    table.columns.push_back(column("备注", 24));
    std::string steps;
    for (const auto& [step, day] : round.steps)
        steps +=
            (steps.empty() ? "" : "，") + std::string(star_step_title(step)) + " " + day.chinese();
    table.lines.push_back("评定方案：" + proposal.scheme().name +
                          (steps.empty() ? "" : "；" + steps));
    std::int64_t number = 0;
    std::optional<std::int32_t> manager;
    for (const StarProposal::Org& org : proposal.orgs()) {
        if (manager != org.manager)
            add_section(table, proposal.manager_name(org.manager));
        manager = org.manager;
        std::string note;
        for (const std::size_t v : org.vetoes)
            note += (note.empty() ? "" : "、") + proposal.scheme().veto[v].title;
        ReportRow& row = table.rows.emplace_back();
        row.cells = {ReportCell::of_count(++number),
                     ReportCell::of_text(proposal.org_name(org.row)),
                     score(org.points),
                     ReportCell::of_text(org.previous ? star_title(org.previous) : ""),
                     ReportCell::of_text(star_title(org.star)),
                     ReportCell::of_text(note)};
        for (ReportCell& cell : row.cells) {
            cell.ledger = "org";
            cell.row = org.id;
        }
    }
    report.office = office;
    table.note =
        "对公示名单有异议的，请在公示期内向" + (office.empty() ? "评定单位" : office) + "反映。";
    return report;
}

Report honour_list(const StarProposal& proposal, const StarScheme::Honour& honour,
                   const std::vector<std::size_t>& orgs, const std::string& level,
                   const std::string& office)
{
    const std::vector<HonourCheck> checks = honour_checks(proposal, honour);
    const bool proposed =
        std::ranges::all_of(orgs, [&](std::size_t at) { return checks[at].proposed(); });
    Report report = begin(std::to_string(proposal.round().year) + "年度" + level + "级" +
                              honour.name + (proposed ? "推荐名单" : "条件对照表"),
                          proposal.world().as_of());
    ReportTable& table = report.tables.front();
    table.columns.push_back(column("党组织", 36));
    table.columns.push_back(column("上级党组织", 24));
    table.columns.push_back(column("星级", 9));
    table.columns.push_back(column("得分", 8, ColumnFormat::Decimal));
    for (const StarScheme::Honour::Good& good : honour.goods)
        table.columns.push_back(column(good.group, 9, ColumnFormat::Decimal));
    if (!proposed)
        table.columns.push_back(column("还差什么", 36));
    table.columns.push_back(column("已有荣誉", 18));
    table.lines.push_back("评定方案：" + proposal.scheme().name + "；条件：" +
                          honour_terms(honour));
    std::int64_t number = 0;
    for (const std::size_t at : orgs) {
        const StarProposal::Org& org = proposal.orgs()[at];
        ReportRow& row = table.rows.emplace_back();
        row.cells = {ReportCell::of_count(++number),
                     ReportCell::of_text(proposal.org_name(org.row)),
                     ReportCell::of_text(proposal.manager_name(org.manager)),
                     ReportCell::of_text(star_title(org.star)), score(org.points)};
        for (const HonourCheck::Good& good : checks[at].goods)
            row.cells.push_back(score(good.points));
        if (!proposed) {
            std::string lacking;
            for (const std::string& gap : honour_gaps(honour, checks[at]))
                lacking += (lacking.empty() ? "" : "、") + gap;
            row.cells.push_back(ReportCell::of_text(lacking));
        }
        row.cells.push_back(ReportCell::of_text(honours_text(checks[at].given)));
        for (ReportCell& cell : row.cells) {
            cell.ledger = "org";
            cell.row = org.id;
        }
    }
    report.office = office;
    return report;
}

Report allowance_receipts(const AllowanceList& list)
{
    Report report =
        begin(std::to_string(list.year()) + "年党组织书记津贴发放签领表", list.world().as_of());
    ReportTable& table = report.tables.front();
    table.columns.push_back(column("党组织", 36));
    table.columns.push_back(column("书记", 10));
    table.columns.push_back(
        column(list.table().by == AllowanceTable::By::Star ? "星级" : "等次", 8));
    table.columns.push_back(column("任职月份", 14));
    for (const char* title : {"应发（元）", "已发（元）", "本次发放（元）"})
        table.columns.push_back(column(title, 12, ColumnFormat::Money));
    table.columns.push_back(column("签领", 14));
    table.lines.push_back("发放标准：" + list.table().name);
    std::int64_t number = 0;
    Sums sums;
    std::optional<std::int32_t> township;
    for (const AllowanceList::Org& org : list.orgs()) {
        if (org.secretaries.empty())
            continue;
        if (township != org.township)
            add_section(table, org.township < 0 ? "属地不详" : list.township_name(org));
        township = org.township;
        std::int64_t left = org.paid;
        for (const std::size_t i : org.secretaries) {
            const AllowanceList::Row& of = list.rows()[i];
            const std::int64_t paid =
                i == org.secretaries.back() ? left : std::min(left, of.total());
            left -= paid;
            const Sums sum{of.total(), paid, std::max<std::int64_t>(0, of.total() - paid)};
            sums.add(sum);
            table.rows.emplace_back().cells = {
                ReportCell::of_count(++number),
                ReportCell::of_text(list.org_text(org, "name")),
                ReportCell::of_text(of.name),
                ReportCell::of_text(list.degree_title(org)),
                ReportCell::of_text(AllowanceList::months_text(of.months)),
                money(sum.owed),
                money(sum.paid),
                money(sum.now),
                ReportCell::of_text("")};
        }
    }
    ReportRow& total = table.rows.emplace_back();
    total.style = RowStyle::Total;
    total.cells.resize(table.columns.size());
    total.cells[1] = ReportCell::of_text("合计");
    total.cells[5] = money(sums.owed);
    total.cells[6] = money(sums.paid);
    total.cells[7] = money(sums.now);
    return report;
}

} // namespace lx
