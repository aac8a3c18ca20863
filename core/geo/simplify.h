#pragma once

#include <vector>

#include "core/geo/shape.h"

namespace lx {

/// Leaves out points that lie within `tolerance` (the points' unit) of the line between those kept.
/// A line that several shapes share is one line: it is simplified once for all of them, so no gaps
/// and no overlaps come between neighbours. Ends of shared lines always stay, and no ring shrinks
/// to nothing. Neighbours share a line where they have the same points there.
[[nodiscard]] std::vector<Shape> simplify(const std::vector<Shape>& shapes, double tolerance);

} // namespace lx
