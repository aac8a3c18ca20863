#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/assess/round.h"
#include "core/store/writer.h"

namespace lx {

/// The acts of a round, each part of the writer's one action: what they are called with is checked,
/// then kept. `round` is the round as it stands; a closed one takes nothing (Refused). Errors
/// besides: Refused with a Chinese sentence, those of Writer.

/// Begins one with a scheme, which the round keeps whatever becomes of it elsewhere. Refused: a
/// year that is none, nobody to assess, one of them the assessor, a round of that year and assessor
/// that is there already, or rows of 考核 of it. What was left of a round whose beginning was
/// undone goes.
[[nodiscard]] Result<> begin_round(Database& database, const Catalog& catalog, Writer& writer,
                                   const RoundId& id, const AssessScheme& scheme,
                                   const std::vector<std::int64_t>& orgs);
/// Who is assessed, in the order on the ballots. What was kept of those who go goes with them.
/// Refused once ballots are keyed in (either pass) that list all.
[[nodiscard]] Result<> set_round_orgs(Writer& writer, const AssessRound& round,
                                      const std::vector<std::int64_t>& orgs);
/// Gives up a round that isn't closed, with all that was kept of it.
[[nodiscard]] Result<> drop_round(Database& database, Writer& writer, const AssessRound& round);

/// Points of an item by hand. Refused: more than the item has; other points than the facts propose
/// without a reason.
[[nodiscard]] Result<> give_points(Writer& writer, const AssessRound& round, std::int64_t org,
                                   const std::string& item, Points points,
                                   const std::string& reason);
/// Takes over what the facts propose (proposed_points). Points changed by hand, or given before
/// anything was proposed, stay; the facts beside them are renewed.
[[nodiscard]] Result<>
take_proposals(Writer& writer, const AssessRound& round,
               const std::map<std::pair<std::int64_t, std::string>, ItemPoints>& proposed);
/// Refused: more points than 现场述职 has.
[[nodiscard]] Result<> give_report(Writer& writer, const AssessRound& round, std::int64_t org,
                                   const ReportScore& report);

/// How many ballots there were. Refused where they don't balance.
[[nodiscard]] Result<> put_ballot_count(Writer& writer, const AssessRound& round, const BoxId& box,
                                        const BallotCount& count);
/// A paper as a pass (0 or 1) keyed it, in place of the one of that number. Refused: marks that
/// can't be, a number below 1 or above the ballots issued, a box with totals.
[[nodiscard]] Result<> put_sheet(Writer& writer, const AssessRound& round, const BoxId& box,
                                 int pass, int number, const BallotSheet& sheet);
/// Takes a paper out of a pass.
[[nodiscard]] Result<> drop_sheet(Writer& writer, const AssessRound& round, const BoxId& box,
                                  int pass, int number);
/// What the paper says where the passes differ: both have it so from now on, and how many marks
/// differed is kept for the error rate.
[[nodiscard]] Result<> settle_sheet(Writer& writer, const AssessRound& round, const BoxId& box,
                                    int number, const std::string& marks);
/// Totals instead of sheets, by organization and aspect. Refused: a box with sheets; rows that
/// aren't those of the box; numbers that can't be.
[[nodiscard]] Result<> put_totals(Writer& writer, const AssessRound& round, const BoxId& box,
                                  const std::vector<std::vector<MarkCounts>>& totals);
/// Takes the totals of a box away, so that papers can be keyed.
[[nodiscard]] Result<> drop_totals(Writer& writer, const AssessRound& round, const BoxId& box);
[[nodiscard]] Result<> put_interview(Writer& writer, const AssessRound& round, std::int64_t org,
                                     const Interview& interview);

} // namespace lx
