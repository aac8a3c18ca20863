#include <algorithm>
#include <set>

#include <QString>
#include <catch2/catch.hpp>

#include "core/rules/policy_pack.h"

namespace lx::test {
namespace {

std::shared_ptr<const PolicyPack> load(const std::string& id)
{
    auto pack = PolicyPack::builtin(Definitions::program(), id);
    INFO((pack ? "" : pack.error().message));
    REQUIRE(pack);
    return *pack;
}

/// A small pack with these tables.
Result<std::shared_ptr<const PolicyPack>> with_tables(const std::string& tables)
{
    return PolicyPack::from_json(Definitions::program(), "own.json",
                                 R"({"id":"own","name":"本县","number":"","issued":
"2025-01-01","scope":["非公有制企业"],"tables":)" +
                                     tables + R"(,"rules":[{"id":"8.b","group":"g",
"title":"t","clause":"c","strength":"must","advice":"a","subject":"unit",
"met":{"fact":"counts","op":"=","value":true},
"params":{"units":{"title":"家数","value":5,"type":"integer"}}}]})");
}

TEST_CASE("Joint branches and instructors are limited as the texts say", "[packs]")
{
    const auto figure = [](const std::string& id, const std::string& key) {
        const auto pack = load(id);
        const PackLimit* limit = pack->tables().limit(key);
        REQUIRE(limit != nullptr);
        CHECK(pack->rule(limit->rule) != nullptr);
        for (const ParamDef& param : pack->params())
            if (param.key == limit->param)
                return param.value;
        return std::string();
    };
    CHECK(figure("ningxia-2018", "instructor_units") == "5");
    CHECK(figure("ningxia-2018", "joint_units") == "5");
    CHECK(figure("ningxia-2018", "deductible_percent") == "1");
    CHECK(figure("ningxia-2018", "refund_percent") == "100");
    CHECK(figure("ningxia-2018", "allowance") == "[0,100,200,300,400,500]");
    CHECK(figure("liaoning-2016", "joint_enterprises") == "3");
    CHECK(figure("liaoning-2016", "wages_percent") == "1");
    CHECK(figure("liaoning-2016", "fees_percent") == "1");
    CHECK(load("ningxia-2018")->tables().limit("no_such") == nullptr);
}

TEST_CASE("The scoring standard has the content groups of the text and six bands", "[packs]")
{
    const auto pack = load("ningxia-2018");
    const auto& standard = pack->tables().rating;
    REQUIRE(standard);
    CHECK(standard->own);
    CHECK(standard->total == 100);
    std::set<std::string> groups;
    for (const RatingStandard::Item& item : standard->items)
        groups.insert(item.group);
    CHECK(groups.size() == 5); // the five content groups of clause 3
    REQUIRE(standard->stars.size() == 6);
    for (int i = 0; i < 6; ++i)
        CHECK(standard->stars[static_cast<std::size_t>(i)].stars == 5 - i);
}

TEST_CASE("A vote counts as the assessment says", "[packs]")
{
    const auto pack = load("ningxia-2018");
    const auto& assessment = pack->tables().assessment;
    REQUIRE(assessment);
    CHECK(assessment->daily == 40);
    CHECK(assessment->good == 100);
    CHECK(assessment->fair == 80);
    CHECK(assessment->average == 60);
    CHECK(assessment->poor == 0);
    CHECK(assessment->groups.size() == 5);
}

TEST_CASE("Tables that don't add up or name nothing are refused with file and place", "[packs]")
{
    REQUIRE(with_tables(R"({"limits":{"joint":{"title":"t","rule":"8.b","param":"units"}}})"));
    const auto says = [](const std::string& tables, const std::string& part) {
        const auto refused = with_tables(tables);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().message.find("own.json") != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    says(R"({"limits":{"joint":{"title":"t","rule":"8.b","param":"unit"}}})", "8.b/unit");
    says(R"({"limits":{"joint":{"title":"t","rule":"8.b","params":"units"}}})",
         "tables.limits.joint.param");
    says(R"({"checklist":{}})", "tables.checklist");
    const auto rating = [](const std::string& points, const std::string& stars) {
        return R"({"rating_standard":{"title":"t","clause":"c","total":10,"items":[
{"group":"g","item":"i","points":)" +
               points + R"(}],"stars":[)" + stars + "]}}";
    };
    REQUIRE(with_tables(rating("10", R"({"stars":1,"from":5},{"stars":0,"from":0})")));
    says(rating("9", R"({"stars":0,"from":0})"), "tables.rating_standard.items");
    says(rating("10", R"({"stars":0,"from":1})"), "tables.rating_standard.stars");
    says(rating("\"10\"", R"({"stars":0,"from":0})"), "tables.rating_standard.items[0].points");
    says(R"({"assessment":{"title":"t","clause":"c","weights":{"daily":40,"report":30,"votes":20},
"vote_points":{"good":100,"fair":80,"average":60,"poor":0},"groups":[{"name":"g","weight":100}]}})",
         "tables.assessment.weights");
}

TEST_CASE("Groups of rules can name a sheet", "[packs]")
{
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = load(id);
        for (const Rule& rule : pack->rules()) {
            const QString group = QString::fromStdString(rule.group);
            INFO(id << "/" << rule.id << " " << rule.group);
            CHECK((group.size() > 0 && group.size() <= 31));
            CHECK(std::none_of(group.begin(), group.end(),
                               [](QChar c) { return QStringLiteral("[]:*?/\\").contains(c); }));
        }
    }
}

} // namespace
} // namespace lx::test
