#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lx::sample {

/// Chance that falls the same way for the same seed on every machine (SplitMix64; the distributions
/// of the standard library are not fixed by the standard).
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 … n−1; n ≥ 1.
    [[nodiscard]] int below(int n)
    {
        return static_cast<int>(next() % static_cast<std::uint64_t>(n));
    }
    /// low … high, both inclusive.
    [[nodiscard]] int between(int low, int high) { return low + below(high - low + 1); }
    /// True in `percent` of 100 throws.
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <class T> [[nodiscard]] const T& pick(const std::vector<T>& from)
    {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }
    /// Position chosen with these weights.
    [[nodiscard]] std::size_t weighted(const std::vector<int>& weights)
    {
        int total = 0;
        for (const int w : weights)
            total += w;
        int at = below(total);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return weights.size() - 1;
    }

private:
    std::uint64_t m_state;
};

} // namespace lx::sample
