#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// What the row that stays takes from the one that goes.
struct MergeChoice
{
    std::vector<int> take;    ///< positions of fields whose value comes from the row that goes
    bool fill_blanks = false; ///< and every field in which the row that stays has nothing
};

/// What stands in the way of merging two rows, at the row where it does.
struct MergeConflict
{
    const LedgerDef* ledger = nullptr;
    std::int64_t id = 0;
    std::string field;  ///< key; "" = the row as a whole
    std::string reason; ///< Chinese sentence
};

struct MergeReport
{
    std::int64_t action = 0;  ///< 0 where there are conflicts: nothing was changed
    std::int64_t changed = 0; ///< rows written and removed
    std::vector<MergeConflict> conflicts;
    std::vector<std::string> warnings; ///< of the row that stays, as it stands then
};

/// The kind of the actions that merge two rows.
inline constexpr const char* merge_action = "merge";

/// Two rows that are one and the same thing become one ("登记了两次"): whatever names `goes`, by
/// reference, in a list or by its key, names `stays` from then on, and `goes` goes into the recycle
/// bin. One action, which undo_action turns around like any other. Where a row that names `goes`
/// can't name `stays` (there is one like it already), nothing is changed and all such rows are
/// told; likewise where one of the two stands, at any depth, under the other (上级), `goes` is the
/// jurisdiction, or a round of 考核 has both. Errors: Usage (one row with itself), Refused (a row
/// that is gone), Cancelled, those of Writer.
[[nodiscard]] Result<MergeReport> merge_rows(Database& database, const Catalog& catalog,
                                             const Actor& actor, const LedgerDef& def,
                                             std::int64_t stays, std::int64_t goes,
                                             const MergeChoice& choice, Progress& progress);

} // namespace lx
