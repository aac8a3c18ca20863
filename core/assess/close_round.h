#pragma once

#include "core/assess/result.h"
#include "core/assess/round.h"
#include "core/base/progress.h"
#include "core/store/writer.h"

namespace lx {

/// Closes a round on a day. Of 民主评议党员: write_appraisals. Otherwise a row of 考核 for each
/// organization, its 考核指标得分 (each content and each group of voters), a supervision for each
/// 约谈 that has a last day for 整改, and the results beside the scheme they were computed with.
/// All part of the writer's one action. Votes are told of groups of five ballots and more
/// (fewest_told). Rows that are there already are filled; the order of an earlier closing ends
/// where an organization of the round has no talk with a last day any more. Errors: Refused (what
/// is missing, the first of it named), those of Editor::save.
[[nodiscard]] Result<> close_round(Database& database, const Catalog& catalog, Writer& writer,
                                   const AssessRound& round, const OrgNames& names, Date day,
                                   Progress& progress);
/// Opens it again: what it wrote goes from the ledgers (of its organizations and indicators), what
/// was entered of 约谈 and 整改 is kept. A row with anything else in it (a note, own fields) stays
/// with that and is filled by the next closing. Supervisions that were issued stay
/// until then. Errors: Usage (it isn't closed), those of Editor.
[[nodiscard]] Result<> reopen_round(Database& database, const Catalog& catalog, Writer& writer,
                                    const AssessRound& round);
/// Names of the subjects of a round by their rows, where these are organizations of who assesses,
/// too; members of one name are told apart. Errors: Database.
[[nodiscard]] Result<OrgNames> org_names(Database& database, const Catalog& catalog,
                                         const AssessRound& round);

/// Who assesses, or the branch whose members are appraised. Errors: Database.
[[nodiscard]] Result<std::string> assessor_name(Database& database, const Catalog& catalog,
                                                const RoundId& id);

} // namespace lx
