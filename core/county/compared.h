#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/county/compare.h"
#include "core/ledger/catalog.h"

namespace lx {

/// A comparison as the window keeps it. Matters and targets may be read from any thread; changes
/// and reasons by whoever holds `mutex` (workers).
struct Compared
{
    DefinitionsPtr definitions; ///< outlives the comparison
    std::shared_ptr<const Comparison> comparison;
    ComparedSide left;
    ComparedSide right;
    mutable std::mutex mutex;
};

/// How many changes are listed with their names; all of them open as a list of the ledger.
inline constexpr std::size_t kChangesListed = 1'000;

/// The rows of a matter that moved.
struct ChangeList
{
    std::vector<StateChange> changes; ///< the first kChangesListed
    std::vector<std::string> names;   ///< one each
    std::vector<std::int64_t> ids;    ///< of all, ascending; those of `ledger` only
    std::string ledger;               ///< of the first change
    std::int64_t total = 0;
};

/// A worker's: what `compare_file` gives, ready for the window.
[[nodiscard]] Result<std::shared_ptr<const Compared>>
compare_county(Database& database, DefinitionsPtr definitions, const ComparedSide& left,
               const ComparedSide& right, Progress& progress);
/// A worker's. Errors: Database.
[[nodiscard]] Result<std::shared_ptr<const ChangeList>>
list_changes(const Compared& compared, std::size_t matter, Move move, Database& database);

} // namespace lx
