#include "core/base/pinyin.h"

#include <algorithm>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "core/base/pinyin_table.h"
#include "tests/support/data_file.h"

using lx::NameKind;
using lx::pinyin;
using lx::pinyin_initials;
using lx::pinyin_sort_key;

TEST_CASE("surnames are read as surnames at the beginning of a name only")
{
    const auto rows = lx::test::read_tsv("vectors/surname_readings.tsv");
    REQUIRE(rows.size() > 400);
    for (const auto& row : rows) {
        CAPTURE(row.at(0));
        std::string letters;
        for (std::size_t at = 0; at < row.at(1).size();) {
            const std::size_t end = std::min(row.at(1).find(' ', at), row.at(1).size());
            const lx::Syllable syllable = lx::syllable_of(row.at(1).substr(at, end - at));
            REQUIRE(syllable);
            letters += (letters.empty() ? "" : " ") + std::string(syllable.text());
            at = end + 1;
        }
        CHECK(pinyin(row.at(0) + "明", NameKind::Person) == letters + " ming");
    }
    CHECK(pinyin("曾查", NameKind::Person) == "zeng cha");
    CHECK(pinyin_initials("万俟卓", NameKind::Person) == "mqz");
    CHECK(pinyin_initials("单于飞", NameKind::Person)[0] != 'd');
    CHECK(pinyin("万家超市") == "wan jia chao shi");
}

TEST_CASE("words and letters of company names")
{
    CHECK(pinyin_initials("宁夏长城ABC商贸有限公司（1号）") == "nxccabcsmyxgs1h");
    CHECK(pinyin("重庆银行") == "chong qing yin hang");
    CHECK(pinyin("绿源 LY公司") == "lv yuan ly gong si");
    CHECK(pinyin_initials("𫖯") == "f"); // beyond the basic plane
    CHECK(pinyin_initials("（、）") == "");
    CHECK(pinyin("") == "");
}

TEST_CASE("the sort key orders by syllable, tone, character, length")
{
    std::vector<std::string> names{"张伟", "章伟", "李娜", "曾强", "张", "欧阳锋", "阿强", "单田"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return pinyin_sort_key(a, NameKind::Person) < pinyin_sort_key(b, NameKind::Person);
    });
    CHECK(names ==
          std::vector<std::string>{"阿强", "李娜", "欧阳锋", "单田", "曾强", "张", "张伟", "章伟"});
}

TEST_CASE("readings may be asked for from several threads at once")
{
    std::vector<std::thread> threads;
    std::vector<std::string> answers(4);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        threads.emplace_back([&answers, i] {
            for (char32_t c = 0x6000; c < 0x6400; ++c)
                answers[i] += lx::reading_of(c, false).text();
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(answers[0].size() > 1000);
    CHECK(std::all_of(answers.begin(), answers.end(),
                      [&](const std::string& each) { return each == answers[0]; }));
}
