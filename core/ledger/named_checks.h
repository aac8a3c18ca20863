#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

/// Whether the program has a check of that name (RowCheck::named).
[[nodiscard]] bool is_named_check(std::string_view name);

/// Whether a row passes a named check. `today` decides what has passed; without it such checks
/// pass. Precondition: is_named_check(check.named), and the ledger has the check's fields.
[[nodiscard]] bool passes_named_check(const LedgerDef& def, const RowCheck& check,
                                      const Record& record, std::optional<Date> today);

} // namespace lx
