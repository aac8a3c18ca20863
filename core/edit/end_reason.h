#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

/// What may stand as the reason of an end, in the dictionary's order; empty where the ledger has no
/// field for it (any text, which 备注 takes).
[[nodiscard]] std::vector<std::string> end_reasons(const Catalog& catalog, const LedgerDef& def);
/// A reason as people write it, as the ledger keeps it. Errors: Usage, with those there are.
[[nodiscard]] Result<std::string> read_end_reason(const Catalog& catalog, const LedgerDef& def,
                                                  const std::string& typed);

} // namespace lx
