// Schemes of 星级评定 as data: those that come with the program, and what is refused.
#include "core/stars/star_scheme.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/facts/definitions.h"
#include "core/rules/policy_pack.h"

using namespace lx;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

/// A small scheme of ten points with these stars (or items).
std::string scheme(const std::string& stars, const std::string& items = {})
{
    return R"({"id":"small","name":"小方案","who":{"fact":"branch","op":"=","value":true},"total":10,)"
           R"("items":[)" +
           (items.empty() ? R"({"id":"a","group":"g","title":"t","points":10})" : items) +
           R"(],"stars":[)" + stars + "]}";
}

Result<std::shared_ptr<const StarScheme>> read(const std::string& json)
{
    return StarScheme::from_json(facts(), "own.json", json);
}

void refused(const std::string& json, const std::string& part)
{
    const auto read_back = read(json);
    REQUIRE_FALSE(read_back);
    INFO(read_back.error().message);
    CHECK(read_back.error().message.find("own.json") != std::string::npos);
    CHECK(read_back.error().message.find(part) != std::string::npos);
}

const std::string two_stars = R"({"stars":1,"from":6},{"stars":0,"from":0,"below":6})";

} // namespace

TEST_CASE("the schemes that come with the program are examples, read whole")
{
    const auto ids = star_scheme_ids();
    REQUIRE(ids);
    CHECK(*ids == std::vector<std::string>{"five-groups", "six-goods"});
    for (const std::string& id : *ids) {
        const auto read_back = star_scheme(facts(), id);
        INFO(id << (read_back ? "" : read_back.error().message));
        REQUIRE(read_back);
        CHECK((*read_back)->id == id);
        CHECK((*read_back)->example);
        CHECK((*read_back)->total == 100 * kPoint);
        CHECK((*read_back)->stars.size() == 6);
    }
    const auto unknown = star_scheme(facts(), "seven");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.find("six-goods") != std::string::npos);
}

TEST_CASE("the five content groups are scored as the policy's own standard says")
{
    const auto pack = PolicyPack::builtin(Definitions::program(), "ningxia-2018").value();
    const RatingStandard& standard = pack->tables().rating.value();
    const auto five = star_scheme(facts(), "five-groups").value();
    std::vector<std::string> asked;
    for (const RatingStandard::Item& item : standard.items)
        asked.push_back(item.group + "/" + item.item + "/" + std::to_string(item.points));
    std::vector<std::string> scored;
    for (const StarItem& item : five->items)
        if (item.kind == StarItem::Kind::Score)
            scored.push_back(item.group + "/" + item.title + "/" + points_text(item.points));
    CHECK(scored == asked);
    for (const RatingStandard::Star& star : standard.stars)
        CHECK(five->stars_of(star.from * kPoint) == star.stars);
    REQUIRE(five->quotas.size() == standard.quotas.size());
    CHECK(five->quotas.front().stars == standard.quotas.front().stars);
    CHECK(five->quotas.front().percent == standard.quotas.front().percent);
    std::vector<std::string> veto;
    for (const StarVeto& one : five->veto)
        veto.push_back(one.title);
    CHECK(veto == standard.veto);
}

TEST_CASE("six goods of three indicators each, over two years")
{
    const auto six = star_scheme(facts(), "six-goods").value();
    CHECK(six->cycle == 2);
    std::map<std::string, int> groups;
    for (const StarItem& item : six->items)
        if (item.kind == StarItem::Kind::Score)
            ++groups[item.group];
    CHECK(groups.size() == 6);
    CHECK(std::ranges::all_of(groups, [](const auto& group) { return group.second == 3; }));
}

TEST_CASE("every number of points has one star: at the edges the higher")
{
    const auto small = read(scheme(two_stars));
    REQUIRE(small);
    CHECK((*small)->stars_of(6 * kPoint) == 1);
    CHECK((*small)->stars_of(6 * kPoint - 1) == 0);
    CHECK((*small)->stars_of(-3 * kPoint) == 0);
    CHECK((*small)->points_for(1) == 6 * kPoint);
}

TEST_CASE("stars with a gap, an overlap, an empty band are refused with an example")
{
    refused(scheme(R"({"stars":1,"from":6},{"stars":0,"from":0,"below":5})"),
            "有空档：5以上、不到6");
    refused(scheme(R"({"stars":1,"from":5},{"stars":0,"from":0,"below":6})"), "有重叠：5同时");
    refused(scheme(R"({"stars":1,"from":6},{"stars":0,"from":2,"below":6})"), "不到2的没有归入");
    refused(scheme(R"({"stars":1,"from":6,"below":9},{"stars":0,"from":0,"below":6})"),
            "9以上的没有归入");
    refused(scheme(R"({"stars":1,"from":6,"below":6},{"stars":0,"from":0,"below":6})"),
            "永远达不到");
    refused(scheme(R"({"stars":0,"from":6},{"stars":1,"from":0,"below":6})"), "1星的分数低于0星");
    refused(scheme(two_stars + R"(,{"stars":1,"from":8})"), "“1星”已经有了");
}

TEST_CASE("what doesn't add up or names nothing is refused with its place")
{
    refused(scheme(two_stars, R"({"id":"a","group":"g","title":"t","points":9})"),
            "各项共9分，与总分10分不符");
    const auto item = [](const std::string& part) {
        return scheme(two_stars,
                      R"({"id":"a","group":"g","title":"t","points":10,"parts":[)" + part + "]}");
    };
    refused(item(R"({"title":"p","points":4,"when":{"fact":"branch","op":"=","value":true}})"),
            "items[0].parts 各部分最多4分");
    refused(item(R"({"title":"p","points":10,"when":{"fact":"brunch","op":"=","value":true}})"),
            "items[0].parts[0].when");
    refused(item(R"({"title":"p","points":10})"), "items[0].parts[0].when");
    refused(item(R"({"title":"p","measure":{"fact":"formal"},)"
                 R"("bands":[{"below":3,"points":0},{"from":4,"points":10}]})"),
            "items[0].parts[0].bands 有空档：3以上、不到4");
    refused(scheme(two_stars, R"({"id":"a","group":"g","title":"t","points":10,"colour":1})"),
            "items[0].colour");
    refused(scheme(two_stars, R"({"id":"a","group":"g","title":"t","points":10.005})"),
            "最多两位小数");
}

TEST_CASE("quotas and plans are held against what they may be")
{
    const auto with = [](const std::string& more) {
        std::string text = scheme(two_stars);
        text.insert(text.size() - 1, "," + more);
        return text;
    };
    const auto plan = [&](const std::string& by, const std::string& months) {
        return with(R"("plan":{"by":")" + by + R"(","months":)" + months +
                    R"(,"none":"a","lowered":"b","unrated":"c"})");
    };
    const auto good = read(plan("06-30", "3"));
    INFO((good ? "" : good.error().message));
    REQUIRE(good);
    CHECK((*good)->plan->month == 6);
    CHECK((*good)->plan->day == 30);
    CHECK_FALSE(read(scheme(two_stars)).value()->plan);
    refused(plan("02-29", "3"), "plan.by");
    refused(plan("6月", "3"), "plan.by");
    refused(plan("06-30", "0"), "plan.months");
    refused(with(R"("quotas":[{"stars":1,"percent":10,"at_least":-1}])"), "quotas[0].at_least");
}

TEST_CASE("points read as they are written")
{
    for (const Points points : {0, 50, 725, 10'000, -150})
        CHECK(points_from(points_text(points)) == points);
    CHECK(points_text(725) == "7.25");
    CHECK(points_text(50) == "0.5");
    CHECK_FALSE(points_from("7.255"));
    CHECK_FALSE(points_from("七"));
    CHECK_FALSE(points_from(""));
}

TEST_CASE("stars have their names, of what is no star a number")
{
    CHECK(star_title(0) == "零星级");
    CHECK(star_title(5) == "五星级");
    CHECK(star_title(std::nullopt) == "不予评定");
    CHECK(star_title(6) == "6星级");
    CHECK(star_title(-1) == "-1星级");
}
