// The order of names by pinyin and by both official orders of strokes.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/name_order.h"
#include "core/base/text.h"

using namespace lx;

namespace {

using Names = std::vector<std::string>;

Names in_order(Names names, SortBy by)
{
    std::reverse(names.begin(), names.end());
    std::stable_sort(names.begin(), names.end(), [by](const auto& one, const auto& other) {
        return sort_key(one, by, NameKind::Person) < sort_key(other, by, NameKind::Person);
    });
    return names;
}

} // namespace

TEST_CASE("a published list by 姓氏笔画 is in that order")
{
    // The political bureau of 2022, as Xinhua printed it (按姓氏笔画为序).
    const Names published{"丁薛祥", "习近平", "马兴瑞", "王毅",   "王沪宁", "尹力",
                          "石泰峰", "刘国中", "李希",   "李强",   "李干杰", "李书磊",
                          "李鸿忠", "何卫东", "何立峰", "张又侠", "张国清", "陈文清",
                          "陈吉宁", "陈敏尔", "赵乐际", "袁家军", "黄坤明", "蔡奇"};
    CHECK(in_order(published, SortBy::SurnameStrokes) == published);
}

TEST_CASE("a two-character name has an empty middle by 姓氏笔画, none by 姓名笔画")
{
    const Names surname{"王毅", "王鑫", "王一平", "王沪宁"};
    CHECK(in_order(surname, SortBy::SurnameStrokes) == surname);
    const Names name{"王一平", "王沪宁", "王毅", "王鑫"};
    CHECK(in_order(name, SortBy::NameStrokes) == name);
    // A surname of two characters is none with a given name of two.
    const Names doubled{"欧阳淞", "欧阳一平"};
    CHECK(in_order(doubled, SortBy::SurnameStrokes) == doubled);
    // Blanks put in for looks, and what parts the names of a person, count for nothing.
    CHECK(sort_key("王　毅", SortBy::SurnameStrokes) == sort_key("王毅", SortBy::SurnameStrokes));
    CHECK(sort_key("买买提·艾力", SortBy::NameStrokes) ==
          sort_key("买买提艾力", SortBy::NameStrokes));
}

TEST_CASE("the same count goes by the first stroke that differs: 横 竖 撇 点 折")
{
    CHECK(stroke_rank(U'丁') < stroke_rank(U'卜')); // 横 before 竖
    CHECK(stroke_rank(U'卜') < stroke_rank(U'人')); // 竖 before 撇
    CHECK(stroke_rank(U'习') > stroke_rank(U'丁')); // three strokes behind two
    CHECK(stroke_rank(U'江') < stroke_rank(U'许')); // 六画，点点横 before 点折
    // Letters and digits before every character, unknown ones behind, the second plane among them.
    CHECK(stroke_rank(U'A') < stroke_rank(U'一'));
    CHECK(stroke_rank(U'\U00020BB7') > stroke_rank(U'一'));
    CHECK(stroke_rank(U'\U00020BB7') < stroke_rank(U'龘'));
    CHECK(stroke_rank(U'\U0003FFFD') > stroke_rank(U'龘'));
}

TEST_CASE("by pinyin a surname has its own reading")
{
    const Names names{"柏青", "卞和", "单雄", "石勇", "曾国", "张飞"};
    CHECK(in_order(names, SortBy::Pinyin) == names);
}

TEST_CASE("orders have names; keys of any text order as one comparison does")
{
    for (const SortBy by :
         {SortBy::Stored, SortBy::Pinyin, SortBy::SurnameStrokes, SortBy::NameStrokes}) {
        CHECK(sort_by_named(name_of(by)) == by);
        CHECK(sort_by_named(key_of(by)) == by);
    }
    CHECK_FALSE(sort_by_named("笔划").has_value());
    CHECK(sort_key("", SortBy::SurnameStrokes).empty());
    CHECK(rc::check("a name that goes on comes behind by 姓名笔画",
                    [](const std::string& one, const std::string& rest) {
                        const std::string key = sort_key(one, SortBy::NameStrokes);
                        RC_ASSERT(sort_key(one + "王" + rest, SortBy::NameStrokes) > key);
                    }));
}
