// How yes and no are said: a file of words that names facts there are.
#include "core/rules/yes_no_words.h"

#include <catch2/catch.hpp>

#include "core/base/object_reader.h"
#include "core/facts/definitions.h"

using namespace lx;

namespace {

Result<YesNoTable> words(const std::string& facts)
{
    return read_yes_no_words(Definitions::program()->facts(), "w.json",
                             ObjectReader::of("w.json", R"({"facts":[)" + facts + "]}"));
}

std::string fact(const std::string& ledger, const std::string& key, const std::string& more = "")
{
    return R"({"ledger":")" + ledger + R"(","fact":")" + key +
           R"(","yes":"是","no":"不是","should":"是")" + more + "}";
}

} // namespace

TEST_CASE("words are found by ledger and fact, those of every ledger by the fact")
{
    const FactRegistry& facts = Definitions::program()->facts();
    CHECK(yes_no_words(*facts.find("unit", "own_org")).yes == "单独组建了党组织");
    CHECK(yes_no_words(*facts.find("org", "counts")).no == "已不在册");
    CHECK(yes_no_words(*facts.find("survey", "counts")).no == "已不在册");
    FactDef own;
    own.ledger = "unit";
    own.key = "has_canteen";
    own.title = "有食堂"; // a county's own field
    CHECK(yes_no_words(own).no == "没有食堂");
}

TEST_CASE("words for a fact there is none of are refused with file and path")
{
    const auto says = [](const std::string& facts, const std::string& place,
                         const std::string& part) {
        const auto refused = words(facts);
        INFO(facts);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().message.find("w.json：" + place + " ") != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    const std::string good = fact("unit", "own_org", R"(,"now":[{"when":"joint_org","text":"a"}])");
    REQUIRE(words(good + "," + fact("", "counts")));
    says(good + "," + good, "facts[1].fact", "已经有了");
    says(fact("units", "own_org"), "facts[0].ledger", "units");
    says(fact("unit", "own_orgs"), "facts[0].fact", "own_orgs");
    says(fact("unit", "name"), "facts[0].fact", "name");   // neither yes nor no
    says(fact("", "own_org"), "facts[0].fact", "own_org"); // not of every ledger
    says(fact("unit", "own_org", R"(,"now":[{"when":"joint","text":"a"}])"), "facts[0].now[0].when",
         "joint");
    says(fact("unit", "own_org", R"(,"now":[{"text":"a"},{"when":"joint_org","text":"b"}])"),
         "facts[0].now[1].text", "轮不到");
    says(fact("unit", "collects_fees", R"(,"now":[{"when":"has_union","text":"a"}])"),
         "facts[0].now[0].when", "has_union");
}
