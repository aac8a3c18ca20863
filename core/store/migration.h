#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// One step of the file's format: all scripts of one number.
struct Migration
{
    int number = 0;
    std::vector<std::string> scripts;
};

/// What `migrate` did.
enum class MigrationOutcome
{
    Current,  ///< nothing to do
    Created,  ///< an empty file got all tables
    Migrated, ///< an older file was brought to this program's version
    Newer     ///< written by a newer program: untouched
};

/// "LXLG": tells a ledger file from other SQLite files (PRAGMA application_id).
inline constexpr int application_id = 0x4C584C47;

/// The steps compiled in (core/store/migrations/NNNN_*.sql), by number from 1.
[[nodiscard]] const std::vector<Migration>& builtin_migrations();

/// Version a file has: the number of its last migration (PRAGMA user_version).
[[nodiscard]] Result<int> file_version(sqlite3* handle);

/// Brings a file to the last of `migrations` in one transaction. `before_upgrade` runs before an
/// older file with content is touched (the backup); its error stops everything. `after` runs inside
/// the transaction, with the outcome. Precondition: no transaction is open.
[[nodiscard]] Result<MigrationOutcome>
migrate(sqlite3* handle, const std::vector<Migration>& migrations,
        const std::function<Result<>(int from_version)>& before_upgrade,
        const std::function<Result<>(MigrationOutcome)>& after);

} // namespace lx
