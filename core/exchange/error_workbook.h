#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/ledger_import.h"

namespace lx {

/// Writes what an import did not take as the clerk's own workbook: each sheet with its title rows,
/// its headings and the lines of sections, below them the rows that were refused or went in without
/// a cell, as they stood; the cells in question coloured and commented, all reasons of a row in a
/// last column 错误. Corrected and imported again, the file is read like the one it came from.
/// Reads the inputs again. Errors: Io; BadInput where an input has changed since.
[[nodiscard]] Result<> write_error_workbook(const ImportReport& report,
                                            const std::vector<std::string>& inputs,
                                            const std::string& path, Progress& progress);

} // namespace lx
