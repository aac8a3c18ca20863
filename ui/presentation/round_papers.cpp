#include "ui/presentation/round_papers.h"

#include "core/assess/result.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

SheetCell label(std::string text, int width = 0, int rows = 1)
{
    SheetCell cell{SheetStyle::Label, std::move(text)};
    cell.width = width;
    cell.rows = rows;
    return cell;
}

SheetCell content(std::string text, int columns = 1)
{
    return {SheetStyle::Content, std::move(text), columns};
}

SheetCell number(std::string text, int rows = 1)
{
    return {SheetStyle::Number, std::move(text), 1, rows};
}

/// Who is secretary on a day: 姓名 by organization.
Result<OrgNames> secretaries(Database& database, const Catalog& catalog, Date day)
{
    Query query;
    query.ledger = "post";
    query.filters = {{"title", "=", "书记"}};
    query.counts_at = day.iso();
    const LedgerDef& def = *catalog.ledger("post");
    OrgNames found;
    LX_TRY(LedgerStore(database, catalog).each(query, [&](const Record& row) {
        found[int_of(row.at(def, "org"))] = text_of(row.at(def, "name"));
        return true;
    }));
    return found;
}

/// One organization's sheet, table by table.
class ScoreSheet
{
public:
    ScoreSheet(const AssessRound& round, const OrgNames& names, const AssessResult& result)
        : m_round(round), m_scheme(*round.scheme), m_names(names), m_result(result)
    {}

    SheetDoc make(const OrgNames& secretaries)
    {
        m_sheet.title = name_of(m_names, m_result.org);
        m_sheet.blocks.emplace_back(SheetParagraph{
            SheetStyle::Title, std::to_string(m_round.id.year) + "年度述职评议考核评分表"});
        SheetTable head;
        head.rows.push_back({label("党组织", 16), content(m_sheet.title), label("书记", 16),
                             content(name_of(secretaries, m_result.org))});
        head.rows.push_back({label("组织考核单位"), content(name_of(m_names, m_round.id.assessor)),
                             label("考核方案"), content(m_scheme.name)});
        m_sheet.blocks.emplace_back(std::move(head));
        if (m_scheme.daily_weight > 0)
            add_daily();
        if (!m_scheme.voters.empty())
            add_votes();
        add_result();
        m_sheet.blocks.emplace_back(SheetParagraph{
            SheetStyle::Signers, "考核组组长：　　　　　　　　考核组成员：　　　　　　　　　　　　"
                                 "　　　年　　月　　日"});
        return std::move(m_sheet);
    }

private:
    static std::string name_of(const OrgNames& names, std::int64_t org)
    {
        const auto found = names.find(org);
        return found == names.end() ? std::string() : found->second;
    }
    [[nodiscard]] std::string score(const std::optional<Fraction>& score) const
    {
        return score ? score_text(m_scheme, *score) : std::string();
    }
    void heading(std::string text)
    {
        m_sheet.blocks.emplace_back(SheetParagraph{SheetStyle::Heading, std::move(text)});
    }

    void add_daily()
    {
        heading("平时考核（占 " + std::to_string(m_scheme.daily_weight) + "%）");
        SheetTable table;
        table.head.push_back({label("考核内容", 16), label("考核项目", 28), label("分值", 8),
                              label("依据的事实", 38), label("得分", 10)});
        for (const auto& content_group : m_scheme.contents)
            for (const auto& item : content_group.items) {
                SheetRow& row = table.rows.emplace_back();
                if (&item == content_group.items.data())
                    row.push_back(
                        label(content_group.name, 0, static_cast<int>(content_group.items.size())));
                row.push_back(content(item.name));
                row.push_back(number(points_text(item.points)));
                const auto given = m_round.points.find({m_result.org, item.id});
                const bool there = given != m_round.points.end();
                std::string fact = there ? given->second.fact : std::string();
                if (there && !given->second.reason.empty())
                    fact += (fact.empty() ? "" : "；") + given->second.reason;
                row.push_back(content(std::move(fact)));
                row.push_back(number(there ? points_text(given->second.points) : ""));
            }
        m_sheet.blocks.emplace_back(std::move(table));
    }

    void add_votes()
    {
        heading("民主测评");
        SheetTable table;
        SheetRow& head = table.head.emplace_back();
        head.push_back(label("测评组", 22));
        head.push_back(label("评价方面", 24));
        for (const auto& mark : m_scheme.marks)
            head.push_back(label(mark.name, 8));
        head.push_back(label("弃权", 8));
        head.push_back(label("得分", 14));
        for (std::size_t g = 0; g < m_scheme.voters.size(); ++g) {
            const auto& voters = m_scheme.voters[g];
            const auto rows = static_cast<int>(voters.aspects.size());
            const bool told = m_result.ballots[g] >= fewest_told;
            for (std::size_t a = 0; a < voters.aspects.size(); ++a) {
                SheetRow& row = table.rows.emplace_back();
                if (a == 0)
                    row.push_back(
                        label(voters.name + "（" + std::to_string(voters.weight) + "%）", 0, rows));
                row.push_back(content(voters.aspects[a].name));
                const MarkCounts& counts = m_result.marks[g][a];
                for (std::size_t m = 0; m <= m_scheme.marks.size(); ++m)
                    row.push_back(number(
                        told ? std::to_string(counts[(m + 1) % (m_scheme.marks.size() + 1)]) : ""));
                if (a == 0)
                    row.push_back(number(score(m_result.votes[g]), rows));
            }
        }
        m_sheet.blocks.emplace_back(std::move(table));
    }

    void add_result()
    {
        heading("结果");
        SheetTable table;
        table.rows.push_back({label("平时考核得分", 16), number(score(m_result.daily)),
                              label("现场述职得分", 16), number(score(m_result.report))});
        table.rows.push_back(
            {label("总分"), number(score(m_result.total)), label("名次与等次"),
             number(m_result.rank == 0 ? std::string()
                                       : "第 " + std::to_string(m_result.rank) + " 名　" +
                                             m_scheme.grades[*m_result.grade].name)});
        const auto talk = m_round.interviews.find(m_result.org);
        SheetCell mended = content(
            talk == m_round.interviews.end() ? std::string() : talk->second.rectification, 3);
        mended.tall = true;
        table.rows.push_back({label("问题与整改"), std::move(mended)});
        m_sheet.blocks.emplace_back(std::move(table));
    }

    const AssessRound& m_round;
    const AssessScheme& m_scheme;
    const OrgNames& m_names;
    const AssessResult& m_result;
    SheetDoc m_sheet;
};

} // namespace

SheetDoc appraisal_sheet(const AssessRound& round, const std::string& branch, const OrgNames& names)
{
    const AssessScheme& scheme = *round.scheme;
    const AssessResults results = results_of(round);
    SheetDoc sheet;
    sheet.title = branch;
    sheet.blocks.emplace_back(SheetParagraph{SheetStyle::Title, std::to_string(round.id.year) +
                                                                    "年度民主评议党员情况汇总表"});
    SheetTable head;
    head.rows.push_back({label("党组织", 16), content(branch), label("评议党员", 16),
                         number(std::to_string(round.orgs.size()) + " 名")});
    for (const BoxId& box : round.box_ids()) {
        const auto& count = round.box(box).count;
        const auto shown = [&](std::int64_t BallotCount::*part) {
            return count ? std::to_string((*count).*part) + " 张" : std::string();
        };
        head.rows.push_back({label(round.voters(box).name + "发出"),
                             number(shown(&BallotCount::issued)), label("收回有效"),
                             number(shown(&BallotCount::valid))});
    }
    sheet.blocks.emplace_back(std::move(head));
    SheetTable table;
    SheetRow& heading = table.head.emplace_back();
    heading.push_back(label("序号", 6));
    heading.push_back(label("姓名", 20));
    for (const auto& mark : scheme.marks)
        heading.push_back(label(mark.name, 12));
    heading.push_back(label("弃权", 8));
    heading.push_back(label("得分", 10));
    heading.push_back(label("评议等次", 14));
    for (const AssessResult& one : results.orgs) {
        MarkCounts sum{};
        bool told = true;
        for (std::size_t g = 0; g < scheme.voters.size(); ++g) {
            told = told && one.ballots[g] >= fewest_told;
            const MarkCounts& counts = one.marks[g][scheme.voters[g].main_aspect()];
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += counts[i];
        }
        const auto name = names.find(one.org);
        SheetRow& row = table.rows.emplace_back();
        row.push_back(number(std::to_string(table.rows.size())));
        row.push_back(content(name == names.end() ? std::string() : name->second));
        for (std::size_t m = 0; m <= scheme.marks.size(); ++m)
            row.push_back(
                number(told ? std::to_string(sum[(m + 1) % (scheme.marks.size() + 1)]) : ""));
        row.push_back(number(one.total ? score_text(scheme, *one.total) : std::string()));
        row.push_back(content(one.grade ? scheme.grades[*one.grade].name : std::string()));
    }
    sheet.blocks.emplace_back(std::move(table));
    sheet.blocks.emplace_back(SheetParagraph{
        SheetStyle::Signers,
        "监票人：　　　　　　计票人：　　　　　　党组织书记：　　　　　　　　　年　　月　　日"});
    return sheet;
}

Result<std::vector<SheetDoc>> score_sheets(Database& database, const Catalog& catalog,
                                           const AssessRound& round, const OrgNames& names,
                                           Date day)
{
    LX_ASSIGN(const OrgNames in_office, secretaries(database, catalog, day));
    const AssessResults results = results_of(round);
    std::vector<SheetDoc> sheets;
    for (const AssessResult& one : results.orgs)
        sheets.push_back(ScoreSheet(round, names, one).make(in_office));
    return sheets;
}

BallotPaper ballot_paper_of(const AssessRound& round, const BoxId& box, const OrgNames& names)
{
    BallotPaper paper;
    paper.title = std::to_string(round.id.year) + "年度" +
                  (round.id.members ? "民主评议党员测评票" : "述职评议考核民主测评票");
    paper.voters = round.voters(box).name;
    paper.lines_heading = round.id.members ? "姓名" : "测评对象";
    if (box.org != 0) {
        const auto name = names.find(box.org);
        paper.voters += "（" + (name == names.end() ? std::string() : name->second) + "）";
        if (round.voters(box).aspects.size() > 1)
            paper.lines_heading = "评价方面";
    }
    paper.lines = ballot_lines(round, box, names);
    for (const auto& mark : round.scheme->marks)
        paper.marks.push_back(mark.name);
    return paper;
}

} // namespace lx
