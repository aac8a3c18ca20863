#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assess/fraction.h"
#include "core/assess/round.h"
#include "core/assess/tally.h"

namespace lx {

/// What came out for an organization. Scores are exact; none = something is missing.
struct AssessResult
{
    std::int64_t org = 0;
    std::optional<Fraction> daily;              ///< 平时考核, of 100
    std::optional<Fraction> report;             ///< 现场述职, of 100
    std::vector<std::optional<Fraction>> votes; ///< by group of voters, of 100
    std::vector<std::vector<MarkCounts>> marks; ///< by group and aspect
    std::vector<std::int64_t> ballots;          ///< valid ones by group
    std::optional<Fraction> total;              ///< of 100
    std::int64_t rank = 0; ///< among those that have a total; equal totals share one: 1, 2, 2, 4
    std::optional<std::size_t> grade; ///< place in the scheme
};

/// A grade's quota, as a live counter.
struct GradeCount
{
    std::size_t grade = 0;
    std::optional<std::int64_t> quota; ///< none = as many as there are
    std::int64_t given = 0;
};

/// Everything that is computed of a round: total, rank and grade are never typed.
struct AssessResults
{
    std::vector<AssessResult> orgs; ///< in the order of the round
    std::vector<GradeCount> grades; ///< in the order of the scheme
    std::int64_t ranked = 0;
    int tail_percent = 0; ///< the scheme's
    [[nodiscard]] const AssessResult* of(std::int64_t org) const;
};
[[nodiscard]] AssessResults results_of(const AssessRound& round);
/// A score as it is shown and kept: rounded half up to the scheme's decimals.
[[nodiscard]] double shown_score(const AssessScheme& scheme, const Fraction& score);
[[nodiscard]] std::string score_text(const AssessScheme& scheme, const Fraction& score);

/// Organizations at the end that a talk is due with where their problems are serious
/// (ningxia-2018/1.g): behind the scheme's tail_percent of those ranked.
[[nodiscard]] bool at_the_end(const AssessResults& results, const AssessResult& one);

/// The steps of a round, in the order they are done.
enum class AssessStep : std::uint8_t
{
    Orgs,
    Daily,
    Report,
    Ballots,
    Result,
    Interviews,
    Close
};
inline constexpr std::size_t assess_steps = 7;
[[nodiscard]] std::string step_title(AssessStep step); ///< 对象, 平时考核, …
/// Whether a scheme has the step: what weighs nothing isn't scored, members are not called to a
/// talk.
[[nodiscard]] bool has_step(const AssessScheme& scheme, AssessStep step);
/// What a step still lacks: how many organizations (or boxes), and sentences about the first of
/// them; `names` gives an organization's name.
struct StepGap
{
    std::int64_t done = 0;
    std::int64_t all = 0;
    std::vector<std::string> missing; ///< Chinese sentences
    [[nodiscard]] bool complete() const { return missing.empty(); }
};
[[nodiscard]] StepGap step_gap(const AssessRound& round, const AssessResults& results,
                               AssessStep step, const OrgNames& names);
/// 平时考核 of an organization is there: every item has points.
[[nodiscard]] bool daily_complete(const AssessRound& round, std::int64_t org);

} // namespace lx
