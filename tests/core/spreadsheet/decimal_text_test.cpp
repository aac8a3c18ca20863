#include "core/spreadsheet/decimal_text.h"

#include <cmath>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using lx::decimal_text;

TEST_CASE("numbers are written with the fewest digits, whole ones plainly")
{
    CHECK(decimal_text(0) == "0");
    CHECK(decimal_text(-0.0) == "0");
    CHECK(decimal_text(7) == "7");
    CHECK(decimal_text(-12) == "-12");
    CHECK(decimal_text(100) == "100");
    CHECK(decimal_text(0.1) == "0.1");
    CHECK(decimal_text(-0.025) == "-0.025");
    CHECK(decimal_text(1234.5) == "1234.5");
    CHECK(decimal_text(0.1 + 0.2) == "0.30000000000000004");
    // An ID number kept as a number: 15 digits and zeros, as the spreadsheet shows them.
    CHECK(decimal_text(640121199001011000.0) == "640121199001011000");
    CHECK(decimal_text(1e20) == "100000000000000000000");
    CHECK(decimal_text(1e21) == "1E+21");
    CHECK(decimal_text(1.5e300) == "1.5E+300");
    CHECK(decimal_text(1e-7) == "0.0000001");
    CHECK(decimal_text(-2.5e-8) == "-2.5E-8");
}

TEST_CASE("the digits read back as the same number")
{
    CHECK(rc::check("round trip", [] {
        const double value = *rc::gen::arbitrary<double>();
        RC_PRE(std::isfinite(value));
        RC_ASSERT(std::strtod(decimal_text(value).c_str(), nullptr) == value);
    }));
    CHECK(rc::check("any exponent", [] {
        const double value =
            std::ldexp(*rc::gen::inRange(-1000000, 1000000), *rc::gen::inRange(-1000, 1000));
        RC_ASSERT(std::strtod(decimal_text(value).c_str(), nullptr) == value);
    }));
}
