#include "core/store/value_counter.h"

#include <bit>
#include <cmath>
#include <utility>

namespace lx {

namespace {

/// Spreads the bits of a number over a table (the finaliser of MurmurHash3).
std::size_t spread(std::int64_t number)
{
    auto bits = static_cast<std::uint64_t>(number);
    bits = (bits ^ (bits >> 33)) * 0xff51afd7ed558ccdULL;
    bits = (bits ^ (bits >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return static_cast<std::size_t>(bits ^ (bits >> 33));
}

} // namespace

void ValueCounter::add(double real)
{
    constexpr double exact = 9007199254740992.0; // 2^53: beyond it not every whole number is one
    const bool whole = std::abs(real) <= exact && std::nearbyint(real) == real;
    Number& number = whole ? numbered(static_cast<std::int64_t>(real), false)
                           : numbered(std::bit_cast<std::int64_t>(real), true);
    number.real = true;
    ++number.rows;
}

Value ValueCounter::value_of(const Number& number)
{
    if (number.broken)
        return std::bit_cast<double>(number.bits);
    if (number.real)
        return static_cast<double>(number.bits);
    return number.bits;
}

ValueCounter::Number& ValueCounter::numbered(std::int64_t bits, bool broken)
{
    if (2 * (m_different + 1) > m_numbers.size())
        grow();
    const std::size_t last = m_numbers.size() - 1;
    std::size_t at = spread(bits) & last;
    while (m_numbers[at].rows > 0 && (m_numbers[at].bits != bits || m_numbers[at].broken != broken))
        at = (at + 1) & last;
    Number& number = m_numbers[at];
    if (number.rows == 0) {
        number.bits = bits;
        number.broken = broken;
        ++m_different;
    }
    return number;
}

void ValueCounter::grow()
{
    const std::size_t last = 2 * m_numbers.size() - 1;
    const auto old = std::exchange(m_numbers, std::vector<Number>(last + 1));
    for (const Number& number : old) {
        if (number.rows == 0)
            continue;
        std::size_t at = spread(number.bits) & last;
        while (m_numbers[at].rows > 0)
            at = (at + 1) & last;
        m_numbers[at] = number;
    }
}

} // namespace lx
