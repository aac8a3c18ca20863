#pragma once

#include "core/assess/result.h"
#include "core/assess/round.h"
#include "core/base/progress.h"
#include "core/store/writer.h"

namespace lx {

/// Closes a round of 民主评议党员: a row of the ledger of that name for each member, with score,
/// votes and grade. Part of the writer's one action; what is missing was looked for before
/// (close_round). Errors: those of Editor::save.
[[nodiscard]] Result<> write_appraisals(Database& database, const Catalog& catalog, Writer& writer,
                                        const AssessRound& round, const AssessResults& results,
                                        Progress& progress);
/// Takes what it wrote out again; a row with anything else in it stays with that.
[[nodiscard]] Result<> withdraw_appraisals(Database& database, const Catalog& catalog,
                                           Writer& writer, const AssessRound& round);

} // namespace lx
