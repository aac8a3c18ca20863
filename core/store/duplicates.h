#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/duplicate_rules.h"

namespace lx {

class Database;

/// Two rows of a ledger that may be the same.
struct DuplicatePair
{
    std::int64_t first = 0;           ///< internal id, the smaller
    std::int64_t second = 0;          ///< internal id
    int weight = 0;                   ///< … 100
    std::vector<std::string> reasons; ///< Chinese, the heaviest first
};

struct Duplicates
{
    std::vector<DuplicatePair> pairs; ///< the heaviest first, then by id
    std::int64_t total = 0;           ///< how many there are
};

/// Pairs of rows whose weight by the ledger's rules is `from` or more, the first `most` of them.
/// Rows are brought together by what a rule compares (its key), so a ledger is gone through once
/// whatever its size; where more than 20 rows share a key each is only held against the next, for
/// what so many share says little. Pairs that were said not to be the same (not_same.h) are left
/// out. Errors: Cancelled, those of the database.
/// Precondition: `def` is the ledger the rules are made for.
[[nodiscard]] Result<Duplicates> find_duplicates(Database& database, const Catalog& catalog,
                                                 const LedgerDef& def, const DuplicateKeys& keys,
                                                 int from, std::size_t most, Progress& progress);

} // namespace lx
