#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

struct CloseRaw
{
    void operator()(sqlite3* handle) const;
};
/// A connection without Qt: for copies and for a look at a file, never for the file of the window.
using RawHandle = std::unique_ptr<sqlite3, CloseRaw>;

/// Opens a database by its path, which is never taken for a "file:" address. `flags` are SQLite's.
[[nodiscard]] Result<RawHandle> open_raw(const std::string& path, int flags);

/// What an open connection may not do, whatever a file from elsewhere asks of it: run triggers,
/// look through views, load code, change SQLite's own tables.
void harden(sqlite3* handle);

} // namespace lx
