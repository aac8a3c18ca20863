#pragma once

#include "core/assess/round.h"
#include "core/report/ballot_paper.h"

namespace lx {

/// The ballot of a box of a round, as it is printed.
[[nodiscard]] BallotPaper ballot_paper_of(const AssessRound& round, const BoxId& box,
                                          const OrgNames& names);

} // namespace lx
