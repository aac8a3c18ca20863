#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/rules/values.h"

namespace lx {
namespace {

Values plain(std::vector<std::int32_t> numbers)
{
    Values values;
    values.own_data = std::move(numbers);
    values.use_own_data();
    return values;
}

Values bounds(std::int64_t low, std::int64_t high)
{
    Values values;
    values.scaled = true;
    values.low = {low};
    values.high = {high};
    return values;
}

Tri compared(const Values& left, CompareOp op, const Values& right)
{
    std::vector<Tri> out;
    compare_values(left, op, right, 1, out);
    return out.front();
}

constexpr CompareOp all_ops[] = {CompareOp::Equal,  CompareOp::NotEqual, CompareOp::AtLeast,
                                 CompareOp::AtMost, CompareOp::More,     CompareOp::Less};

bool holds(std::int64_t a, CompareOp op, std::int64_t b)
{
    switch (op) {
    case CompareOp::NotEqual:
        return a != b;
    case CompareOp::AtLeast:
        return a >= b;
    case CompareOp::AtMost:
        return a <= b;
    case CompareOp::More:
        return a > b;
    case CompareOp::Less:
        return a < b;
    default:
        return a == b;
    }
}

TEST_CASE("Numbers between bounds compare as all numbers between them do", "[rules][values]")
{
    CHECK(rc::check("known exactly where every choice agrees", [] {
        const auto low_a = *rc::gen::inRange<std::int64_t>(-4, 5);
        const auto high_a = low_a + *rc::gen::inRange<std::int64_t>(0, 4);
        const auto low_b = *rc::gen::inRange<std::int64_t>(-4, 5);
        const auto high_b = low_b + *rc::gen::inRange<std::int64_t>(0, 4);
        for (const CompareOp op : all_ops) {
            bool some = false;
            bool every = true;
            for (std::int64_t a = low_a; a <= high_a; ++a)
                for (std::int64_t b = low_b; b <= high_b; ++b) {
                    some = some || holds(a, op, b);
                    every = every && holds(a, op, b);
                }
            const Tri expected = every ? Tri::True : some ? Tri::Unknown : Tri::False;
            RC_ASSERT(compared(bounds(low_a, high_a), op, bounds(low_b, high_b)) == expected);
        }
    }));
}

TEST_CASE("A column compares with a fixed number as row by row", "[rules][values]")
{
    CHECK(rc::check("plain and scaled agree", [] {
        const auto number = *rc::gen::inRange<std::int32_t>(-5, 6);
        const auto fixed = *rc::gen::inRange<std::int64_t>(-5 * kScale, 5 * kScale);
        for (const CompareOp op : all_ops)
            RC_ASSERT(
                compared(plain({number}), op, Values::of_number(fixed)) ==
                compared(bounds(number * kScale, number * kScale), op, Values::of_number(fixed)));
    }));
}

TEST_CASE("At least v decides what v decides", "[rules][values]")
{
    Values some = plain({3});
    some.own_at_least = {1};
    some.at_least = some.own_at_least.data();
    const auto than = [&](CompareOp op, int number) {
        return compared(some, op, Values::of_number(number * kScale));
    };
    CHECK(than(CompareOp::AtLeast, 3) == Tri::True);
    CHECK(than(CompareOp::AtLeast, 4) == Tri::Unknown);
    CHECK(than(CompareOp::More, 2) == Tri::True);
    CHECK(than(CompareOp::Equal, 2) == Tri::False);
    CHECK(than(CompareOp::Equal, 3) == Tri::Unknown);
    CHECK(than(CompareOp::NotEqual, 0) == Tri::True);
    CHECK(than(CompareOp::Less, 3) == Tri::False);
    CHECK(than(CompareOp::AtMost, 3) == Tri::Unknown);
}

TEST_CASE("A blank number is unknown, other blanks are known to be none", "[rules][values]")
{
    for (const CompareOp op : all_ops)
        CHECK(compared(plain({kNone32}), op, Values::of_number(0)) == Tri::Unknown);
    Values date = plain({kNone32});
    date.type = ValueType::Date;
    for (const CompareOp op : all_ops)
        CHECK(compared(date, op, Values::of_code(ValueType::Date, 5)) == Tri::False);
    Values choice = plain({kNone32});
    choice.type = ValueType::Text;
    choice.choice = true;
    CHECK(compared(choice, CompareOp::Equal, Values::of_code(ValueType::Text, 5)) == Tri::False);
    CHECK(compared(choice, CompareOp::NotEqual, Values::of_code(ValueType::Text, 5)) == Tri::True);
    Values list;
    list.type = ValueType::Text;
    list.constant = true;
    list.codes = {5, 6};
    CHECK(compared(choice, CompareOp::In, list) == Tri::False);
    CHECK(compared(choice, CompareOp::NotIn, list) == Tri::True);
}

TEST_CASE("A text that no cell holds equals none and is not blank", "[rules][values]")
{
    Values text = plain({7});
    text.type = ValueType::Text;
    const Values none = Values::of_code(ValueType::Text, kNoSuchText);
    CHECK(compared(text, CompareOp::Equal, none) == Tri::False);
    CHECK(compared(text, CompareOp::NotEqual, none) == Tri::True);
}

TEST_CASE("Scaled arithmetic is exact and stays within bounds", "[rules][values]")
{
    // 1 % of 1,234,567.89 元
    CHECK(multiply_scaled(12'345'678'900, 100, false) == 123'456'789);
    CHECK(multiply_scaled(kNoBound, 5, false) == kNoBound);
    CHECK(multiply_scaled(kNoBound, 0, false) == 0);
    CHECK(multiply_scaled(kNoBound - 1, kNoBound - 1, true) == kNoBound - 1);
    CHECK(add_scaled(kNoBound - 1, kNoBound - 1) == kNoBound - 1);
    CHECK(add_scaled(kNone64, 1) == kNone64);
    CHECK(add_scaled(kNoBound, 1) == kNoBound);
    CHECK(multiply_scaled(1, 1, false) == 0); // 0.0001 × 0.0001
    CHECK(multiply_scaled(1, 1, true) == 1);
}

} // namespace
} // namespace lx
