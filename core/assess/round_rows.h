#pragma once

#include <array>

#include "core/assess/result.h"
#include "core/assess/round.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Where the votes stand in a row of 考核 or 民主评议党员.
inline constexpr std::array<const char*, 4> vote_fields{"votes_good", "votes_fair", "votes_average",
                                                        "votes_poor"};

/// The rows a round's closing writes: of 考核, of 民主评议党员.
[[nodiscard]] Query round_rows(const RoundId& id);

/// The votes of the groups that are told (fewest_told ballots and more); of the others the note
/// says why they are not there.
void set_votes(const AssessScheme& scheme, const AssessResult& one, const LedgerDef& def,
               Record& row);
/// A row without its votes, what is said of them, and `fields`: what else its round wrote. None
/// where nothing else was entered in it.
[[nodiscard]] std::optional<Record> without_result(const LedgerDef& def, Record row,
                                                   const std::vector<const char*>& fields);

} // namespace lx
