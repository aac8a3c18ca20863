#pragma once

#include <cstdint>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// Rows, changes and actions are numbered one after the other. No ledger comes near this; a greater
/// number was put there by another program, and counting on from it would overflow.
inline constexpr std::int64_t greatest_number = std::int64_t{1} << 53;

/// Database where `last` is no number the program can count on from.
[[nodiscard]] Result<> check_last_number(sqlite3* handle, std::int64_t last);

} // namespace lx
