#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assess/fraction.h"
#include "core/assess/round.h"

namespace lx {

/// Below so many valid ballots only the total is told: who voted how could be guessed.
inline constexpr std::int64_t fewest_told = 5;

/// A box counted: marks by organization (in the order of `orgs_on`) and aspect.
struct BoxTally
{
    BoxId id;
    std::int64_t valid = 0;   ///< ballots; of totals the most marks any line of them has
    std::int64_t invalid = 0; ///< papers keyed in as such
    std::vector<std::vector<MarkCounts>> marks;
    [[nodiscard]] bool told() const { return valid >= fewest_told; }
};
/// Counts the first pass, or the totals where these were entered instead.
[[nodiscard]] BoxTally tally(const AssessRound& round, const BoxId& id);

/// What the votes of an aspect are worth, 0 … 100; none where nobody gave a mark.
[[nodiscard]] std::optional<Fraction> aspect_score(const AssessScheme& scheme,
                                                   const MarkCounts& counts);
/// What a group's votes on an organization are worth, 0 … 100: its aspects by their weights. None
/// where one that counts has no mark.
[[nodiscard]] std::optional<Fraction> votes_score(const AssessScheme& scheme,
                                                  const AssessScheme::Voters& voters,
                                                  const std::vector<MarkCounts>& aspects);

/// A mark the two passes read differently off the same paper.
struct MarkDifference
{
    int sheet = 0;
    std::size_t mark = 0; ///< place on the sheet; of an invalid paper 0
    char first = 0;
    char second = 0; ///< `invalid_sheet` where that pass took the paper for invalid
    auto operator<=>(const MarkDifference&) const = default;
};
/// Of all sheets that are in both passes, by number.
[[nodiscard]] std::vector<MarkDifference> differences(const AssessRound& round, const BoxId& id);
/// How carefully was keyed: marks that differed (also those settled since) of those keyed twice.
struct ErrorRate
{
    std::int64_t differed = 0;
    std::int64_t compared = 0;
};
[[nodiscard]] ErrorRate error_rate(const AssessRound& round, const BoxId& id);

/// What is wrong with a sheet's marks, a Chinese sentence; "" = it can be kept.
[[nodiscard]] std::string sheet_problem(const AssessRound& round, const BoxId& id,
                                        const std::string& marks);
/// Whether totals have a line for each organization and aspect of a box, and numbers that can be.
[[nodiscard]] bool totals_fit(const AssessRound& round, const BoxId& id,
                              const std::vector<std::vector<MarkCounts>>& totals);
/// What keeps a box from being counted, Chinese sentences.
[[nodiscard]] std::vector<std::string> box_problems(const AssessRound& round, const BoxId& id);

} // namespace lx
