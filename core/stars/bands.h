#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lx {

/// A stretch of a measure: from a value (counted in) to below another.
struct Band
{
    std::optional<std::int64_t> from;  ///< none: whatever is below
    std::optional<std::int64_t> below; ///< none: whatever is above

    [[nodiscard]] bool holds(std::int64_t value) const
    {
        return (!from || *from <= value) && (!below || value < *below);
    }
};

/// What is wrong with bands that ought to hold every value once, one Chinese sentence without its
/// end, with an example: a gap, an overlap, one never reached; "" where nothing is. `text` writes a
/// value as the definition does.
[[nodiscard]] std::string band_fault(std::vector<Band> bands,
                                     const std::function<std::string(std::int64_t)>& text);

} // namespace lx
