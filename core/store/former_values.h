#pragma once

#include <cstdint>
#include <functional>

#include "core/base/result.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/value.h"

namespace lx {

class Database;

/// Calls `value` for what a field of rows held before it was changed, as the change log has it; in
/// the order of the ids. A blank is left out. Errors: Database.
[[nodiscard]] Result<>
scan_former_values(Database& database, const LedgerDef& def, const FieldDef& field,
                   const std::function<void(std::int64_t id, const Value& before)>& value);

} // namespace lx
