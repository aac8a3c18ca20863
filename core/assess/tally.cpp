#include "core/assess/tally.h"

#include <algorithm>
#include <numeric>

namespace lx {

namespace {

std::int64_t marks_in(const MarkCounts& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::string count_of(std::size_t number)
{
    return std::to_string(number);
}

/// Papers of one pass that the other hasn't: "3、7 号", "1、2、3、4、5 号等 20 张"; "" = none.
std::string only_in(const std::map<int, BallotSheet>& one, const std::map<int, BallotSheet>& other)
{
    constexpr std::size_t most_named = 5;
    std::string numbers;
    std::size_t many = 0;
    for (const auto& [number, sheet] : one)
        if (!other.contains(number) && ++many <= most_named)
            numbers += (numbers.empty() ? "" : "、") + std::to_string(number);
    if (many == 0)
        return {};
    return numbers + " 号" + (many > most_named ? "等 " + count_of(many) + " 张" : "");
}

/// What is kept but doesn't fit, with the numbers of a few papers by which it is found again.
std::string misfits_told(const std::set<std::string>& misfits)
{
    constexpr std::size_t most_named = 3;
    std::string papers;
    std::size_t many = 0;
    for (const std::string& name : misfits) {
        if (name == "totals")
            continue;
        if (++many <= most_named)
            papers += (papers.empty() ? "第" : "、第") +
                      std::string(name.starts_with('1') ? "一遍 " : "二遍 ") + name.substr(2) +
                      " 号";
    }
    std::string told;
    if (many > 0)
        told = count_of(many) + " 张票（" + papers + (many > most_named ? "等" : "") + "）";
    if (misfits.contains("totals"))
        told += (told.empty() ? "" : "和") + std::string("票数合计");
    return told + "与现在的考核对象、评价方面对不上，没有计入；请对照原票重新录入，或去掉。";
}

} // namespace

BoxTally tally(const AssessRound& round, const BoxId& id)
{
    const BallotBox& box = round.box(id);
    BoxTally found;
    found.id = id;
    if (box.totals) {
        found.marks = *box.totals;
        for (const auto& aspects : found.marks)
            for (const MarkCounts& counts : aspects)
                found.valid = std::max(found.valid, marks_in(counts));
        if (box.count)
            found.invalid = box.count->invalid;
        return found;
    }
    const std::size_t aspects = round.voters(id).aspects.size();
    found.marks.assign(round.orgs_on(id).size(), std::vector<MarkCounts>(aspects, MarkCounts{}));
    for (const auto& [number, sheet] : box.passes[0]) {
        if (sheet.marks == invalid_sheet) {
            ++found.invalid;
            continue;
        }
        ++found.valid;
        for (std::size_t i = 0; i < sheet.marks.size(); ++i)
            ++found.marks[i / aspects][i % aspects][static_cast<std::size_t>(sheet.marks[i] - '0')];
    }
    return found;
}

std::optional<Fraction> aspect_score(const AssessScheme& scheme, const MarkCounts& counts)
{
    std::int64_t voted = 0;
    std::int64_t worth = 0;
    if (scheme.abstention) {
        voted = counts[0];
        worth = counts[0] * *scheme.abstention;
    }
    for (std::size_t i = 0; i < scheme.marks.size(); ++i) {
        voted += counts[i + 1];
        worth += counts[i + 1] * scheme.marks[i].value;
    }
    return voted == 0 ? std::nullopt : std::optional(Fraction(worth, voted));
}

std::optional<Fraction> votes_score(const AssessScheme& scheme, const AssessScheme::Voters& voters,
                                    const std::vector<MarkCounts>& aspects)
{
    std::int64_t weights = 0;
    for (const auto& aspect : voters.aspects)
        weights += aspect.weight;
    Fraction sum;
    for (std::size_t i = 0; i < voters.aspects.size(); ++i) {
        if (voters.aspects[i].weight == 0)
            continue;
        const auto score = aspect_score(scheme, aspects[i]);
        if (!score)
            return std::nullopt;
        sum = sum + *score * Fraction(voters.aspects[i].weight, weights);
    }
    return sum;
}

std::vector<MarkDifference> differences(const AssessRound& round, const BoxId& id)
{
    const BallotBox& box = round.box(id);
    std::vector<MarkDifference> found;
    for (const auto& [number, second] : box.passes[1]) {
        const auto sheet = box.passes[0].find(number);
        if (sheet == box.passes[0].end())
            continue;
        const std::string& one = sheet->second.marks;
        const std::string& two = second.marks;
        if (one == two)
            continue;
        if (one.size() != two.size() || one == invalid_sheet) {
            found.push_back({number, 0, one[0], two[0]});
            continue;
        }
        for (std::size_t i = 0; i < one.size(); ++i)
            if (one[i] != two[i])
                found.push_back({number, i, one[i], two[i]});
    }
    return found;
}

ErrorRate error_rate(const AssessRound& round, const BoxId& id)
{
    const BallotBox& box = round.box(id);
    ErrorRate rate;
    rate.differed = std::ssize(differences(round, id));
    for (const auto& [sheet, differed] : box.settled)
        rate.differed += differed;
    for (const auto& [number, sheet] : box.passes[1])
        if (box.passes[0].contains(number))
            rate.compared += std::ssize(sheet.marks);
    return rate;
}

std::string sheet_problem(const AssessRound& round, const BoxId& id, const std::string& marks)
{
    if (marks == invalid_sheet)
        return {};
    const std::size_t wanted = round.marks_on(id);
    if (marks.size() != wanted)
        return "这张票有 " + count_of(marks.size()) + " 个评价，应有 " + count_of(wanted) +
               " 个，请补全。";
    const char last = static_cast<char>('0' + round.scheme->marks.size());
    const auto odd =
        std::ranges::find_if(marks, [&](char mark) { return mark < '0' || mark > last; });
    if (odd == marks.end())
        return {};
    return "第 " + count_of(static_cast<std::size_t>(odd - marks.begin()) + 1) + " 个评价“" +
           std::string(1, *odd) + "”不对，应是 0 到 " + std::string(1, last) + "。";
}

bool totals_fit(const AssessRound& round, const BoxId& id,
                const std::vector<std::vector<MarkCounts>>& totals)
{
    const std::size_t marks = round.scheme->marks.size();
    const auto counts_fit = [marks](const MarkCounts& counts) {
        for (std::size_t mark = 0; mark < counts.size(); ++mark)
            if (counts[mark] < 0 || counts[mark] > (mark <= marks ? most_ballots : 0))
                return false;
        return true;
    };
    return totals.size() == round.orgs_on(id).size() &&
           std::ranges::all_of(totals, [&](const auto& aspects) {
               return aspects.size() == round.voters(id).aspects.size() &&
                      std::ranges::all_of(aspects, counts_fit);
           });
}

std::vector<std::string> box_problems(const AssessRound& round, const BoxId& id)
{
    const BallotBox& box = round.box(id);
    std::vector<std::string> problems;
    if (!box.count)
        problems.emplace_back("还没有填发出、收回的票数。");
    else if (const std::string odd = imbalance(*box.count); !odd.empty())
        problems.push_back(odd);
    if (!box.misfits.empty())
        problems.push_back(misfits_told(box.misfits));
    const BoxTally counted = tally(round, id);
    if (box.totals) {
        for (const auto& aspects : counted.marks)
            for (const MarkCounts& counts : aspects)
                if (box.count && marks_in(counts) != box.count->valid) {
                    problems.push_back("各项票数合计 " + std::to_string(marks_in(counts)) +
                                       "，不等于有效票 " + std::to_string(box.count->valid) +
                                       " 张，请核对。");
                    return problems;
                }
        return problems;
    }
    if (box.passes[0].empty())
        problems.emplace_back("还没有录入选票。");
    else if (box.count &&
             (counted.valid != box.count->valid || counted.invalid != box.count->invalid))
        problems.push_back("已录入有效票 " + std::to_string(counted.valid) + " 张、无效票 " +
                           std::to_string(counted.invalid) + " 张，登记的是有效 " +
                           std::to_string(box.count->valid) + " 张、无效 " +
                           std::to_string(box.count->invalid) + " 张，请核对。");
    if (const auto differ = differences(round, id); !differ.empty())
        problems.push_back("两遍录入有 " + count_of(differ.size()) + " 处不一致，请对照原票核定。");
    if (box.passes[1].empty())
        return problems;
    if (const std::string missing = only_in(box.passes[0], box.passes[1]); !missing.empty())
        problems.push_back("第二遍还没有第一遍的 " + missing + "，请补录或核对票号。");
    if (const std::string more = only_in(box.passes[1], box.passes[0]); !more.empty())
        problems.push_back("第二遍多出第一遍没有的 " + more + "，请补录或核对票号。");
    return problems;
}

} // namespace lx
