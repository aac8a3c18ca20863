#pragma once

#include <string>
#include <string_view>

#include "core/base/fresh_file.h"
#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// The error SQLite reports on a connection as a sentence for the user; SQLite's own words go to
/// `detail`. `code` is the (extended) result code.
[[nodiscard]] Error sqlite_error(sqlite3* handle, int code, std::string_view sql = {});

} // namespace lx
