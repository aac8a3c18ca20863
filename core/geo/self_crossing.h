#pragma once

#include <optional>

#include "core/geo/shape.h"

namespace lx {

/// Where a ring crosses itself (a figure of eight); nothing where it doesn't. That it touches
/// itself in a corner is none. A ring so tangled that telling would take long is not looked at to
/// the end.
[[nodiscard]] std::optional<GeoPoint> crossing_of(const Ring& ring);

} // namespace lx
