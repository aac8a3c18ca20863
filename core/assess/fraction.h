#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace lx {

/// A fraction ≥ 0, exact however many ballots and weights it is made of: scores are added and
/// ranked by it and rounded only to be shown.
class Fraction
{
public:
    Fraction() = default; ///< 0
    /// Preconditions: numerator ≥ 0, denominator > 0.
    Fraction(std::int64_t numerator, std::int64_t denominator = 1);

    [[nodiscard]] Fraction operator+(const Fraction& other) const;
    [[nodiscard]] Fraction operator*(const Fraction& other) const;
    [[nodiscard]] bool operator==(const Fraction& other) const { return compare(other) == 0; }
    [[nodiscard]] std::strong_ordering operator<=>(const Fraction& other) const
    {
        return compare(other) <=> 0;
    }
    /// The nearest whole number of 1/`parts`, half up. Precondition: it fits 62 bits.
    [[nodiscard]] std::int64_t rounded(std::int64_t parts) const;

private:
    /// A natural number: digits of 32 bits, the lowest first, none for 0.
    using Natural = std::vector<std::uint32_t>;
    [[nodiscard]] static Natural natural(std::uint64_t value);
    [[nodiscard]] static Natural plus(const Natural& a, const Natural& b);
    [[nodiscard]] static Natural times(const Natural& a, const Natural& b);
    [[nodiscard]] static int order(const Natural& a, const Natural& b);
    [[nodiscard]] int compare(const Fraction& other) const;

    Natural m_numerator;
    Natural m_denominator{1};
};

} // namespace lx
