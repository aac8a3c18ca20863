#pragma once

#include <string>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

/// Writes an empty workbook to fill in and import: the headings of the ledger and of what its
/// import carries (a unit's survey), required ones marked, drop-down lists for dictionary values
/// and yes/no, codes as text, what each column takes as a comment and on a sheet 填写说明. Errors:
/// Io.
[[nodiscard]] Result<> write_ledger_template(const Catalog& catalog, const LedgerDef& def,
                                             const std::string& path);

} // namespace lx
