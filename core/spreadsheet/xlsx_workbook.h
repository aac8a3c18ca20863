#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/zip_archive.h"

namespace lx {

/// An .xlsx (.xlsm, .xltx) as is_xlsx() found it. Only the list of sheets is read here; shared
/// strings and styles are read before the first sheet. Errors: BadInput.
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_xlsx(std::unique_ptr<ZipArchive> archive,
                                                          const ReadLimits& limits);

} // namespace lx
