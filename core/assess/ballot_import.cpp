#include "core/assess/ballot_import.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "core/assess/round_edit.h"
#include "core/assess/tally.h"
#include "core/base/text.h"
#include "core/base/yes_no.h"

namespace lx {

namespace {

constexpr const char* abstained = "弃权";
constexpr const char* number_heading = "票号";

std::optional<std::int64_t> whole_number(const std::string& text)
{
    const std::string plain = half_width(text);
    std::int64_t number = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (read.ec != std::errc() || read.ptr != plain.data() + plain.size())
        return std::nullopt;
    return number;
}

class BallotReader
{
public:
    BallotReader(const AssessRound& round, const BallotTable& table, const FindOrg& find)
        : m_round(round), m_table(table), m_find(find)
    {}

    Result<BallotImport> read()
    {
        if (!find_headings())
            return fail(ErrorKind::BadInput, "表里没有找到“测评组”“" +
                                                 std::string(subject_heading(m_round.id)) +
                                                 "”这两个列标题，请按选票导入格式整理后再导入。");
        const bool papers = m_columns.contains(fold(number_heading));
        if (const std::string missing = papers ? std::string() : missing_marks(); !missing.empty())
            return fail(ErrorKind::BadInput,
                        "表里没有“" + missing +
                            "”这一列：逐张录入的选票要有“票号”，票数合计要有每一种"
                            "评价的列，请按选票导入格式整理后再导入。");
        for (std::size_t row = m_heading + 1; row < m_table.size(); ++row) {
            m_row = row;
            if (std::ranges::all_of(m_table[row], [](const auto& t) { return trim(t).empty(); }))
                continue;
            const auto place = box_of_row();
            if (!place)
                continue;
            if (papers)
                read_paper(place->first, place->second);
            else
                read_totals(place->first, place->second);
        }
        finish();
        return std::move(m_found);
    }

private:
    /// A paper as its rows are read: marks by organization.
    struct Paper
    {
        std::map<std::int64_t, std::string> marks;
        bool invalid = false;
        bool refused = false;
        std::int64_t row = 0; ///< its first
    };
    using AspectTotals = std::vector<std::optional<MarkCounts>>;

    bool find_headings()
    {
        for (m_heading = 0; m_heading < m_table.size(); ++m_heading) {
            m_columns.clear();
            const auto& row = m_table[m_heading];
            for (std::size_t i = 0; i < row.size(); ++i)
                m_columns.emplace(fold(row[i]), i);
            if (m_columns.contains(fold("测评组")) &&
                m_columns.contains(fold(subject_heading(m_round.id))))
                return true;
        }
        return false;
    }

    /// Marks that totals have no heading of: "好、差"; "" = they have all.
    [[nodiscard]] std::string missing_marks() const
    {
        std::string missing;
        for (const auto& mark : m_round.scheme->marks)
            if (!m_columns.contains(fold(mark.name)))
                missing += (missing.empty() ? "" : "、") + mark.name;
        return missing;
    }

    [[nodiscard]] std::optional<std::string> cell(std::string_view heading) const
    {
        const auto column = m_columns.find(fold(heading));
        if (column == m_columns.end())
            return std::nullopt;
        const auto& row = m_table[m_row];
        return column->second < row.size() ? trim(row[column->second]) : std::string();
    }

    void refuse(std::string reason)
    {
        m_found.refused.push_back({static_cast<std::int64_t>(m_row) + 1, std::move(reason)});
    }

    std::optional<std::pair<BoxId, std::int64_t>> box_of_row()
    {
        const std::string group = cell("测评组").value_or("");
        const auto voters = std::ranges::find_if(m_round.scheme->voters, [&](const auto& one) {
            return one.id == group || fold(one.name) == fold(group);
        });
        if (voters == m_round.scheme->voters.end()) {
            refuse("没有测评组“" + group + "”。");
            return std::nullopt;
        }
        const std::string name = cell(subject_heading(m_round.id)).value_or("");
        const auto org = m_find(name);
        if (!org || !m_round.has(*org)) {
            refuse("“" + name + "”不在这一轮的" + (m_round.id.members ? "评议名单" : "考核对象") +
                   "里。");
            return std::nullopt;
        }
        const auto place = static_cast<std::size_t>(voters - m_round.scheme->voters.begin());
        return std::pair(BoxId{place, voters->own ? *org : 0}, *org);
    }

    [[nodiscard]] std::optional<char> mark_of(const std::string& text) const
    {
        const auto& marks = m_round.scheme->marks;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (fold(text) == fold(marks[i].name))
                return static_cast<char>('1' + i);
        if (text.empty() || text == abstained)
            return '0';
        const auto number = whole_number(text);
        if (number && *number >= 0 && *number <= std::ssize(marks))
            return static_cast<char>('0' + *number);
        return std::nullopt;
    }

    void read_paper(const BoxId& box, std::int64_t org)
    {
        const std::string number_text = cell(number_heading).value_or("");
        const auto number = whole_number(number_text);
        if (!number || *number < 1 || *number > most_ballots) {
            refuse("票号“" + number_text + "”不是数。");
            return;
        }
        Paper& paper = m_papers[{box, static_cast<int>(*number)}];
        if (paper.row == 0)
            paper.row = static_cast<std::int64_t>(m_row) + 1;
        const std::string invalid = cell("无效").value_or("");
        const auto is_invalid = invalid.empty()     ? std::optional(false)
                                : invalid == "无效" ? std::optional(true)
                                                    : read_yes_no(invalid);
        if (!is_invalid) {
            refuse("“无效”填的“" + invalid + "”看不出是或否，请填“是”或留空。");
            paper.refused = true;
            return;
        }
        if (*is_invalid) {
            paper.invalid = true;
            return;
        }
        std::string marks;
        for (const auto& aspect : m_round.voters(box).aspects) {
            const auto text = cell(aspect.name);
            const auto mark = text ? mark_of(*text) : std::nullopt;
            if (!mark) {
                refuse(text ? "“" + aspect.name + "”填的“" + *text + "”不是一种评价。"
                            : "表里没有“" + aspect.name + "”这一列。");
                paper.refused = true;
                return;
            }
            marks += *mark;
        }
        if (!paper.marks.emplace(org, std::move(marks)).second) {
            refuse("第 " + number_text + " 号票上这个党组织出现了两次。");
            paper.refused = true;
        }
    }

    void read_totals(const BoxId& box, std::int64_t org)
    {
        const auto& aspects = m_round.voters(box).aspects;
        std::size_t at = 0;
        if (const auto name = cell("评价方面"); name && !name->empty()) {
            while (at < aspects.size() && fold(aspects[at].name) != fold(*name))
                ++at;
            if (at == aspects.size()) {
                refuse("没有评价方面“" + *name + "”。");
                return;
            }
        }
        MarkCounts counts{};
        for (std::size_t i = 0; i <= m_round.scheme->marks.size(); ++i) {
            const std::string name = i == 0 ? abstained : m_round.scheme->marks[i - 1].name;
            const std::string text = cell(name).value_or("");
            const auto number = text.empty() ? std::optional<std::int64_t>(0) : whole_number(text);
            if (!number || *number < 0) {
                refuse("“" + name + "”填的“" + text + "”不是票数。");
                return;
            }
            counts[i] = *number;
        }
        auto& totals = m_totals[box][org];
        totals.resize(aspects.size());
        if (totals[at]) {
            refuse("“" + m_round.voters(box).name +
                   "”里这个对象的同一评价方面出现了两次，这个测评组没有导入。");
            m_doubled.insert(box);
        }
        totals[at] = counts;
    }

    void finish()
    {
        for (const auto& [place, paper] : m_papers) {
            if (paper.refused)
                continue;
            BallotImport::Sheet sheet{place.first, place.second, {}};
            for (const std::int64_t org : m_round.orgs_on(place.first)) {
                const auto marks = paper.marks.find(org);
                if (marks != paper.marks.end())
                    sheet.marks += marks->second;
            }
            if (paper.invalid)
                sheet.marks = invalid_sheet;
            if (std::string problem = sheet_problem(m_round, place.first, sheet.marks);
                !problem.empty())
                m_found.refused.push_back(
                    {paper.row, "第 " + std::to_string(place.second) + " 号票：" + problem});
            else
                m_found.sheets.push_back(std::move(sheet));
        }
        for (const auto& [box, by_org] : m_totals)
            if (!m_doubled.contains(box))
                finish_totals(box, by_org);
    }

    void finish_totals(const BoxId& box, const std::map<std::int64_t, AspectTotals>& by_org)
    {
        BallotImport::Totals totals{box, {}};
        for (const std::int64_t org : m_round.orgs_on(box)) {
            const auto found = by_org.find(org);
            auto& aspects = totals.marks.emplace_back();
            for (std::size_t i = 0; i < m_round.voters(box).aspects.size(); ++i) {
                if (found == by_org.end() || !found->second[i]) {
                    m_found.refused.push_back(
                        {0, "“" + m_round.voters(box).name +
                                "”的票数不全：有的对象或评价方面没有填，没有导入。"});
                    return;
                }
                aspects.push_back(*found->second[i]);
            }
        }
        m_found.totals.push_back(std::move(totals));
    }

    const AssessRound& m_round;
    const BallotTable& m_table;
    const FindOrg& m_find;
    std::map<std::string, std::size_t> m_columns; ///< folded heading → column
    std::size_t m_heading = 0;
    std::size_t m_row = 0;
    std::map<std::pair<BoxId, int>, Paper> m_papers;
    std::map<BoxId, std::map<std::int64_t, AspectTotals>> m_totals;
    std::set<BoxId> m_doubled; ///< boxes whose totals say something twice
    BallotImport m_found;
};

} // namespace

Result<BallotImport> read_ballots(const AssessRound& round, const BallotTable& table,
                                  const FindOrg& find)
{
    return BallotReader(round, table, find).read();
}

Result<> keep_ballots(Writer& writer, const AssessRound& round, BallotImport& read, int pass,
                      const std::string& by)
{
    const auto taken = [&](const Result<>& kept) -> Result<bool> {
        if (kept)
            return true;
        if (kept.error().kind != ErrorKind::Refused)
            return fail(kept.error());
        read.refused.push_back({0, kept.error().message});
        return false;
    };
    std::vector<BallotImport::Sheet> sheets;
    for (auto& sheet : read.sheets) {
        LX_ASSIGN(const bool kept, taken(put_sheet(writer, round, sheet.box, pass, sheet.number,
                                                   {sheet.marks, by})));
        if (kept)
            sheets.push_back(std::move(sheet));
    }
    read.sheets = std::move(sheets);
    std::vector<BallotImport::Totals> totals;
    for (auto& one : read.totals) {
        LX_ASSIGN(const bool kept, taken(put_totals(writer, round, one.box, one.marks)));
        if (kept)
            totals.push_back(std::move(one));
    }
    read.totals = std::move(totals);
    return {};
}

} // namespace lx
