#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/value.h"

namespace lx {

class Database;

/// Hands out the id and the named fields (positions in the definition) of every row of a ledger, in
/// the order of ids: what sets of keys are built from without reading whole rows. The values live
/// during the call.
[[nodiscard]] Result<>
scan_fields(Database& database, const LedgerDef& def, const std::vector<int>& fields,
            const std::function<void(std::int64_t id, const std::vector<Value>& values)>& row);

} // namespace lx
