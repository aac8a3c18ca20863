#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// Rounds of 述职评议考核 name organizations by their rows (assess_settings), those of 民主评议党员
/// a branch and members (appraisal_settings): all of them name `stays` where they named `goes`,
/// both rows of `ledger` (org or member). Part of the writer's one action. Gives the year of a
/// round that can't: it assesses both, or one of them assesses the other, or both have such a
/// round; what was written until then is the caller's to throw away. Errors: Database, those of
/// Writer.
[[nodiscard]] Result<std::optional<int>> rename_in_rounds(Database& database, Writer& writer,
                                                          const std::string& ledger,
                                                          std::int64_t stays, std::int64_t goes);

/// What is entered for an organization in the star rating (star_settings) is entered for `stays`
/// where it was for `goes`. Part of the writer's one action. Gives the year in which something is
/// entered for both and isn't the same: neither a veto nor a score goes unseen; what was written
/// until then is the caller's to throw away. Errors: Database, those of Writer.
[[nodiscard]] Result<std::optional<int>> rename_in_ratings(Database& database, Writer& writer,
                                                           std::int64_t stays, std::int64_t goes);

} // namespace lx
