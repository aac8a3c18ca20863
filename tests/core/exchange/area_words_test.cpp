// What the word at the end of a name says of an area.

#include <map>

#include <catch2/catch.hpp>

#include "core/exchange/area_words.h"
#include "core/exchange/line_words.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("whatever a kind of area is called is known by its end")
{
    using enum AreaWord;
    const std::map<std::string, AreaWord> kinds{{"省", Far},
                                                {"市", Far},
                                                {"县区旗", County},
                                                {"乡镇苏木", Town | Office},
                                                {"街道", Town | Office},
                                                {"开发区园区", Park | Zone},
                                                {"村嘎查", Village | Part},
                                                {"社区", Village | Part}};
    ExchangeRig rig;
    const Dictionary* dictionary = rig.catalog().dictionary("area_kind");
    REQUIRE(dictionary != nullptr);
    std::size_t seen = 0;
    for (const DictionaryValue& value : dictionary->values) {
        const auto kind = kinds.find(value.value);
        if (kind == kinds.end())
            continue; // markets and buildings: no areas that others lie in
        ++seen;
        for (const std::string& word : value.synonyms) {
            INFO(word);
            if (word.find('(') == std::string::npos)
                CHECK_FALSE(area_ending("某某" + word, kind->second).empty());
        }
    }
    CHECK(seen == kinds.size());
}

TEST_CASE("the longest word counts, and none without a name before it")
{
    CHECK(area_ending("杨和街道办事处", AreaWord::Office) == "街道办事处");
    CHECK(area_ending("宁夏回族自治区", AreaWord::Far | AreaWord::County) == "自治区");
    CHECK(area_ending("望远园区", AreaWord::County) == "区");
    CHECK(area_ending("镇", AreaWord::Town).empty());
    CHECK(is_area_word("镇", AreaWord::Town));
    CHECK_FALSE(is_area_word("杨和镇", AreaWord::Town));
}

TEST_CASE("the titles of sections are areas by the same words")
{
    for (const char* title : {"一、杨和镇", "望远工业园", "高新区", "胜利办事处", "【红旗村】"}) {
        INFO(title);
        CHECK(is_area_title(title));
    }
    for (const char* title : {"甲公司", "第三组", "阳光居委会", "镇"}) {
        INFO(title);
        CHECK_FALSE(is_area_title(title));
    }
}
