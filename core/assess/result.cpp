#include "core/assess/result.h"

#include <algorithm>
#include <cmath>

namespace lx {

namespace {

std::optional<Fraction> daily_score(const AssessRound& round, std::int64_t org)
{
    if (!daily_complete(round, org))
        return std::nullopt;
    Points sum = 0;
    for (const auto& content : round.scheme->contents)
        for (const auto& item : content.items)
            sum += round.points.at({org, item.id}).points;
    return Fraction(sum, round.scheme->daily_points()) * Fraction(100);
}

std::optional<Fraction> report_score(const AssessRound& round, std::int64_t org)
{
    const auto found = round.reports.find(org);
    if (found == round.reports.end() || !found->second.points)
        return std::nullopt;
    return Fraction(*found->second.points, round.scheme->report_points) * Fraction(100);
}

/// Adds a part to a total that is known so far.
void add_part(std::optional<Fraction>& total, const std::optional<Fraction>& score, int weight)
{
    if (weight == 0 || !total)
        return;
    if (score)
        total = *total + *score * Fraction(weight, 100);
    else
        total.reset();
}

using Order = std::vector<AssessResult*>; ///< by total, the highest first

void rank(const Order& order)
{
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool tie = i > 0 && *order[i]->total == *order[i - 1]->total;
        order[i]->rank = tie ? order[i - 1]->rank : static_cast<std::int64_t>(i) + 1;
    }
}

void grade(const AssessScheme& scheme, const Order& order, std::vector<GradeCount>& counts)
{
    std::size_t next = 0; // the first without a grade
    for (std::size_t g = 0; g < scheme.grades.size(); ++g) {
        GradeCount& count = counts.emplace_back();
        count.grade = g;
        const auto& grade = scheme.grades[g];
        count.quota = grade.quota(std::ssize(order));
        const Fraction from(grade.from, 100);
        while (next < order.size() && *order[next]->total >= from) {
            std::size_t end = next + 1; // behind those of the same total
            while (end < order.size() && order[end]->rank == order[next]->rank)
                ++end;
            const auto many = static_cast<std::int64_t>(end - next);
            const bool fits = !count.quota || count.given + many <= *count.quota;
            const bool begins = !count.quota || count.given < *count.quota;
            if (!fits && !(begins && scheme.ties == AssessScheme::Ties::In))
                break;
            for (; next < end; ++next)
                order[next]->grade = g;
            count.given += many;
        }
    }
}

} // namespace

bool daily_complete(const AssessRound& round, std::int64_t org)
{
    if (round.scheme->contents.empty())
        return round.scheme->daily_weight == 0;
    for (const auto& content : round.scheme->contents)
        for (const auto& item : content.items)
            if (!round.points.contains({org, item.id}))
                return false;
    return true;
}

const AssessResult* AssessResults::of(std::int64_t org) const
{
    const auto found = std::ranges::find(orgs, org, &AssessResult::org);
    return found == orgs.end() ? nullptr : &*found;
}

AssessResults results_of(const AssessRound& round)
{
    const AssessScheme& scheme = *round.scheme;
    AssessResults results;
    for (const std::int64_t org : round.orgs) {
        AssessResult& one = results.orgs.emplace_back();
        one.org = org;
        if (scheme.daily_weight > 0)
            one.daily = daily_score(round, org);
        if (scheme.report_weight > 0)
            one.report = report_score(round, org);
    }
    for (const BoxId& id : round.box_ids()) {
        const BoxTally counted = tally(round, id);
        for (std::size_t i = 0; i < results.orgs.size(); ++i) {
            if (id.org != 0 && results.orgs[i].org != id.org)
                continue;
            AssessResult& one = results.orgs[i];
            const auto& marks = counted.marks[id.org != 0 ? 0 : i];
            one.marks.push_back(marks);
            one.ballots.push_back(counted.valid);
            one.votes.push_back(votes_score(scheme, round.voters(id), marks));
        }
    }
    Order order;
    for (AssessResult& one : results.orgs) {
        one.total = Fraction();
        add_part(one.total, one.daily, scheme.daily_weight);
        add_part(one.total, one.report, scheme.report_weight);
        for (std::size_t g = 0; g < scheme.voters.size(); ++g)
            add_part(one.total, one.votes[g], scheme.voters[g].weight);
        if (one.total)
            order.push_back(&one);
    }
    std::ranges::stable_sort(
        order, [](const AssessResult* a, const AssessResult* b) { return *a->total > *b->total; });
    rank(order);
    grade(scheme, order, results.grades);
    results.ranked = std::ssize(order);
    results.tail_percent = scheme.tail_percent;
    return results;
}

double shown_score(const AssessScheme& scheme, const Fraction& score)
{
    const auto parts = static_cast<std::int64_t>(std::pow(10, scheme.decimals));
    return static_cast<double>(score.rounded(parts)) / static_cast<double>(parts);
}

std::string score_text(const AssessScheme& scheme, const Fraction& score)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", scheme.decimals, shown_score(scheme, score));
    return text;
}

bool at_the_end(const AssessResults& results, const AssessResult& one)
{
    return one.total && one.rank * 100 > results.ranked * results.tail_percent;
}

bool has_step(const AssessScheme& scheme, AssessStep step)
{
    switch (step) {
    case AssessStep::Daily:
        return scheme.daily_weight > 0;
    case AssessStep::Report:
        return scheme.report_weight > 0;
    case AssessStep::Interviews:
        return !scheme.of_members();
    default:
        return true;
    }
}

std::string step_title(AssessStep step)
{
    constexpr std::array<const char*, assess_steps> titles{
        "方案和对象", "平时考核", "现场述职", "民主测评", "排名和等次", "约谈", "办结"};
    return titles[static_cast<std::size_t>(step)];
}

StepGap step_gap(const AssessRound& round, const AssessResults& results, AssessStep step,
                 const OrgNames& names)
{
    StepGap gap;
    const auto name = [&](std::int64_t org) {
        const auto found = names.find(org);
        return found == names.end() ? gone_name(round.id) : found->second;
    };
    const auto each = [&](const auto& complete, const std::string& lacks) {
        for (const std::int64_t org : round.orgs) {
            ++gap.all;
            if (complete(org))
                ++gap.done;
            else
                gap.missing.push_back(name(org) + lacks);
        }
    };
    switch (step) {
    case AssessStep::Orgs:
        gap.all = gap.done = std::ssize(round.orgs);
        if (round.orgs.empty())
            gap.missing.emplace_back(round.id.members ? "还没有选参加评议的党员。"
                                                      : "还没有选考核对象。");
        break;
    case AssessStep::Daily:
        if (round.scheme->daily_weight > 0)
            each([&](std::int64_t org) { return daily_complete(round, org); },
                 "的平时考核还有没打分的项目。");
        break;
    case AssessStep::Report:
        if (round.scheme->report_weight > 0)
            each(
                [&](std::int64_t org) {
                    const auto found = round.reports.find(org);
                    return found != round.reports.end() && found->second.points.has_value();
                },
                "的现场述职还没有打分。");
        break;
    case AssessStep::Ballots:
        for (const BoxId& id : round.box_ids()) {
            ++gap.all;
            const auto problems = box_problems(round, id);
            if (problems.empty())
                ++gap.done;
            for (const std::string& problem : problems)
                gap.missing.push_back(round.voters(id).name +
                                      (id.org != 0 ? "（" + name(id.org) + "）" : "") + "：" +
                                      problem);
        }
        break;
    case AssessStep::Result:
        each(
            [&](std::int64_t org) {
                const AssessResult* one = results.of(org);
                return one != nullptr && one->total.has_value();
            },
            "还没有总分。");
        break;
    case AssessStep::Interviews:
        if (!has_step(*round.scheme, step))
            break;
        for (const AssessResult& one : results.orgs) {
            const auto found = round.interviews.find(one.org);
            if (found == round.interviews.end() || !found->second.serious ||
                !at_the_end(results, one))
                continue;
            ++gap.all;
            if (found->second.date)
                ++gap.done;
            else
                gap.missing.push_back(name(one.org) + "排名靠后且问题突出，还没有约谈日期。");
        }
        break;
    case AssessStep::Close:
        gap.all = 1;
        gap.done = round.closed ? 1 : 0;
        if (!round.closed)
            gap.missing.emplace_back("还没有办结。");
        break;
    }
    return gap;
}

} // namespace lx
