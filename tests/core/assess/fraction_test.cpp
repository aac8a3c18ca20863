#include "core/assess/fraction.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using lx::Fraction;

TEST_CASE("thirds add up to one, not to 0.999")
{
    const Fraction third(1, 3);
    CHECK(third + third + third == Fraction(1));
    CHECK(third * Fraction(3) == Fraction(1));
    CHECK(Fraction(1, 3) > Fraction(333'333, 1'000'000));
    CHECK(Fraction() == Fraction(0, 7));
}

TEST_CASE("half is rounded up, a hair less down")
{
    CHECK(Fraction(5, 1000).rounded(100) == 1);
    CHECK(Fraction(4999, 1'000'000).rounded(100) == 0);
    CHECK(Fraction(895, 10).rounded(1) == 90);
    CHECK(Fraction(0).rounded(100) == 0);
    CHECK(Fraction(100).rounded(10'000) == 1'000'000);
}

TEST_CASE("a sum of many unlike denominators stays exact")
{
    // 1/(n (n + 1)) adds up to 1 - 1/(n + 1).
    Fraction sum;
    for (int n = 1; n <= 300; ++n)
        sum = sum + Fraction(1, n * (n + 1));
    CHECK(sum == Fraction(300, 301));
    CHECK(sum < Fraction(301, 302));
}

TEST_CASE("sums, products, order and rounding are those of whole numbers")
{
    const auto number = [] { return *rc::gen::inRange<std::int64_t>(0, 1'000'000); };
    const bool held = rc::check([&] {
        const std::int64_t a = number();
        const std::int64_t b = number() + 1;
        const std::int64_t c = number();
        const std::int64_t d = number() + 1;
        using Wide = std::int64_t;
        const Fraction one(a, b);
        const Fraction two(c, d);
        RC_ASSERT((one < two) == (Wide(a) * d < Wide(c) * b));
        RC_ASSERT((one == two) == (Wide(a) * d == Wide(c) * b));
        RC_ASSERT(one + two == Fraction(a * d + c * b, b * d));
        RC_ASSERT(one * two == Fraction(a * c, b * d));
        RC_ASSERT(one.rounded(100) == (200 * a + b) / (2 * b));
    });
    CHECK(held);
}
