#pragma once

#include <optional>
#include <string_view>

namespace lx {

/// Seconds of a length of time as ODF writes it ("PT10H10M10S", "P1DT2H", "PT0.5S"); years and
/// months, which have no fixed length, are none. Empty where the text is none or is negative.
[[nodiscard]] std::optional<double> read_ods_duration(std::string_view text);

} // namespace lx
