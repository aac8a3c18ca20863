#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// One thing `verify` looked at.
struct VerifyItem
{
    std::string check; ///< Chinese name of the check
    bool passed = false;
    std::vector<std::string> findings; ///< Chinese, at most 100
};

/// SQLite's own check, foreign keys, rules between tables, the change log's chain, the search
/// index.
[[nodiscard]] Result<std::vector<VerifyItem>> verify(Database& database, const Catalog& catalog,
                                                     Progress& progress);
/// A consistent copy while the file is in use; checked after writing.
[[nodiscard]] Result<> backup(Database& database, const std::string& to, Progress& progress);
/// Puts a backup in the place of `path`, after checking it; what was there is kept beside it
/// (…恢复前….lxdb).
[[nodiscard]] Result<> restore(const std::string& backup_file, const std::string& path,
                               Progress& progress);

} // namespace lx
