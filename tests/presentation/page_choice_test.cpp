#include "ui/presentation/print/page_choice.h"

#include <set>

#include <catch2/catch.hpp>

using namespace lx;

namespace {

std::set<int> pages_of(const std::string& text)
{
    const auto choice = PageChoice::parse(text);
    REQUIRE(choice);
    std::set<int> found;
    for (int page = 1; page <= 20; ++page) {
        if (choice->has(page))
            found.insert(page);
    }
    return found;
}

} // namespace

TEST_CASE("pages are named as people write them")
{
    CHECK(pages_of("3") == std::set{3});
    CHECK(pages_of("1-3,5") == std::set{1, 2, 3, 5});
    CHECK(pages_of(" 1－3，７、9至10 ") == std::set{1, 2, 3, 7, 9, 10});
    CHECK(pages_of("").size() == 20);
    CHECK(PageChoice::parse("")->all());
    CHECK(PageChoice::parse("4,2-3")->last() == 4);
}

TEST_CASE("what is no page is refused with the part that can't be read")
{
    for (const char* text : {"0", "a", "3-1", "1-", "-2", "1,,x", "99999999"}) {
        const auto choice = PageChoice::parse(text);
        INFO(text);
        REQUIRE_FALSE(choice);
        CHECK(choice.error().kind == ErrorKind::BadInput);
        CHECK(choice.error().message.find("页码“") == 0);
    }
}
