#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

namespace lx {

/// SQL that holds for rows `alias` of a ledger that count on a day (ISO), as its definition's span
/// says; "" where all do. Its parameters are added to `parameters`.
[[nodiscard]] std::string span_sql(const Catalog& catalog, const LedgerDef& def,
                                   std::string_view alias, const std::string& day,
                                   std::vector<Value>& parameters);

} // namespace lx
