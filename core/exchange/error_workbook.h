#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/ledger_import.h"

namespace lx {

/// Writes the refused rows of an import as they stood: one sheet for each table with its own
/// headings and cells, the wrong cells coloured and commented, and a last column 错误. Corrected
/// and imported again, the file is read like the one it came from. Reads the inputs again. Errors:
/// Io; BadInput where an input has changed since.
[[nodiscard]] Result<> write_error_workbook(const ImportReport& report,
                                            const std::vector<std::string>& inputs,
                                            const std::string& path, Progress& progress);

} // namespace lx
