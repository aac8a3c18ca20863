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
    bool warning = false;              ///< what was found is doubtful, but nothing is damaged
    std::vector<std::string> findings; ///< Chinese, at most 100
};

/// SQLite's own check, foreign keys and lists of references, every row by its ledger's rules, rules
/// between tables (trees without circles, one jurisdiction, honours whose object is there), the
/// change log's chain, the search index. Only reads. Errors: Cancelled, Io; what is wrong with the
/// file is told in the items.
[[nodiscard]] Result<std::vector<VerifyItem>> verify(Database& database, const Catalog& catalog,
                                                     Progress& progress);

/// A consistent copy while the file is in use; checked after writing, then put in the place of `to`
/// at once. Usage where `to` is the ledger file itself, Refused where it is a file that is no
/// earlier copy of this ledger. Precondition: no Writer is open on this
/// connection.
[[nodiscard]] Result<> backup(Database& database, const std::string& to, Progress& progress);

/// Puts a backup in the place of `path`, after checking it. Gives the path under which what was
/// there is kept (…恢复前-20250930140509.lxdb; "" if nothing was). Locked where a program has
/// `path` open for writing. The backup's history stays readable, its undo stack ends.
[[nodiscard]] Result<std::string> restore(const std::string& backup_file, const std::string& path,
                                          Progress& progress);

} // namespace lx
