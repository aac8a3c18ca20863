#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/store/query_sql.h"

namespace lx {

class Database;

/// All ids a query gives, in its order.
[[nodiscard]] Result<std::vector<std::int64_t>> sorted_ids(Database& database, const QuerySql& sql);
/// The first and the last `limit` of them, in the query's order.
[[nodiscard]] Result<std::vector<std::int64_t>> first_ids(Database& database, const QuerySql& sql,
                                                          std::int64_t limit);
[[nodiscard]] Result<std::vector<std::int64_t>> last_ids(Database& database, const QuerySql& sql,
                                                         std::int64_t limit);

} // namespace lx
