#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;
struct Actor;

/// Two rows of a ledger by their ids, the smaller first.
using RowPair = std::pair<std::int64_t, std::int64_t>;

/// Pairs somebody has looked at and said: these are not the same ("不是同一个"). Kept in the file.
[[nodiscard]] Result<std::set<RowPair>> not_same_pairs(Database& database,
                                                       const std::string& ledger);
/// The setting that keeps them (DataChange::settings).
[[nodiscard]] std::string not_same_setting(const std::string& ledger);
/// Keeps one more, or forgets it again (`same`). An action of its own, which the history tells by
/// the names of the rows and an undo takes back; what is so already writes nothing. Errors: Usage
/// (one row with itself).
[[nodiscard]] Result<> say_not_same(Database& database, const Catalog& catalog,
                                    const LedgerDef& def, RowPair rows, bool same,
                                    const Actor& actor);

} // namespace lx
