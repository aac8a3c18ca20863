#include "core/spreadsheet/number_format.h"

#include <catch2/catch.hpp>

using lx::builtin_number_shape;
using lx::number_shape;
using lx::NumberShape;

TEST_CASE("formats that show a day are dates", "[exchange]")
{
    for (const char* code : {"yyyy-mm-dd",
                             "YYYY/MM/DD",
                             "yyyy\"年\"m\"月\"",
                             "yyyy\"年\"m\"月\"d\"日\";@",
                             "yyyy年m月d日",
                             "[$-804]yyyy\"年\"m\"月\"d\"日\"",
                             "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                             "mm\\/dd\\/yy",
                             "m/d/yy h:mm",
                             "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@",
                             "[$-411]ggge\"年\"m\"月\"d\"日\";@",
                             "mmmm\" \"yyyy",
                             "mmm-yy",
                             "m",
                             "aaaa",
                             "[$-804]aaaa;@",
                             "[Red]yyyy-mm-dd",
                             "[=0]\"\";yyyy-mm-dd",
                             "yyyy-mm-dd hh:mm:ss.000",
                             "dd/mm/yyyy\\ hh:mm\\ AM/PM",
                             "bbbb"}) {
        INFO(code);
        CHECK(number_shape(code) == NumberShape::Date);
    }
}

TEST_CASE("formats that show numbers are not dates, whatever letters they quote", "[exchange]")
{
    for (const char* code : {"General",
                             "GENERAL",
                             "G/通用格式",
                             "0",
                             "0.00",
                             "#,##0.00_);[Red](#,##0.00)",
                             "0.00E+00",
                             "##0.0E+0",
                             "0%",
                             "@",
                             "",
                             "\"年\"0",
                             "0\"年\"",
                             "0\"days\"",
                             "#,##0\\d",
                             "0_d",
                             "*d0",
                             "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
                             "[$¥-804]#,##0.00",
                             "[Blue]0",
                             "[DBNum2][$-804]General",
                             "[>=10000]0!.0,\"万\";0",
                             "\"yyyy-mm-dd",
                             "[yyyy",
                             "\\"}) {
        INFO(code);
        CHECK((number_shape(code) == NumberShape::Number ||
               number_shape(code) >= NumberShape::Percent));
    }
}

TEST_CASE("times of day and lengths of time are told apart", "[exchange]")
{
    for (const char* code :
         {"h:mm", "hh:mm:ss", "h:mm AM/PM", "mm:ss", "mmss.0", "ss.000", "h\"时\"mm\"分\"",
          "上午/下午h\"时\"mm\"分\"", "[$-409]h:mm:ss A/P;@"}) {
        INFO(code);
        CHECK(number_shape(code) == NumberShape::Time);
    }
    for (const char* code : {"[h]:mm:ss", "[hh]:mm", "[mm]:ss", "[s]", "[H]\"小时\""}) {
        INFO(code);
        CHECK(number_shape(code) == NumberShape::Duration);
    }
}

TEST_CASE("formats known by number", "[exchange]")
{
    for (const int id : {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}) {
        INFO(id);
        CHECK(builtin_number_shape(id) == NumberShape::Date);
    }
    for (const int id : {18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56}) {
        INFO(id);
        CHECK(builtin_number_shape(id) == NumberShape::Time);
    }
    CHECK(builtin_number_shape(46) == NumberShape::Duration);
    for (const int id : {-1, 0, 1, 4, 13, 23, 26, 37, 44, 48, 49, 59, 164}) {
        INFO(id);
        CHECK(builtin_number_shape(id) == NumberShape::Number);
    }
}

TEST_CASE("a format shows what a number alone has lost", "[exchange]")
{
    const auto shown = [](double number, const char* code) {
        return shown_number(number, number_shape(code));
    };
    CHECK(shown(124, "000000") == "000124");
    CHECK(shown(1234567, "000000").empty());
    CHECK(shown(0.35, "0%") == "35%");
    CHECK(shown(0.354, "0%") == "35.4%");
    CHECK(shown(2023.1, "0.00") == "2023.10");
    CHECK(shown(2023.1, "0.0") == "2023.1");
    CHECK(shown(12.5, "0.00").empty());
    CHECK(shown(124, "General").empty());
    CHECK(shown_number(0.5, builtin_number_shape(9)) == "50%");
}
