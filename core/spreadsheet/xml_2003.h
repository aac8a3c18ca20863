#pragma once

#include <memory>
#include <string_view>

#include "core/base/result.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// An Excel 2003 XML workbook (SpreadsheetML) in UTF-8. Errors: BadInput (another kind of XML: how
/// to save it; a DOCTYPE; damaged; over the limits).
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_xml_2003(std::string_view document,
                                                              const ReadLimits& limits);

} // namespace lx
