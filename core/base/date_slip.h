#pragma once

#include <optional>

#include "core/base/date.h"

namespace lx {

/// The day someone may have meant who wrote `written`: month and day taken for each other
/// (2025-12-01 → 2025-01-12) or two neighbouring digits of the year turned round (2205 → 2025);
/// else one digit of the year mistyped (3025 → 2025). The latest such day from `from` to `to`, both
/// inclusive; empty where there is none.
[[nodiscard]] std::optional<Date> likely_day(Date written, Date from, Date to);

} // namespace lx
