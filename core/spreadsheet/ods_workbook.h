#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/zip_archive.h"

namespace lx {

/// Whether the archive is an OpenDocument file.
[[nodiscard]] bool is_ods(const ZipArchive& archive);

/// An .ods. Errors: BadInput (with a password, damaged, no spreadsheet).
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_ods(std::unique_ptr<ZipArchive> archive,
                                                         const ReadLimits& limits);

} // namespace lx
