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
    if (std::abs(real) <= exact && std::nearbyint(real) == real)
        add_number({static_cast<std::int64_t>(real), false, true});
    else
        add_number({std::bit_cast<std::int64_t>(real), true, true});
}

Value ValueCounter::value_of(const Number& number)
{
    if (number.broken != 0)
        return std::bit_cast<double>(number.bits);
    if (number.real != 0)
        return static_cast<double>(number.bits);
    return number.bits;
}

std::size_t ValueCounter::place_of(std::int64_t bits) const
{
    return spread(bits) & (m_numbers.size() - 1);
}

void ValueCounter::count_waiting()
{
    if (2 * (m_different + m_waits) > m_numbers.size())
        grow();
    const std::size_t last = m_numbers.size() - 1;
    for (std::size_t i = 0; i < m_waits; ++i) {
        const Waiting& next = m_waiting[i];
        std::size_t at = place_of(next.bits);
        while (m_numbers[at].rows > 0 &&
               (m_numbers[at].bits != next.bits || (m_numbers[at].broken != 0) != next.broken))
            at = (at + 1) & last;
        Number& number = m_numbers[at];
        if (number.rows == 0) {
            number.bits = next.bits;
            number.broken = next.broken ? 1 : 0;
            ++m_different;
        }
        if (next.real)
            number.real = 1;
        ++number.rows;
    }
    m_waits = 0;
}

void ValueCounter::grow()
{
    const auto old = std::exchange(m_numbers, std::vector<Number>(4 * m_numbers.size()));
    const std::size_t last = m_numbers.size() - 1;
    for (const Number& number : old) {
        if (number.rows == 0)
            continue;
        std::size_t at = place_of(number.bits);
        while (m_numbers[at].rows > 0)
            at = (at + 1) & last;
        m_numbers[at] = number;
    }
}

} // namespace lx
