#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace lx {

/// The workbook part, told to work all formulas out when it is opened (fullCalcOnLoad); as it was
/// where it says so already. Errors: BadInput.
[[nodiscard]] Result<std::string> with_calc_on_load(std::string_view workbook);

} // namespace lx
