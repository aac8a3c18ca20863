#include "core/edit/find_text.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/test_ledger.h"

using namespace lx;

namespace {

/// "–" where nothing was found.
std::string replaced(FindHow how, const std::string& words, const std::string& instead,
                     std::string_view text, NameKind kind = NameKind::Words)
{
    const auto finder = TextFinder::make(words, how, instead);
    REQUIRE(test::message(finder) == std::string());
    return finder->replaced(text, kind).value_or("–");
}

} // namespace

TEST_CASE("words are found wherever they stand, whatever their width and case")
{
    CHECK(replaced(FindHow::Words, "有限公司", "公司", "甲有限公司、乙有限公司") ==
          "甲公司、乙公司");
    CHECK(replaced(FindHow::Words, "a1", "B2", "Ａ１号、a1 号") == "B2号、B2 号");
    CHECK(replaced(FindHow::Words, "aa", "b", "aaa") == "ba");
    CHECK(replaced(FindHow::Words, "丙", "丁", "甲乙") == "–");
    CHECK(replaced(FindHow::Words, "(", "（", "甲(集团)") == "甲（集团)");
}

TEST_CASE("the whole text is found only where nothing else stands; nothing finds the blank")
{
    CHECK(replaced(FindHow::Whole, "汉", "汉族", "汉") == "汉族");
    CHECK(replaced(FindHow::Whole, "汉", "汉族", "汉族") == "–");
    CHECK(replaced(FindHow::Whole, "", "正常", "") == "正常");
    CHECK(replaced(FindHow::Whole, "", "正常", " ") == "–");
}

TEST_CASE("pinyin finds characters by initials and by syllables, as a whole")
{
    CHECK(replaced(FindHow::Pinyin, "wyz", "望洪镇", "永宁县望远镇一街") == "永宁县望洪镇一街");
    CHECK(replaced(FindHow::Pinyin, "wang yuan zhen", "望洪镇", "永宁县望远镇一街") ==
          "永宁县望洪镇一街");
    CHECK(replaced(FindHow::Pinyin, "WANGYUAN", "望洪", "望远镇") == "望洪镇");
    CHECK(replaced(FindHow::Pinyin, "ang", "x", "望远镇") == "–");
    CHECK(replaced(FindHow::Pinyin, "zq", "x", "曾强", NameKind::Person) == "x");
}

TEST_CASE("a pattern's groups can be named in what takes its place")
{
    CHECK(replaced(FindHow::Pattern, R"((\d+)号)", R"(第\1号)", "东街12号") == "东街第12号");
    CHECK(replaced(FindHow::Pattern, R"((\d+)号)", "第$1号", "东街12号") == "东街第12号");
    CHECK(replaced(FindHow::Pattern, R"((\d+)号)", "$2$1$0", "12号") == "$212$0");
    CHECK(replaced(FindHow::Pattern, "元", "$5", "12元") == "12$5");
    CHECK(replaced(FindHow::Pattern, "^", "宁夏", "银川") == "宁夏银川");
    const auto broken = TextFinder::make("(东", FindHow::Pattern, "");
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().kind == ErrorKind::Usage);
    CHECK_FALSE(TextFinder::make("", FindHow::Words, "x").has_value());
    CHECK_FALSE(TextFinder::make(" ", FindHow::Pinyin, "x").has_value());
}

TEST_CASE("laws of finding")
{
    CHECK(rc::check("words put in place of themselves leave the text", [] {
        const auto letters = rc::gen::container<std::string>(rc::gen::inRange('a', 'd'));
        const std::string text = *letters;
        const std::string words = *rc::gen::nonEmpty(letters);
        const auto finder = TextFinder::make(words, FindHow::Words, words);
        const auto after = finder->replaced(text);
        RC_ASSERT(after.has_value() == (text.find(words) != std::string::npos));
        RC_ASSERT(after.value_or(text) == text);
    }));
    CHECK(rc::check("no text and no words make it crash",
                    [](const std::string& words, const std::string& text) {
                        for (const FindHow how :
                             {FindHow::Words, FindHow::Whole, FindHow::Pinyin, FindHow::Pattern}) {
                            if (const auto finder = TextFinder::make(words, how, words))
                                (void)finder->replaced(text);
                        }
                    }));
}
