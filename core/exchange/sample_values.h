#pragma once

#include <string>

#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

/// What the sample row of a template shows in a field, as text; "" where it is left open. Nobody's
/// data: codes and numbers are made up with valid check digits. `row` holds the values chosen so
/// far (a choice may be narrowed by one).
[[nodiscard]] std::string sample_value(const Catalog& catalog, const LedgerDef& def,
                                       const FieldDef& field, const Record& row);

} // namespace lx
