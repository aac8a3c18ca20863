#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// Rows of a ledger that came, changed or went since a moment.
struct FormerRows
{
    std::vector<std::int64_t> ids; ///< all of them, ascending
    std::vector<Record> rows;      ///< those that were there then, as they were; ascending by id
    /// id → field → moment of its newest change since; rows that came or went have "" as a field.
    std::map<std::int64_t, std::map<std::string, std::string>> when;
};

/// What a file held at a moment, told by what differs from what it holds now.
struct FormerState
{
    /// The file had not been begun then: `ledgers` is empty, and says nothing.
    bool before_file = false;
    std::map<std::string, FormerRows, std::less<>> ledgers;
};

/// The newest action by a moment ("2025-06-30T23:59:59", itself included); 0 = none.
[[nodiscard]] Result<std::int64_t> action_by(Database& database, const std::string& moment);

/// Takes the change log back to where an action was the newest, for some ledgers. Own fields that
/// have gone since are left out. Errors: Database, Cancelled.
[[nodiscard]] Result<FormerState> former_rows(Database& database, const Catalog& catalog,
                                              const std::set<std::string, std::less<>>& ledgers,
                                              std::int64_t action, Progress& progress);

} // namespace lx
