#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// Rows of one ledger that name either of two rows, by reference, in a list, by key or by the
/// person's number.
struct HangingRows
{
    const LedgerDef* ledger = nullptr;
    std::array<std::vector<std::int64_t>, 2> ids; ///< of the first and of the second, ascending
};

/// Two rows of a ledger held side by side, before they are merged: what merge_rows would settle and
/// what it would move.
struct MergeSides
{
    std::array<Record, 2> rows;
    std::array<std::string, 2> labels;
    std::vector<int> differing; ///< positions of fields, in the ledger's order
    std::vector<HangingRows>
        hanging;           ///< in the catalogue's order; ledgers without any are left out
    bool not_same = false; ///< somebody has said that these two are not the same
};

/// Errors: Usage (one row with itself), Refused (a row that is gone), those of the database.
[[nodiscard]] Result<MergeSides> merge_sides(Database& database, const Catalog& catalog,
                                             const LedgerDef& def, std::int64_t first,
                                             std::int64_t second);

/// Where rows of other ledgers name a person by the number that is the key of `def` (任职, 指导员,
/// 出资人 …): ledger and position of the field. None where the key is no such number.
[[nodiscard]] std::vector<std::pair<const LedgerDef*, std::size_t>>
person_number_fields(const Catalog& catalog, const LedgerDef& def);

} // namespace lx
