#include "core/spreadsheet/error_signs.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

TEST_CASE("error codes are written as spreadsheets show them")
{
    const std::vector<std::pair<unsigned, std::string>> codes = {
        {0x00, "#NULL!"}, {0x07, "#DIV/0!"},       {0x0F, "#VALUE!"},
        {0x17, "#REF!"},  {0x1D, "#NAME?"},        {0x24, "#NUM!"},
        {0x2A, "#N/A"},   {0x2B, "#GETTING_DATA"}, {0xFE, "#VALUE!"}};
    for (const auto& [code, text] : codes)
        CHECK(lx::error_sign(static_cast<std::uint8_t>(code)) == text);
}

TEST_CASE("texts that only stand in place of a value")
{
    for (const char* text : {"#N/A", "#n/a", "＃N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?",
                             "#NUM!", "#NULL!", "#SPILL!", "###", "########"}) {
        INFO(text);
        CHECK(lx::is_error_sign(text));
    }
    for (const char* text : {"", "#", "#1", "#1楼", "#REF", "N/A", "REF!", "甲#N/A"}) {
        INFO(text);
        CHECK_FALSE(lx::is_error_sign(text));
    }
}
