#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/geo/shape.h"
#include "core/sample/dice.h"

namespace lx::sample {

/// The made-up lie of the land (WGS-84): seven towns that share their borders, one of them with an
/// exclave, and three parks inside them.
struct Grounds
{
    Shape county;
    std::vector<Shape> towns; ///< in the order of the towns
    std::vector<Shape> parks;

    [[nodiscard]] static Grounds make(Dice dice);
};

/// A place inside a shape.
[[nodiscard]] GeoPoint somewhere_in(const Shape& shape, Dice& dice);
/// To six digits, as people copy them from a map.
[[nodiscard]] double six_digits(double degrees);

} // namespace lx::sample
