#include "core/base/human_date.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using lx::Date;
using lx::DatePrecision;
using lx::HumanDate;

namespace {

/// "2023-01-05", "2023-01-05 month", "2023-01-01 year" or "error".
std::string told(const HumanDate& date)
{
    switch (date.precision) {
    case DatePrecision::Day:
        return date.first.iso();
    case DatePrecision::Month:
        return date.first.iso().substr(0, 7);
    case DatePrecision::Year:
        return date.first.iso().substr(0, 4);
    case DatePrecision::None:
        break;
    }
    return date.error.empty() ? "no reason given" : "error";
}

struct TextCase
{
    const char* text;
    const char* meant;
};

struct NumberCase
{
    double number;
    const char* raw;
    const char* meant;
};

} // namespace

TEST_CASE("dates are read as people write them")
{
    const TextCase cases[] = {
        {"2023-01-05", "2023-01-05"},
        {" 2023-01-05 ", "2023-01-05"},
        {"2023-1-5", "2023-01-05"},
        {"2023/1/5", "2023-01-05"},
        {"2023/01/05 0:00:00", "2023-01-05"},
        {"2023.1.5", "2023-01-05"},
        {"2023．1．5", "2023-01-05"},
        {"２０２３-０１-０５", "2023-01-05"},
        {"2023—1—5", "2023-01-05"},
        {"2023、1、5", "2023-01-05"},
        {"20230105", "2023-01-05"},
        {"20230105093000", "2023-01-05"},
        {"2023年1月5日", "2023-01-05"},
        {"2023年01月05日 10:30", "2023-01-05"},
        {"2023 年 1 月 5 日", "2023-01-05"},
        {"2023年1月5号", "2023-01-05"},
        {"2023年1月5日上午9时30分", "2023-01-05"},
        {"二〇二三年一月五日", "2023-01-05"},
        {"二零二三年十二月三十一日", "2023-12-31"},
        {"二○二三年十月廿一日", "2023-10-21"},
        {"一九九八年元月二十日", "1998-01-20"},
        {"2023-01-05T00:00:00", "2023-01-05"},
        {"2023-01-05T00:00:00.000Z", "2023-01-05"},
        {"2023-01-05T08:00:00+08:00", "2023-01-05"},
        {"2024-02-29", "2024-02-29"},
        {"43831", "2020-01-01"},
        {"43831.5", "2020-01-01"},
        {"2023-01", "2023-01"},
        {"2023.1", "2023-01"},
        {"2023.10", "2023-10"},
        {"2023/10", "2023-10"},
        {"202301", "2023-01"},
        {"2023年1月", "2023-01"},
        {"二〇二三年一月", "2023-01"},
        {"2023年10月份", "error"},
        {"2023", "2023"},
        {"2023年", "2023"},
        {"二〇二三年", "2023"},
        {"2023-02-29", "error"},
        {"2023-13-01", "error"},
        {"2023年2月30日", "error"},
        {"20230230", "error"},
        {"202313", "error"},
        {"2017/2020", "error"},
        {"2017-2020", "error"},
        {"98-05-12", "error"},
        {"1/5/2023", "error"},
        {"980512", "error"},
        {"2023-01-05 不详", "error"},
        {"不详", "error"},
        {"约2023年", "error"},
        {"长期", "error"},
        {"0001-01-01", "error"},
        {"2023--5", "error"},
        {"2023-1-5-7", "error"},
        {"12345678901234567890", "error"},
        {"-", "error"},
        {"年月日", "error"},
        {"99999", "error"},
    };
    for (const TextCase& each : cases) {
        CAPTURE(each.text);
        CHECK(told(lx::read_date(each.text)) == each.meant);
    }
}

TEST_CASE("a numeric cell may be a serial day, a compact date, a month or a year")
{
    const NumberCase cases[] = {
        {43831, "43831", "2020-01-01"},
        {43831.75, "43831.75", "2020-01-01"},
        {45200, "45200", "2023-10-01"},
        {20230105, "20230105", "2023-01-05"},
        {202301, "202301", "2023-01"},
        {2023, "2023", "2023"},
        {2023.03, "2023.03", "2023-03"},
        {2023.3, "2023.3", "2023-03"},
        {2023.0900000000001, "2023.0900000000001", "2023-09"},
        {2023.11, "2023.11", "2023-11"},
        {2023.12, "2023.12", "2023-12"},
        {2023.1, "2023.1", "error"},
        {2023.1, "2023.10", "2023-10"},
        {2023.13, "2023.13", "error"},
        {2023.015, "2023.015", "error"},
        {20230230, "20230230", "error"},
        {5, "5", "error"},
        {-43831, "-43831", "error"},
        {0, "0", "error"},
        {99999, "99999", "error"},
    };
    for (const NumberCase& each : cases) {
        CAPTURE(each.raw);
        CHECK(told(lx::read_date_number(each.number, each.raw)) == each.meant);
    }
    const std::string why = lx::read_date_number(2023.1, "2023.1").error;
    CHECK(why.find("2023-01") != std::string::npos);
    CHECK(why.find("2023-10") != std::string::npos);
}

TEST_CASE("every day is read back from every way of writing it")
{
    CHECK(rc::check("written forms", [] {
        const Date day(*rc::gen::inRange(-40000, 200000));
        const std::string y = std::to_string(day.year());
        const std::string m = std::to_string(day.month());
        const std::string d = std::to_string(day.day());
        for (const std::string& text : {day.iso(), day.chinese(), y + "/" + m + "/" + d,
                                        y + "." + m + "." + d, day.iso() + " 23:59:59"})
            RC_ASSERT(lx::read_date(text).first == day);
    }));
    CHECK(rc::check("serial numbers", [] {
        const int serial = *rc::gen::inRange(10000, 73051);
        const HumanDate read = lx::read_date_number(serial, std::to_string(serial));
        RC_ASSERT(read.precision == DatePrecision::Day);
        RC_ASSERT(read.first.days() == serial - 25569);
        RC_ASSERT(lx::read_date(std::to_string(serial)).first == read.first);
    }));
    CHECK(rc::check("no text does harm", [](const std::string& text) {
        const HumanDate read = lx::read_date(text);
        RC_ASSERT((read.precision == DatePrecision::None) == !read.error.empty());
    }));
}
