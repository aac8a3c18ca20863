#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace lx {

class Database;

/// Rows that hang on these, which have ended, and go on all the same: the sentences of `verify`,
/// each names the row and what to do. Also inside a transaction of the database.
[[nodiscard]] Result<std::vector<std::string>>
leftovers_of(Database& database, std::string_view ledger, const std::vector<std::int64_t>& ended);

} // namespace lx
