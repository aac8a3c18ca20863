// Values by text, as a map keeps them.

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/text_table.h"

using namespace lx;

TEST_CASE("what is kept of a text is found by it and by no other")
{
    TextTable<int> table;
    CHECK(table.find("甲公司") == nullptr);
    table["甲公司"] = 7;
    table[""] = 3;
    REQUIRE(table.find("甲公司") != nullptr);
    CHECK(*table.find("甲公司") == 7);
    CHECK(*table.find("") == 3);
    CHECK(table.find("甲公") == nullptr);
}

TEST_CASE("the texts of a table come in the order in which they were first asked for")
{
    TextTable<int> table;
    for (const char* text : {"乙", "甲", "乙", ""})
        ++table[text];
    std::vector<std::pair<std::string, int>> all;
    table.each([&](std::string_view text, int count) { all.emplace_back(text, count); });
    CHECK(all == std::vector<std::pair<std::string, int>>{{"乙", 2}, {"甲", 1}, {"", 1}});
}

TEST_CASE("a table of texts keeps what a map keeps, however many come")
{
    CHECK(rc::check("table = map", [](const std::vector<std::string>& texts, std::size_t rounds) {
        TextTable<int> table;
        std::map<std::string, int> map;
        for (std::size_t round = 0; round <= rounds % 30; ++round) {
            for (const std::string& text : texts) {
                const std::string longer = text + std::to_string(round);
                ++table[longer];
                ++map[longer];
            }
        }
        for (const auto& [text, count] : map)
            RC_ASSERT(table.find(text) != nullptr && *table.find(text) == count);
        for (const std::string& text : texts)
            RC_ASSERT((table.find(text) != nullptr) == map.contains(text));
    }));
}
