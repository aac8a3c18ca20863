#include "core/base/split.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

TEST_CASE("a text is parted at each sign, empty parts stay")
{
    CHECK(split_at("B1|2025|年度", '|') == std::vector<std::string>{"B1", "2025", "年度"});
    CHECK(split_at("|a||", '|') == std::vector<std::string>{"", "a", "", ""});
    CHECK(split_at("", '|') == std::vector<std::string>{""});
}

TEST_CASE("what was parted is put together again")
{
    CHECK(rc::check("join(split) = identity", [](const std::string& text) {
        RC_ASSERT(join_with(split_at(text, ','), ',') == text);
    }));
}
