#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace lx {

struct MapPicture;
struct MapWanted;

/// Limits of own classes as they are typed: "60、80,95%", any digits. Nothing: not numbers.
[[nodiscard]] std::optional<std::vector<double>> read_bounds(const std::string& text);
/// Whether a legend can say them. Errors (BadInput), a Chinese sentence: one to six, ascending and
/// different as they are shown (of a share to a tenth, of a count whole), 0 … 100 or 1e9.
[[nodiscard]] Result<> check_bounds(const std::vector<double>& bounds, bool share);

/// Parts the areas of all pictures into classes of one scale. Errors: those of check_bounds.
[[nodiscard]] Result<> classify(std::vector<MapPicture>& pictures, const MapWanted& wanted);

} // namespace lx
