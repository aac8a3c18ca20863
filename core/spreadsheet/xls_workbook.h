#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Whether the first bytes are those of a compound file (.xls, .et, but also .doc and encrypted
/// .xlsx) or of a BIFF stream without one (very old .xls): files for open_xls().
[[nodiscard]] bool looks_like_xls(const ByteSource& source);

/// Opens an .xls or .et workbook (BIFF5, BIFF8). Errors, each one Chinese sentence with what to
/// do: BadInput (encrypted, also .xlsx: "有密码…"; a Word or PowerPoint file; older than Excel 5;
/// damaged; no spreadsheet), Io.
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_xls(const std::string& path,
                                                         const ReadLimits& limits = {});

/// The same from bytes anywhere.
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_xls(std::unique_ptr<ByteSource> source,
                                                         const ReadLimits& limits = {});

} // namespace lx
