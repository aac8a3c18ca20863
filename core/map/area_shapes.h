#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/world.h"
#include "core/geo/shape.h"

namespace lx {

/// The boundaries (属地.边界) of a world's areas.
struct AreaShapes
{
    std::vector<Shape> shapes;         ///< by row of `area`; empty = none
    std::vector<std::string> problems; ///< those that can't be read, a sentence each

    /// What a snapshot must hold for it.
    static void add_needs(Needs& needs);
    [[nodiscard]] static AreaShapes of(const World& world);
    /// Whether the boundaries stand in the same rows of both: the shapes of one serve the other.
    /// Compares texts, which is far less than reading them.
    [[nodiscard]] static bool same(const World& one, const World& other);
    /// The area itself or the next above it that has a boundary; -1 where none has. -1 for -1.
    [[nodiscard]] std::int32_t bounded(const World& world, std::int32_t area) const;
};

} // namespace lx
