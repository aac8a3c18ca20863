#include "core/store/search_tokenizer.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

std::vector<std::string> tokens(std::string_view text)
{
    std::vector<std::string> found;
    each_search_token(text, [&](std::string_view token) { found.emplace_back(token); });
    return found;
}

using Tokens = std::vector<std::string>;

} // namespace

TEST_CASE("one token a character: folded width and case, no blanks")
{
    CHECK(tokens("宁夏Ａb (1)\n𠮷　·") == Tokens{"宁", "夏", "a", "b", "(", "1", ")", "𠮷", "·"});
    CHECK(tokens("") == Tokens{});
    CHECK(tokens("甲\x1f乙") == Tokens{"甲", "\x1f", "乙"});
}

TEST_CASE("letters come in pairs, the last one alone, never across a separator")
{
    CHECK(tokens("\x1enxhd") == Tokens{"nx", "xh", "hd", "d"});
    CHECK(tokens("\x1ewsx\x1fl") == Tokens{"ws", "sx", "x", "\x1f", "l"});
    CHECK(tokens("\x1e") == Tokens{});
}

TEST_CASE("broken UTF-8 is cut into tokens without reading beyond the end")
{
    CHECK(tokens("\xE5\xAE") == Tokens{"\xE5\xAE"});
    CHECK(tokens("\xEF\xBC") == Tokens{"\xEF\xBC"});
    CHECK(rc::check("every byte but blanks is in one token", [](const std::string& text) {
        if (!text.empty() && text.front() == search_letters)
            return;
        std::size_t bytes = 0;
        each_search_token(text, [&](std::string_view token) { bytes += token.size(); });
        RC_ASSERT(bytes <= text.size());
    }));
}
