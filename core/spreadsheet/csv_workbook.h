#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A text file of separated values as a workbook of one sheet, named as the file without its
/// ending. All cells are text; `rows` of the limits does not apply (a csv may be longer than a
/// sheet). `path` is what the file is called. Error: Io.
[[nodiscard]] Result<std::unique_ptr<Workbook>>
open_csv(std::unique_ptr<ByteSource> bytes, const std::string& path, const ReadLimits& limits);

} // namespace lx
