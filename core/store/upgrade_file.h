#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/migration.h"

struct sqlite3;

namespace lx {

/// Brings an older ledger file to the last of `migrations`: a backup FILE.vN备份-20250930140509
/// beside it first, then everything in one transaction, with an action in the history that ends the
/// undo stack. Cancelled leaves the file as it was, without the backup.
[[nodiscard]] Result<MigrationOutcome> upgrade_file(sqlite3* handle, const std::string& path,
                                                    const std::vector<Migration>& migrations,
                                                    Progress& progress);

} // namespace lx
