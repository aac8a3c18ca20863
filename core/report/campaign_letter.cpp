#include "core/report/campaign_letter.h"

#include <algorithm>
#include <functional>

#include "core/report/campaign_report.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

constexpr std::size_t named_areas = 3; ///< at the head and at the foot of a ranking

std::string count(std::int64_t number)
{
    return std::to_string(number);
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : "、") + name;
    return text;
}

std::string rate(const CoverageFigures& figures)
{
    return rate_text(figures.org_covered, figures.population);
}

/// "提高 3.2 个百分点", "下降 0.4 个百分点", "持平": of the rates as they are shown.
std::string change(const CoverageFigures& from, const CoverageFigures& to)
{
    if (from.population == 0 || to.population == 0)
        return "无法比较";
    const auto tenths = [](const CoverageFigures& figures) { // rounded half up, as rate_text
        return (figures.org_covered * 2000 + figures.population) / (figures.population * 2);
    };
    const std::int64_t more = tenths(to) - tenths(from);
    if (more == 0)
        return "持平";
    const std::int64_t size = more < 0 ? -more : more;
    return (more > 0 ? "提高 " : "下降 ") + count(size / 10) + "." + count(size % 10) + " 个百分点";
}

class LetterText
{
public:
    explicit LetterText(const CampaignLetter& letter) : m_letter(letter) { m_made.letter = true; }

    /// `number`: what stands below the title where the office has no word for a number.
    void begin(const std::string& title, const std::string& to,
               const std::string& number = "〔　　　　〕　　号")
    {
        m_made.title = to;
        say(SheetStyle::LetterTitle, title);
        const auto word = m_letter.head.words.find(campaign_letters);
        say(SheetStyle::LetterNumber,
            word == m_letter.head.words.end() || word->second.empty()
                ? number
                : document_number(word->second, m_letter.day.year(), m_letter.number));
        say(SheetStyle::LetterTo, to + "：");
    }
    void body(std::string text) { say(SheetStyle::LetterBody, std::move(text)); }
    void table(SheetTable table) { m_made.blocks.emplace_back(std::move(table)); }
    SheetDoc end()
    {
        say(SheetStyle::LetterSign, m_letter.office);
        say(SheetStyle::LetterSign, m_letter.day.chinese());
        const Letterhead& head = m_letter.head;
        if (!head.contact.empty() || !head.phone.empty())
            say(SheetStyle::LetterContact,
                "（" + (head.contact.empty() ? "" : "联系人：" + head.contact) +
                    (head.contact.empty() || head.phone.empty() ? "" : "　") +
                    (head.phone.empty() ? "" : "联系电话：" + head.phone) + "）");
        if (!head.copies.empty())
            say(SheetStyle::LetterCopies,
                "抄送：" + head.copies + (head.copies.ends_with("。") ? "" : "。"));
        return std::move(m_made);
    }

private:
    void say(SheetStyle style, std::string text)
    {
        m_made.blocks.emplace_back(SheetParagraph{style, std::move(text)});
    }

    const CampaignLetter& m_letter;
    SheetDoc m_made;
};

SheetRow headings(const std::vector<std::pair<const char*, int>>& columns)
{
    SheetRow row;
    for (const auto& [text, width] : columns)
        row.push_back({SheetStyle::LetterHead, text, 1, 1, width});
    return row;
}

SheetTable league_table(const CampaignLeague& league)
{
    SheetTable table;
    table.head.push_back(headings({{"名次", 8},
                                   {"属地", 22},
                                   {"单位数", 11},
                                   {"已覆盖", 11},
                                   {"覆盖率", 12},
                                   {"比上周", 11},
                                   {"比开始", 11},
                                   {"应建未建", 14}}));
    const auto signed_count = [](std::int64_t number) {
        return number > 0 ? "+" + count(number) : count(number);
    };
    const auto add = [&](const LeagueRow& row, const std::string& rank) {
        SheetRow& line = table.rows.emplace_back();
        line.push_back({SheetStyle::LetterFigure, rank});
        line.push_back({SheetStyle::LetterCell, row.name});
        for (const std::string& figure :
             {count(row.now.population), count(row.now.org_covered), rate(row.now),
              signed_count(row.since_week()), signed_count(row.since_start()), count(row.unbuilt)})
            line.push_back({SheetStyle::LetterFigure, figure});
    };
    for (const LeagueRow& row : league.rows)
        add(row, row.rank > 0 ? count(row.rank) : std::string());
    add(league.total, "");
    return table;
}

/// Names of areas of which something holds, at most so many, in the table's order or from its end.
template <class Holds>
std::vector<std::string> areas(const CampaignLeague& league, std::size_t most, bool from_end,
                               const Holds& holds)
{
    std::vector<std::string> names;
    const auto take = [&](const LeagueRow& row) {
        if (names.size() < most && row.rank > 0 && holds(row))
            names.push_back(row.name);
    };
    if (from_end)
        std::for_each(league.rows.rbegin(), league.rows.rend(), take);
    else
        std::for_each(league.rows.begin(), league.rows.end(), take);
    return names;
}

std::string milestones_told(const CampaignProgress& campaign)
{
    if (campaign.milestones.empty())
        return {};
    return "确定的 " + count(std::ssize(campaign.milestones)) + " 项任务已完成 " +
           count(campaign.done) + " 项" +
           (campaign.overdue > 0 ? "，逾期 " + count(campaign.overdue) + " 项" : std::string()) +
           "。";
}

std::string scope_told(const County& county)
{
    return county.units.whole() ? std::string() : "（统计口径：" + county.units.name() + "）";
}

/// "共有单位 200 家，党组织覆盖 150 家，覆盖率 75.0%，比开始时…".
std::string coverage_told(const CampaignLetter& letter)
{
    const LeagueRow& all = letter.league.total;
    const auto& jurisdiction = letter.county.jurisdiction;
    return (jurisdiction ? jurisdiction->name : std::string("全县")) + "共有单位" +
           scope_told(letter.county) + " " + count(all.now.population) + " 家，党组织覆盖 " +
           count(all.now.org_covered) + " 家，覆盖率 " + rate(all.now) + "，比行动开始时" +
           change(all.start, all.now) + "（净增 " + count(all.since_start()) + " 家）";
}

void tell_ranking(const CampaignLeague& league, LetterText& letter)
{
    const auto any = [](const LeagueRow&) { return true; };
    if (league.rows.size() > named_areas)
        letter.body("从覆盖率看，居前的是" + joined(areas(league, named_areas, false, any)) +
                    "，靠后的是" + joined(areas(league, named_areas, true, any)) + "。");
    const auto idle = areas(league, league.rows.size(), false, [](const LeagueRow& row) {
        return row.since_week() <= 0 && row.now.org_covered < row.now.population;
    });
    if (!idle.empty())
        letter.body("本周没有新增覆盖的有" + joined(idle) + "。");
    std::vector<LeagueRow> left = league.rows;
    std::ranges::stable_sort(left, std::greater(), &LeagueRow::unbuilt);
    std::vector<std::string> most;
    for (const LeagueRow& row : left)
        if (row.unbuilt > 0 && most.size() < named_areas)
            most.push_back(row.name + "（" + count(row.unbuilt) + " 家）");
    if (league.total.unbuilt > 0)
        letter.body("应建未建的单位还有 " + count(league.total.unbuilt) + " 家" +
                    (most.empty() ? std::string() : "，较多的是" + joined(most)) + "。");
}

std::string target_told(const TargetResult& result, const County& county)
{
    const bool share = result.denominator.value_or(0) > 0;
    const std::string where =
        county.area_name(county.world->snapshot().table("area").row_of(result.area));
    const std::int64_t missing = missing_to_target(result);
    return where + "“" + result.target->title + "”：" +
           (result.denominator ? "应达范围 " + count(*result.denominator) + "，" : std::string()) +
           "已达 " + count(result.numerator) +
           (share ? "，占 " + rate_text(result.numerator, *result.denominator) : std::string()) +
           (missing == 0 ? "，已经达到" : "，还差 " + count(missing)) +
           (result.unknown > 0 ? "（另有 " + count(result.unknown) + " 个情况不明）"
                               : std::string());
}

void tell_targets(const CampaignLetter& of, LetterText& letter)
{
    int number = 0;
    each_campaign_target(of.campaign, of.county, [&](const TargetResult& result) {
        letter.body(count(++number) + ". " + target_told(result, of.county) + "。");
    });
    if (number == 0)
        letter.body("所选政策没有在行动期内到期的目标。");
}

void tell_work(const CampaignProgress& campaign, LetterText& letter)
{
    for (const Milestone& milestone : campaign.milestones)
        if (milestone.done)
            letter.body(
                milestone.task +
                (milestone.responsible.empty() ? std::string()
                                               : "（" + milestone.responsible + "）") +
                "，" + milestone.done->chinese() +
                (milestone.state == MilestoneState::DoneLate ? "完成，晚于期限。" : "完成。"));
}

void tell_left(const CampaignLetter& of, LetterText& letter)
{
    for (const Milestone& milestone : of.campaign.milestones)
        if (!milestone.done)
            letter.body(milestone.task +
                        (milestone.responsible.empty() ? std::string()
                                                       : "（" + milestone.responsible + "）") +
                        "没有完成" +
                        (milestone.due ? "，期限为" + milestone.due->chinese() : std::string()) +
                        "。");
    std::int64_t all = 0;
    for (const UnbuiltReason& reason : of.league.reasons)
        all += reason.units;
    if (all == 0)
        return;
    std::vector<std::string> reasons;
    for (const UnbuiltReason& reason : of.league.reasons)
        reasons.push_back((reason.reason.empty() ? "没有填写原因" : reason.reason) + " " +
                          count(reason.units) + " 家");
    letter.body("没有党组织覆盖的单位还有 " + count(all) + " 家，其中应建未建 " +
                count(of.league.total.unbuilt) + " 家。原因：" + joined(reasons) + "。");
}

} // namespace

std::optional<int> campaign_letter_number(LetterNumbers& numbers, const Letterhead& head,
                                          const CampaignProgress& campaign, bool summary, Date day,
                                          bool gives)
{
    const auto word = head.words.find(campaign_letters);
    if (word == head.words.end() || word->second.empty())
        return std::nullopt;
    const std::string letter =
        campaign.name + "|" + (summary ? std::string("总结") : "通报|" + day.iso());
    if (const auto found = numbers.find(day.year(), letter))
        return found;
    return gives ? std::optional(numbers.give(day.year(), {letter})) : std::nullopt;
}

SheetDoc campaign_bulletin(const CampaignLetter& of)
{
    const CampaignLeague& league = of.league;
    LetterText letter(of);
    letter.begin("关于" + of.campaign.name + "进展情况的通报",
                 "各乡镇街道党委，各园区、行业综合党委", "第 " + count(league.issue) + " 期");
    letter.body(of.campaign.name + "自" + of.campaign.start.chinese() + "开展以来，截至" +
                league.now.chinese() + "，" + coverage_told(of) + "，比" + league.week.chinese() +
                "净增 " + count(league.total.since_week()) + " 家。" +
                milestones_told(of.campaign));
    letter.table(league_table(league));
    tell_ranking(league, letter);
    for (const Milestone& milestone : of.campaign.milestones)
        if (milestone.state == MilestoneState::Overdue)
            letter.body(
                "“" + milestone.task + "”应于" + milestone.due->chinese() + "前完成，" +
                (milestone.responsible.empty() ? std::string("有关单位") : milestone.responsible) +
                "尚未完成。");
    letter.body("请对照差距，逐家落实组建措施和时限，进展情况按周报我部。");
    return letter.end();
}

SheetDoc campaign_summary(const CampaignLetter& of)
{
    const CampaignLeague& league = of.league;
    LetterText letter(of);
    letter.begin("关于" + of.campaign.name + "开展情况的总结", "上级党委组织部");
    letter.body(of.campaign.name + "自" + of.campaign.start.chinese() + "开始，" +
                (of.campaign.over ? "于" + of.campaign.end.chinese() + "结束。"
                                  : "到" + of.campaign.end.chinese() + "结束，截至" +
                                        league.now.chinese() + "的情况报告如下。") +
                coverage_told(of) + "。" + milestones_told(of.campaign));
    letter.body("一、目标完成情况");
    tell_targets(of, letter);
    letter.body("二、各地完成情况");
    letter.table(league_table(league));
    if (of.campaign.done > 0) {
        letter.body("三、任务完成情况");
        tell_work(of.campaign, letter);
    }
    letter.body((of.campaign.done > 0 ? std::string("四") : std::string("三")) +
                "、未完成的事项和原因");
    const bool nothing_left =
        std::ranges::all_of(of.campaign.milestones, [](const auto& one) { return !!one.done; }) &&
        league.reasons.empty();
    if (nothing_left)
        letter.body("各项任务都已完成。");
    tell_left(of, letter);
    return letter.end();
}

} // namespace lx
