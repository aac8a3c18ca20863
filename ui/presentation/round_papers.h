#pragma once

#include "core/assess/round.h"
#include "core/ledger/catalog.h"
#include "core/report/ballot_paper.h"

namespace lx {

/// The ballot of a box of a round, as it is printed.
[[nodiscard]] BallotPaper ballot_paper_of(const AssessRound& round, const BoxId& box,
                                          const OrgNames& names);

/// 民主评议党员情况汇总表 of a branch's round, as far as it has come: what became of the ballots,
/// and each member's votes (not told of fewer than five ballots), score and grade.
[[nodiscard]] SheetDoc appraisal_sheet(const AssessRound& round, const std::string& branch,
                                       const OrgNames& names);
/// 述职评议考核评分表 of each organization of a round, as far as it has come: the scheme's contents
/// with points and facts, votes by groups and aspects (not told of fewer than five ballots), the
/// result. Secretaries are those in office on the day. Errors: Database.
[[nodiscard]] Result<std::vector<SheetDoc>> score_sheets(Database& database, const Catalog& catalog,
                                                         const AssessRound& round,
                                                         const OrgNames& names, Date day);

} // namespace lx
