#pragma once

#include <cstdint>
#include <string_view>

namespace lx {

/// How a row stands with what is asked of it in a period.
enum class LifeState : std::uint8_t
{
    None,  ///< nothing is asked, nothing was held
    Held,  ///< done as asked; or held without being asked
    Later, ///< asked in a period that has not begun
    Due,   ///< asked in the period that runs now, not done yet
    Hole   ///< the period went by without it
};
[[nodiscard]] std::string_view state_code(LifeState state); ///< na, held, later, due, hole
[[nodiscard]] std::string_view state_title(LifeState state); ///< "", 已开展, 未到, 本期待开展, 缺

/// A month of a row (or another period): how often it was held, how that stands.
struct LifeCell
{
    std::uint16_t held = 0;
    LifeState state = LifeState::None;
    bool operator==(const LifeCell&) const = default;
};

} // namespace lx
