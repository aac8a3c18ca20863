#pragma once

#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// Bytes the longest name that grows from a ledger's needs: FILE-journal, FILE.v12备份-YYYY…SS.
inline constexpr std::size_t companion_room = 32;

/// Copies the pages of an open database into another connection's, which is empty.
[[nodiscard]] Result<> copy_pages(sqlite3* from, sqlite3* to, Progress& progress);

/// Copies the pages of an open database into an empty file, some megabytes at a time, unchecked.
[[nodiscard]] Result<> copy_pages_into(sqlite3* handle, const std::string& file,
                                       Progress& progress);

/// Writes a consistent copy of an open database (in use or not) into an empty file and checks it.
/// Errors: Io, Cancelled, Database (the copy is damaged, so is the original).
[[nodiscard]] Result<> copy_into(sqlite3* handle, const std::string& file, Progress& progress);

/// The same in the place of `to` at once. What lay beside that name is kept under another.
[[nodiscard]] Result<> copy_database(sqlite3* handle, const std::string& to, Progress& progress);

/// SQLite's own check of a database: "" = sound, otherwise what it found first.
[[nodiscard]] Result<std::string> integrity(sqlite3* handle);

} // namespace lx
