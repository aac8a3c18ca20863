#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/number_format.h"

namespace lx {

class ZipPart;

/// What each cell style (the s of a cell) makes of a number. Errors: BadInput.
[[nodiscard]] Result<std::vector<NumberShape>> read_xlsx_styles(ZipPart& part);

} // namespace lx
