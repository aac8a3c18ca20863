#include "core/base/yes_no.h"

#include <catch2/catch.hpp>

TEST_CASE("yes and no in the words of real forms")
{
    for (const char* text :
         {"是", "有", "√", "✓", "Y", "yes", "TRUE", "1", "１", "已建", "已", " 是 "}) {
        CAPTURE(text);
        CHECK(lx::read_yes_no(text) == true);
    }
    for (const char* text :
         {"否", "无", "×", "N", "no", "false", "0", "未建", "未", "没有", "不是"}) {
        CAPTURE(text);
        CHECK(lx::read_yes_no(text) == false);
    }
    for (const char* text : {"也许", "2", "", "是否", "-"}) {
        CAPTURE(text);
        CHECK_FALSE(lx::read_yes_no(text));
    }
}
