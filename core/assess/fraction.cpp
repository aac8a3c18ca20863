#include "core/assess/fraction.h"

#include <algorithm>
#include <numeric>

namespace lx {

Fraction::Fraction(std::int64_t numerator, std::int64_t denominator)
{
    const std::int64_t common = std::gcd(numerator, denominator);
    m_numerator = natural(static_cast<std::uint64_t>(numerator / common));
    m_denominator = natural(static_cast<std::uint64_t>(denominator / common));
}

Fraction Fraction::operator+(const Fraction& other) const
{
    Fraction sum;
    if (order(m_denominator, other.m_denominator) == 0) {
        sum.m_numerator = plus(m_numerator, other.m_numerator);
        sum.m_denominator = m_denominator;
        return sum;
    }
    sum.m_numerator =
        plus(times(m_numerator, other.m_denominator), times(other.m_numerator, m_denominator));
    sum.m_denominator = times(m_denominator, other.m_denominator);
    return sum;
}

Fraction Fraction::operator*(const Fraction& other) const
{
    Fraction product;
    product.m_numerator = times(m_numerator, other.m_numerator);
    product.m_denominator = times(m_denominator, other.m_denominator);
    return product;
}

std::int64_t Fraction::rounded(std::int64_t parts) const
{
    // The greatest n with n ≤ value × parts + 1/2, i.e. 2 n × denominator ≤ 2 × parts × numerator +
    // denominator.
    const Natural bound =
        plus(times(m_numerator, natural(2 * static_cast<std::uint64_t>(parts))), m_denominator);
    const Natural step = times(m_denominator, natural(2));
    const auto fits = [&](std::uint64_t n) { return order(times(step, natural(n)), bound) <= 0; };
    std::uint64_t n = 0;
    for (int bit = 61; bit >= 0; --bit)
        if (const std::uint64_t more = n | (std::uint64_t{1} << bit); fits(more))
            n = more;
    return static_cast<std::int64_t>(n);
}

Fraction::Natural Fraction::natural(std::uint64_t value)
{
    Natural digits;
    for (; value != 0; value >>= 32)
        digits.push_back(static_cast<std::uint32_t>(value));
    return digits;
}

Fraction::Natural Fraction::plus(const Natural& a, const Natural& b)
{
    Natural sum;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
        carry += (i < a.size() ? a[i] : 0ULL) + (i < b.size() ? b[i] : 0ULL);
        sum.push_back(static_cast<std::uint32_t>(carry));
        carry >>= 32;
    }
    return sum;
}

Fraction::Natural Fraction::times(const Natural& a, const Natural& b)
{
    Natural product(a.size() + b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t k = 0; k < b.size() || carry != 0; ++k) {
            const std::uint64_t factor = k < b.size() ? b[k] : 0;
            carry += product[i + k] + a[i] * factor;
            product[i + k] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    while (!product.empty() && product.back() == 0)
        product.pop_back();
    return product;
}

int Fraction::order(const Natural& a, const Natural& b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = a.size(); i-- > 0;)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

int Fraction::compare(const Fraction& other) const
{
    return order(times(m_numerator, other.m_denominator), times(other.m_numerator, m_denominator));
}

} // namespace lx
