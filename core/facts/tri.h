#pragma once

#include <algorithm>
#include <cstdint>

namespace lx {

/// The three values of a condition, ordered so that "and" is the smaller and "or" the larger
/// (Kleene).
enum class Tri : std::uint8_t
{
    False = 0,
    Unknown = 1,
    True = 2
};

[[nodiscard]] constexpr Tri tri(bool value)
{
    return value ? Tri::True : Tri::False;
}
[[nodiscard]] constexpr Tri operator&(Tri a, Tri b)
{
    return std::min(a, b);
}
[[nodiscard]] constexpr Tri operator|(Tri a, Tri b)
{
    return std::max(a, b);
}
[[nodiscard]] constexpr Tri operator!(Tri a)
{
    return static_cast<Tri>(2 - static_cast<int>(a));
}

} // namespace lx
