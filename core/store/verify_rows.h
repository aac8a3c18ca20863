#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/upkeep.h"

struct sqlite3;

namespace lx {

class Database;

/// Adds a sentence as long as there is room for it.
void add_finding(VerifyItem& item, std::string sentence);

/// The checks of `verify` on the ledgers' content: every row by its ledger's rules, lists of
/// references, trees, the jurisdiction, the objects of honours.
[[nodiscard]] Result<> verify_rows(Database& database, const Catalog& catalog, Progress& progress,
                                   std::vector<VerifyItem>& items);

/// Whether every ledger's search index holds its rows' texts and nothing else.
[[nodiscard]] Result<VerifyItem> verify_search(sqlite3* handle, const Catalog& catalog,
                                               Progress& progress);

} // namespace lx
