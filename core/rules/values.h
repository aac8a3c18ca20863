#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "core/facts/tri.h"
#include "core/ledger/columns.h"
#include "core/rules/condition.h"

namespace lx {

/// An upper bound that is not known.
inline constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();
/// The code of a text that no cell holds: equal to none, and not blank.
inline constexpr std::int32_t kNoSuchText = -3;
/// The number of a row that is not there: equal to none, and not blank.
inline constexpr std::int32_t kNoSuchRow = std::numeric_limits<std::int32_t>::max();

/// The values of a term for the rows of a frame: one for all (`constant`) or one a row.
///
/// Numbers come plain (`data`, whole numbers, kNone32 = unknown) or scaled by kScale with bounds
/// (`low`, `high`; `high` empty = exact; low kNone64 = unknown). Dates, texts and references come
/// in `data`, kNone32 = blank.
struct Values
{
    ValueType type = ValueType::Number;
    bool constant = false;
    bool choice = false;        ///< text of a dictionary: blank "is not" any value
    bool blank_unknown = false; ///< dates: blank = unknown (a minimum of no rows)

    std::int64_t number = 0;           ///< constant number, scaled; kNone64 = unknown
    std::int32_t code = 0;             ///< constant date, text or reference
    Tri yes = Tri::False;              ///< constant yes/no
    std::vector<std::int64_t> numbers; ///< constant list
    std::vector<std::int32_t> codes;

    const std::int32_t* data = nullptr;
    const std::uint8_t* at_least = nullptr; ///< plain numbers: 1 = only a lower bound
    const Tri* tri = nullptr;
    bool scaled = false;
    std::vector<std::int64_t> low;
    std::vector<std::int64_t> high;

    // What `data`, `at_least` and `tri` point to, where it is their own.
    std::vector<std::int32_t> own_data;
    std::vector<std::uint8_t> own_at_least;
    std::vector<Tri> own_tri;
    std::shared_ptr<const Values> keep; ///< another's vectors

    Values() = default;
    Values(Values&&) = default; // vectors keep their place when moved
    Values& operator=(Values&&) = default;
    Values(const Values&) = delete;
    Values& operator=(const Values&) = delete;

    [[nodiscard]] static Values of_number(std::int64_t scaled_number);
    [[nodiscard]] static Values of_code(ValueType type, std::int32_t code);
    [[nodiscard]] static Values of_bool(bool yes);
    void use_own_data() { data = own_data.data(); }

    /// Lower and upper bound of one row's number, scaled. Unknown: kNone64, kNoBound.
    [[nodiscard]] std::int64_t low_of(std::size_t row) const;
    [[nodiscard]] std::int64_t high_of(std::size_t row) const;
    [[nodiscard]] std::int32_t code_of(std::size_t row) const
    {
        return constant ? code : data[row];
    }
    [[nodiscard]] Tri tri_of(std::size_t row) const { return constant ? yes : tri[row]; }
};

/// A whole number scaled; stays within bounds.
[[nodiscard]] std::int64_t scaled_number(std::int64_t whole, std::int64_t factor = kScale);
/// Sum and product of scaled numbers that stay within bounds.
[[nodiscard]] std::int64_t add_scaled(std::int64_t a, std::int64_t b);
[[nodiscard]] std::int64_t multiply_scaled(std::int64_t a, std::int64_t b, bool round_up);

/// Compares two terms row by row (`op` neither given, empty, during nor within).
void compare_values(const Values& left, CompareOp op, const Values& right, std::size_t rows,
                    std::vector<Tri>& out);

} // namespace lx
