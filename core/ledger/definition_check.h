#pragma once

#include <string>

#include "core/ledger/catalog.h"

namespace lx {

/// What is wrong with a definition seen in its catalogue, "" if nothing: every key it names exists,
/// every dictionary and ledger it points to is there, keys, headings and synonyms are unique, the
/// last field is 备注.
[[nodiscard]] std::string definition_trouble(const Catalog& catalog, const LedgerDef& def);

} // namespace lx
