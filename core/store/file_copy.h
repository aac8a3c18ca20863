#pragma once

#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// Writes a consistent copy of an open database (in use or not): into a temporary file beside `to`,
/// checked, brought to the disk and then put in the place of `to` at once. Errors: Io, Cancelled,
/// Database (the copy is damaged, so is the original).
[[nodiscard]] Result<> copy_database(sqlite3* handle, const std::string& to, Progress& progress);

/// SQLite's own check of a database: "" = sound, otherwise what it found first.
[[nodiscard]] Result<std::string> integrity(sqlite3* handle);

} // namespace lx
