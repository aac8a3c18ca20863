#include "core/base/human_number.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using lx::HumanNumber;
using lx::read_number;

namespace {

std::int64_t fen(std::string_view text)
{
    bool rounded = false;
    return read_number(text).scaled(2, rounded).value_or(-1);
}

} // namespace

TEST_CASE("numbers are read as people write them")
{
    CHECK(read_number("35").whole() == 35);
    CHECK(read_number("-3").whole() == -3);
    CHECK(read_number("1,234").whole() == 1234);
    CHECK(read_number("１，２３４").whole() == 1234);
    CHECK(read_number("35人").whole() == 35);
    CHECK(read_number("35.0").whole() == 35);
    CHECK(read_number("1.2E+3").whole() == 1200);
    CHECK(read_number("3万").whole() == 30000);
    CHECK_FALSE(read_number("35.5").whole());
    CHECK(read_number("12.5%").value() == Approx(0.125));
    CHECK(read_number("106.2309").value() == 106.2309);
    CHECK(fen("￥1,234.50元") == 123450);
    CHECK(fen("(1,234.50)") == -123450);
    CHECK(fen("30(万元人民币)") == 30000000);
    CHECK(fen("9,999(万)") == 9999000000);
    CHECK(fen("1.5亿元") == 15000000000);
    CHECK(read_number("588.3000(万美元)").currency == "美元");
    CHECK(fen("588.3000(万美元)") == 588300000);
    CHECK(read_number("人民币30万元整").currency.empty());
}

TEST_CASE("what is no number is refused with a reason")
{
    for (const char* text :
         {"12,5", "3，4", "1,5万", "三十", "12a", "1.2.3", "--5", "万", "1e", "%", "1,2,,3",
          "5万万", "123456789012345678901234567890", "NaN", "inf", "0x10"}) {
        CAPTURE(text);
        CHECK_FALSE(read_number(text).error.empty());
    }
}

TEST_CASE("a comma parts thousands, before 万 also ten thousands")
{
    CHECK(read_number("1,000").whole() == 1000);
    CHECK(read_number("1，234，567").whole() == 1234567);
    CHECK(read_number("1,234万").whole() == 12'340'000);
    CHECK(read_number("1,2345万").whole() == 123'450'000);
    CHECK(read_number("12,5").error.find("逗号") != std::string::npos);
}

TEST_CASE("a number that is about right is the one written, and said to be so")
{
    for (const char* text : {"约30", "30余人", "30多", "大约30人", "30人左右"}) {
        CAPTURE(text);
        const HumanNumber number = read_number(text);
        CHECK(number.whole() == 30);
        CHECK(number.approximate);
    }
    CHECK_FALSE(read_number("30人").approximate);
    CHECK(read_number("30元").in_yuan);
    CHECK_FALSE(read_number("30").in_yuan);
}

TEST_CASE("a unit that belongs to one kind of numbers is named for the caller to judge")
{
    CHECK(read_number("3年").measure == "年");
    CHECK(read_number("3日").measure == "天");
    CHECK(read_number("106.5°").measure == "度");
    CHECK(read_number("35人").measure.empty());
}

TEST_CASE("scaling is exact, rounds half away from zero and never overflows")
{
    bool rounded = false;
    CHECK(read_number("0.005").scaled(2, rounded) == 1);
    CHECK(rounded);
    CHECK(read_number("-0.005").scaled(2, rounded) == -1);
    CHECK(read_number("0.004").scaled(2, rounded) == 0);
    CHECK_FALSE(read_number("999999999999999999万").scaled(2, rounded));
    CHECK_FALSE(read_number("1E90").scaled(2, rounded));
    CHECK(read_number("1E-90").scaled(2, rounded) == 0);
    CHECK(rc::check("whole numbers come back", [](std::int64_t n) {
        n /= 10; // 18 digits
        RC_ASSERT(read_number(std::to_string(n)).whole() == n);
    }));
    CHECK(rc::check("no text does harm", [](const std::string& text) {
        bool cut = false;
        const HumanNumber number = read_number(text);
        (void)number.scaled(2, cut);
        RC_ASSERT(number.error.empty() || number.error.find("数") != std::string::npos);
    }));
}
