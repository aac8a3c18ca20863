#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_table.h"
#include "core/ledger/value.h"

namespace lx {

/// Counts the values of a column, each kept once: memory grows with the values that differ. Whole
/// and broken numbers of one size are one value, as SQLite groups them.
class ValueCounter
{
public:
    void add_none() { ++m_none; }
    void add(std::int64_t whole) { add_number({whole, false, false}); }
    void add(double real);
    void add(std::string_view text) { ++m_texts[text]; }

    /// Calls `take(value, rows)` for each value, the empty one among them, in no order.
    template <class Take> void each(const Take& take)
    {
        count_waiting();
        if (m_none > 0)
            take(Value{}, m_none);
        for (const Number& number : m_numbers)
            if (number.rows > 0)
                take(value_of(number), static_cast<std::int64_t>(number.rows));
        m_texts.each([&](std::string_view text, std::int64_t rows) {
            take(Value(std::string(text)), rows);
        });
    }

private:
    struct Waiting
    {
        std::int64_t bits = 0; ///< the whole number, or the bytes of the broken one
        bool broken = false;
        bool real = false; ///< a whole number that came as a broken one
    };
    /// A place of the table of numbers; no rows: a free one.
    struct Number
    {
        std::int64_t bits = 0;
        std::uint64_t broken : 1 = 0;
        std::uint64_t real : 1 = 0;
        std::uint64_t rows : 62 = 0;
    };
    static constexpr std::size_t most_waiting = 64;

    static Value value_of(const Number& number);
    [[nodiscard]] std::size_t place_of(std::int64_t bits) const;
    /// Numbers wait for their place to be fetched from memory: a table of a million different ones
    /// fits no cache, and one after the other they would wait longer than SQLite takes for a row.
    void add_number(const Waiting& number)
    {
        if (m_waits == most_waiting)
            count_waiting();
        __builtin_prefetch(&m_numbers[place_of(number.bits)], 1);
        m_waiting[m_waits++] = number;
    }
    void count_waiting();
    void grow();

    std::int64_t m_none = 0;
    std::vector<Number> m_numbers = std::vector<Number>(256); ///< a power of two, half of them free
    std::size_t m_different = 0;
    std::array<Waiting, most_waiting> m_waiting;
    std::size_t m_waits = 0;
    TextTable<std::int64_t> m_texts;
};

} // namespace lx
