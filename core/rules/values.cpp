#include "core/rules/values.h"

#include <algorithm>

namespace lx {
namespace {

__extension__ using Wide = __int128; // products of two scaled numbers

constexpr std::int64_t biggest = kNoBound - 1;

std::int64_t bounded(Wide number)
{
    return static_cast<std::int64_t>(
        std::clamp<Wide>(number, -static_cast<Wide>(biggest), biggest));
}

Tri at_least(std::int64_t low_a, std::int64_t high_a, std::int64_t low_b, std::int64_t high_b)
{
    if (high_b != kNoBound && low_a != kNone64 && low_a >= high_b)
        return Tri::True;
    if (high_a != kNoBound && low_b != kNone64 && high_a < low_b)
        return Tri::False;
    return Tri::Unknown;
}

Tri equal(std::int64_t low_a, std::int64_t high_a, std::int64_t low_b, std::int64_t high_b)
{
    if (low_a == high_a && low_b == high_b && low_a == low_b)
        return Tri::True;
    const bool below = high_a != kNoBound && low_b != kNone64 && high_a < low_b;
    const bool above = high_b != kNoBound && low_a != kNone64 && high_b < low_a;
    return below || above ? Tri::False : Tri::Unknown;
}

Tri compare_bounds(std::int64_t low_a, std::int64_t high_a, CompareOp op, std::int64_t low_b,
                   std::int64_t high_b)
{
    switch (op) {
    case CompareOp::AtLeast:
        return at_least(low_a, high_a, low_b, high_b);
    case CompareOp::Less:
        return !at_least(low_a, high_a, low_b, high_b);
    case CompareOp::AtMost:
        return at_least(low_b, high_b, low_a, high_a);
    case CompareOp::More:
        return !at_least(low_b, high_b, low_a, high_a);
    case CompareOp::NotEqual:
        return !equal(low_a, high_a, low_b, high_b);
    default:
        return equal(low_a, high_a, low_b, high_b);
    }
}

/// Plain whole numbers against a fixed one: the common case, one pass over the column.
template <class Test>
void plain_pass(const Values& left, std::size_t rows, std::vector<Tri>& out, Test test)
{
    const std::int32_t* data = left.data;
    for (std::size_t row = 0; row < rows; ++row)
        out[row] = data[row] == kNone32 ? Tri::Unknown : tri(test(std::int64_t{data[row]}));
}

std::int64_t floor_div(std::int64_t number)
{
    const std::int64_t quotient = number / kScale;
    return number % kScale < 0 ? quotient - 1 : quotient;
}

void compare_plain(const Values& left, CompareOp op, std::int64_t number, std::size_t rows,
                   std::vector<Tri>& out)
{
    const std::int64_t low = floor_div(number);
    const bool whole = low * kScale == number;
    switch (op) {
    case CompareOp::AtLeast:
        plain_pass(left, rows, out, [&](std::int64_t v) { return whole ? v >= low : v > low; });
        break;
    case CompareOp::More:
        plain_pass(left, rows, out, [&](std::int64_t v) { return v > low; });
        break;
    case CompareOp::AtMost:
        plain_pass(left, rows, out, [&](std::int64_t v) { return v <= low; });
        break;
    case CompareOp::Less:
        plain_pass(left, rows, out, [&](std::int64_t v) { return whole ? v < low : v <= low; });
        break;
    case CompareOp::NotEqual:
        plain_pass(left, rows, out, [&](std::int64_t v) { return !whole || v != low; });
        break;
    default:
        plain_pass(left, rows, out, [&](std::int64_t v) { return whole && v == low; });
        break;
    }
}

void compare_numbers(const Values& left, CompareOp op, const Values& right, std::size_t rows,
                     std::vector<Tri>& out)
{
    if (!left.constant && !left.scaled && left.at_least == nullptr && right.constant &&
        right.number != kNone64) {
        compare_plain(left, op, right.number, rows, out);
        return;
    }
    for (std::size_t row = 0; row < rows; ++row)
        out[row] = compare_bounds(left.low_of(row), left.high_of(row), op, right.low_of(row),
                                  right.high_of(row));
}

bool order_holds(std::int32_t a, CompareOp op, std::int32_t b)
{
    switch (op) {
    case CompareOp::AtLeast:
        return a >= b;
    case CompareOp::AtMost:
        return a <= b;
    case CompareOp::More:
        return a > b;
    case CompareOp::Less:
        return a < b;
    case CompareOp::NotEqual:
        return a != b;
    default:
        return a == b;
    }
}

/// Codes against a fixed one: the common case, one pass over the column for each operator.
template <class None>
void compare_code(const std::int32_t* data, CompareOp op, std::int32_t code, std::size_t rows,
                  None none, Tri blank, std::vector<Tri>& out)
{
    const auto pass = [&](auto test) {
        for (std::size_t row = 0; row < rows; ++row)
            out[row] = none(data[row]) ? blank : tri(test(data[row]));
    };
    switch (op) {
    case CompareOp::AtLeast:
        return pass([&](std::int32_t a) { return a >= code; });
    case CompareOp::AtMost:
        return pass([&](std::int32_t a) { return a <= code; });
    case CompareOp::More:
        return pass([&](std::int32_t a) { return a > code; });
    case CompareOp::Less:
        return pass([&](std::int32_t a) { return a < code; });
    case CompareOp::NotEqual:
        return pass([&](std::int32_t a) { return a != code; });
    default:
        return pass([&](std::int32_t a) { return a == code; });
    }
}

/// Dates, texts, references. A blank side: every comparison is false, but a blank choice is no
/// value.
void compare_codes(const Values& left, CompareOp op, const Values& right, std::size_t rows,
                   std::vector<Tri>& out)
{
    const Tri blank = left.blank_unknown || right.blank_unknown                    ? Tri::Unknown
                      : (left.choice || right.choice) && op == CompareOp::NotEqual ? Tri::True
                                                                                   : Tri::False;
    const bool reference = left.type == ValueType::Ref;
    const auto none = [&](std::int32_t code) { return code == kNone32 || (reference && code < 0); };
    if (!left.constant && right.constant) {
        if (none(right.code))
            std::fill_n(out.begin(), rows, blank);
        else
            compare_code(left.data, op, right.code, rows, none, blank, out);
        return;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int32_t a = left.code_of(row);
        const std::int32_t b = right.code_of(row);
        out[row] = none(a) || none(b) ? blank : tri(order_holds(a, op, b));
    }
}

void compare_bools(const Values& left, CompareOp op, const Values& right, std::size_t rows,
                   std::vector<Tri>& out)
{
    for (std::size_t row = 0; row < rows; ++row) {
        const Tri a = left.tri_of(row);
        const Tri b = right.tri_of(row);
        const Tri same = (a & b) | ((!a) & (!b)); // unknown where one of them is
        out[row] = op == CompareOp::NotEqual ? !same : same;
    }
}

void compare_list(const Values& left, CompareOp op, const Values& right, std::size_t rows,
                  std::vector<Tri>& out)
{
    const bool negated = op == CompareOp::NotIn;
    if (left.type == ValueType::Number) {
        for (std::size_t row = 0; row < rows; ++row) {
            Tri found = Tri::False;
            for (const std::int64_t number : right.numbers)
                found = found | equal(left.low_of(row), left.high_of(row), number, number);
            out[row] = negated ? !found : found;
        }
        return;
    }
    const Tri blank = negated && left.choice ? Tri::True : Tri::False;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int32_t code = left.code_of(row);
        if (code == kNone32) {
            out[row] = blank;
            continue;
        }
        const bool found =
            std::find(right.codes.begin(), right.codes.end(), code) != right.codes.end();
        out[row] = tri(found != negated);
    }
}

} // namespace

Values Values::of_number(std::int64_t scaled_number)
{
    Values values;
    values.constant = true;
    values.number = scaled_number;
    return values;
}

Values Values::of_code(ValueType type, std::int32_t code)
{
    Values values;
    values.type = type;
    values.constant = true;
    values.code = code;
    return values;
}

Values Values::of_bool(bool yes)
{
    Values values;
    values.type = ValueType::Bool;
    values.constant = true;
    values.yes = lx::tri(yes);
    return values;
}

std::int64_t Values::low_of(std::size_t row) const
{
    if (constant)
        return number;
    if (scaled)
        return low[row];
    return data[row] == kNone32 ? kNone64 : data[row] * kScale;
}

std::int64_t Values::high_of(std::size_t row) const
{
    if (constant)
        return number == kNone64 ? kNoBound : number;
    if (scaled) {
        if (low[row] == kNone64)
            return kNoBound;
        return high.empty() ? low[row] : high[row];
    }
    if (data[row] == kNone32 || (at_least != nullptr && at_least[row] != 0))
        return kNoBound;
    return data[row] * kScale;
}

std::int64_t scaled_number(std::int64_t whole, std::int64_t factor)
{
    return bounded(static_cast<Wide>(whole) * factor);
}

std::int64_t add_scaled(std::int64_t a, std::int64_t b)
{
    if (a == kNone64 || b == kNone64)
        return kNone64;
    if (a == kNoBound || b == kNoBound)
        return kNoBound;
    return bounded(static_cast<Wide>(a) + b);
}

std::int64_t multiply_scaled(std::int64_t a, std::int64_t b, bool round_up)
{
    if (a == 0 || b == 0)
        return 0;
    if (a == kNoBound || b == kNoBound)
        return kNoBound;
    const Wide product = static_cast<Wide>(a) * b;
    Wide quotient = product / kScale;
    const Wide rest = product % kScale;
    if (round_up && rest > 0)
        ++quotient;
    else if (!round_up && rest < 0)
        --quotient;
    return bounded(quotient);
}

void compare_values(const Values& left, CompareOp op, const Values& right, std::size_t rows,
                    std::vector<Tri>& out)
{
    out.resize(rows);
    if (op == CompareOp::In || op == CompareOp::NotIn)
        compare_list(left, op, right, rows, out);
    else if (left.type == ValueType::Bool)
        compare_bools(left, op, right, rows, out);
    else if (left.type == ValueType::Number)
        compare_numbers(left, op, right, rows, out);
    else
        compare_codes(left, op, right, rows, out);
}

} // namespace lx
