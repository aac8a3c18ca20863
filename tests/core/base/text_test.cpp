#include "core/base/text.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace std::string_view_literals;

namespace {

/// Text such as clerks' files hold: ideographs, ASCII, full-width signs, blanks of all kinds.
rc::Gen<std::string> messy_text()
{
    static const std::u32string signs =
        U"党支部（）()【】Ａｚ９ az09-—–/／\\*　 \u00A0\u200B\uFEFF\n\t·、，𠮷\uFFFD";
    return rc::gen::map(rc::gen::container<std::u32string>(rc::gen::elementOf(signs)),
                        [](const std::u32string& points) { return lx::utf8(points); });
}

} // namespace

TEST_CASE("blanks of every kind are trimmed, inner text stays")
{
    CHECK(lx::trim("\0\0\xEF\xBB\xBF　 某 某 \xC2\xA0\xE2\x80\x8B\r\n"sv) == "某 某");
    CHECK(lx::trim("　\n") == "");
    CHECK(lx::half_width("　ＡＢ１２（甲）　乙 ") == "AB12(甲) 乙");
}

TEST_CASE("texts that people take for the same fold to the same")
{
    CHECK(lx::fold("统一社会\n信用代码") == "统一社会信用代码");
    CHECK(lx::fold("存续（在营、开业）") == lx::fold("存续( 在营、开业 )"));
    CHECK(lx::fold("36—50岁") == lx::fold("36-50岁"));
    CHECK(lx::fold("机构／项目") == lx::fold("机构/项目"));
    CHECK(lx::fold("阿依古丽·买买提") == lx::fold("阿依古丽•买买提"));
    CHECK(lx::fold("ａb") == "AB");
    CHECK(lx::fold("⼯会成⽴⽇期") == "工会成立日期"); // radicals, from a PDF
    CHECK(lx::without_brackets("未转入(口袋)") == "未转入");
    CHECK(lx::without_brackets("转出(去世、出党)日期") == "转出日期");
    CHECK(lx::without_brackets("不成对(的") == "不成对(的");
    CHECK(rc::check("folding twice changes nothing", [] {
        const std::string once = lx::fold(*messy_text());
        RC_ASSERT(lx::fold(once) == once);
    }));
    CHECK(rc::check("half width twice changes nothing", [] {
        const std::string once = lx::half_width(*messy_text());
        RC_ASSERT(lx::half_width(once) == once);
    }));
}

TEST_CASE("broken bytes become U+FFFD and never run past the end")
{
    CHECK(lx::code_points("\xE4\xB8") == U"\uFFFD\uFFFD");
    CHECK(lx::code_points("\xC0\x80") == U"\uFFFD\uFFFD");       // overlong
    CHECK(lx::code_points("\xED\xA0\x80").front() == U'\uFFFD'); // surrogate
    CHECK(lx::code_points("𠮷") == std::u32string(1, char32_t{0x20BB7}));
    CHECK(lx::length("党支部𠮷") == 4);
    CHECK(rc::check("any bytes are read", [](const std::string& bytes) {
        RC_ASSERT(lx::code_points(bytes).size() == lx::length(bytes));
        RC_ASSERT(lx::code_points(lx::utf8(lx::code_points(bytes))) == lx::code_points(bytes));
        RC_ASSERT(lx::fold(bytes).size() <= bytes.size() * 3);
    }));
}

TEST_CASE("words are parted by blanks of every kind")
{
    CHECK(lx::split_words("　应建 未建\t 6.a\u00a0\n") ==
          std::vector<std::string>{"应建", "未建", "6.a"});
    CHECK(lx::split_words(" 　").empty());
}

TEST_CASE("lists are split where people separate")
{
    CHECK(lx::split_list("甲公司、乙公司\n丙公司；丁,，") ==
          std::vector<std::string>{"甲公司", "乙公司", "丙公司", "丁"});
    CHECK(lx::split_list(" \n").empty());
}
