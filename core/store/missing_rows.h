#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/ledger_def.h"

namespace lx {

class Database;

/// Those of the ids that have no row in the ledger, in their order. Errors: Database.
[[nodiscard]] Result<std::vector<std::int64_t>>
missing_rows(Database& database, const LedgerDef& def, const std::vector<std::int64_t>& ids);

} // namespace lx
