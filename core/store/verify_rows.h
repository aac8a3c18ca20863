#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/upkeep.h"

struct sqlite3;

namespace lx {

class Database;

/// Counts a finding and keeps it as long as there is room; the item has not passed then.
void add_finding(VerifyItem& item, std::string sentence, std::string_view ledger = {},
                 std::int64_t row = 0);

/// The checks of `verify` on the ledgers' content: every row by its ledger's rules (what is wrong,
/// and what is doubtful), lists of references, circles in every reference of a ledger to itself,
/// the jurisdiction, the objects of honours.
[[nodiscard]] Result<> verify_rows(Database& database, const Catalog& catalog, Progress& progress,
                                   std::optional<Date> today, std::vector<VerifyItem>& items);

/// The checks between rows of several ledgers (verify_data.cpp lists them), each one statement.
[[nodiscard]] Result<> verify_data(sqlite3* handle, Progress& progress, std::optional<Date> today,
                                   std::vector<VerifyItem>& items);

/// Replays the change log ledger by ledger and row by row and compares what it leaves with the
/// rows: what was changed, added or taken out by anything else than the program is found, and text
/// in a number column. Likewise the settings, own fields, the given ids and what is undone.
[[nodiscard]] Result<> verify_replay(Database& database, const Catalog& catalog, Progress& progress,
                                     std::vector<VerifyItem>& items);

/// The change log itself: every action with all its changes, each with the hash of the one before,
/// up to the end kept beside it.
[[nodiscard]] Result<VerifyItem> verify_chain(sqlite3* handle, Progress& progress);

/// Rows that may be the same, by the rules for duplicates.
[[nodiscard]] Result<VerifyItem> verify_duplicates(Database& database, const Catalog& catalog,
                                                   Progress& progress);

/// Attachments that rows name and that are not beside the file.
[[nodiscard]] Result<VerifyItem> verify_attachments(Database& database, const Catalog& catalog,
                                                    Progress& progress);

/// Whether every ledger's search index holds its rows' texts and nothing else.
[[nodiscard]] Result<VerifyItem> verify_search(sqlite3* handle, const Catalog& catalog,
                                               Progress& progress);

} // namespace lx
