#pragma once

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
    void add(std::int64_t whole) { ++numbered(whole, false).rows; }
    void add(double real);
    void add(std::string_view text) { ++m_texts[text]; }

    /// Calls `take(value, rows)` for each value, the empty one among them, in no order.
    template <class Take> void each(const Take& take) const
    {
        if (m_none > 0)
            take(Value{}, m_none);
        for (const Number& number : m_numbers)
            if (number.rows > 0)
                take(value_of(number), number.rows);
        m_texts.each([&](std::string_view text, std::int64_t rows) {
            take(Value(std::string(text)), rows);
        });
    }

private:
    /// A place of the table of numbers; no rows: a free one.
    struct Number
    {
        std::int64_t bits = 0; ///< the whole number, or the bytes of the broken one
        std::int64_t rows = 0;
        bool broken = false;
        bool real = false; ///< a whole number that came as a broken one
    };
    static Value value_of(const Number& number);
    /// The place of a number, which is to get a row.
    Number& numbered(std::int64_t bits, bool broken);
    void grow();

    std::int64_t m_none = 0;
    std::vector<Number> m_numbers = std::vector<Number>(64); ///< a power of two, half of them free
    std::size_t m_different = 0;
    TextTable<std::int64_t> m_texts;
};

} // namespace lx
