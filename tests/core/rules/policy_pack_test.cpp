#include <catch2/catch.hpp>

#include "tests/support/pack_builder.h"

namespace lx::test {
namespace {

/// The sentence a rule is refused with.
std::string refusal(const std::string& rule, const std::string& more = "",
                    const ParamValues& values = {})
{
    const auto pack = read_pack(rule, more, values);
    REQUIRE_FALSE(pack.has_value());
    CHECK(pack.error().kind == ErrorKind::BadInput);
    CHECK_THAT(pack.error().message, Catch::Contains("test.json"));
    return pack.error().message;
}

std::string met(const std::string& condition)
{
    return R"("subject": "unit", "met": )" + condition;
}

using Catch::Contains;

TEST_CASE("A pack says what it is", "[rules][pack]")
{
    const auto pack = pack_of(met(R"({"fact": "org_covered", "op": "=", "value": true})"),
                              R"("covers": "第1条")");
    CHECK(pack->id() == "test-1");
    CHECK(pack->covers() == "第1条");
    REQUIRE(pack->rules().size() == 1);
    const Rule& rule = pack->rules().front();
    CHECK(rule.full_id == "test-1/1.a");
    CHECK(rule.basis == "《测试政策》（测字〔2025〕1号）第1条");
    CHECK(pack->rule("1.a") == &rule);
    CHECK(pack->rule("test-1/1.a") == &rule);
    CHECK(pack->rule("2.a") == nullptr);
    CHECK(pack->needs().ledgers().contains("coverage"));
    CHECK_FALSE(pack->needs().ledgers().contains("activity"));
}

TEST_CASE("Errors name file, rule and path", "[rules][pack]")
{
    CHECK_THAT(refusal(met(R"({"all": [{"fact": "headcount", "op": ">=", "value": 3},
                                        {"not": {"fact": "nonsense", "op": "=", "value": 3}}]})")),
               Contains("规则 1.a") && Contains("met/all/2/not/fact") && Contains("nonsense"));
}

TEST_CASE("What makes no sense is refused", "[rules][pack]")
{
    const auto refused = [](const char* condition, const char* reason) {
        INFO(condition);
        CHECK_THAT(refusal(met(condition)), Contains(reason));
    };
    refused(R"({"fact": "headcount", "op": "~", "value": 3})", "比较符");
    refused(R"({"fact": "headcount", "op": ">=", "value": "三"})", "同一类");
    refused(R"({"fact": "headcount", "op": ">="})", "缺少比较的值");
    refused(R"({"fact": "headcount"})", "缺少比较符");
    refused(R"({"fact": "category", "op": "=", "value": "国有企业"})", "不是“单位类别”的一个值");
    refused(R"({"fact": "category", "op": ">", "value": "社会组织"})", "只能用于数和日期");
    refused(R"({"fact": "org_covered", "op": "given"})", "不能用于是否项");
    refused(R"({"fact": "registered", "op": "=", "value": "2025-13-01"})", "不是日期");
    refused(R"({"fact": "headcount", "op": "in", "value": 3})", "列表");
    refused(R"({"fact": "headcount", "op": "=", "value": [3, 4]})", "不能是列表");
    refused(R"({"fact": "category", "op": "in", "value": ["社会组织", 3]})", "同一类");
    refused(R"({"fact": "headcount", "op": "during", "value": "judged"})", "只能用于日期");
    refused(R"({"fact": "registered", "op": "during", "value": "always"})", "不认识期间");
    refused(R"({"fact": "headcount", "op": ">=", "value": 0.00001})", "四位小数");
    refused(R"({"fact": "headcount", "op": ">=", "value": 1e30})", "数太大");
    refused(R"({"fact": "headcount", "op": ">=", "value": {"param": "none"}})",
            "没有名为“none”的参数");
    refused(R"({"use": "none"})", "没有名为“none”的条件");
    refused(R"({"count": "survey", "where": {"fact": "kind", "op": "=", "value": 1},
                "op": ">=", "value": 1})",
            "没有名为“kind”的事实");
    refused(R"({"count": "planet", "op": ">=", "value": 1})", "没有代码为“planet”的台账");
    refused(R"({"count": "org", "via": "parent", "op": ">=", "value": 1})", "可用 covers");
    refused(R"({"count": "venue", "op": ">=", "value": 1})", "请用 via");
    refused(R"({"sum": "survey", "field": "status", "op": ">=", "value": 1})", "只能用数");
    refused(R"({"fact": "area", "op": "=", "value": {"fact": "managing_org"}})", "同一种台账");
    refused(R"({"fact": "managing_org", "op": "within", "value": {"fact": "area"}})", "两个属地");
    refused(R"({"sometimes": true})", "不认识这个条件");
    refused(R"({"all": [], "any": []})", "不认识“any”");
    refused(R"([1, 2])", "要一个条件");
    refused(R"({"whole": {"months": -3}})", "期间的长度");
}

TEST_CASE("Rules are checked beside their conditions", "[rules][pack]")
{
    CHECK_THAT(refusal(R"("subject": "planet", "met": {"any": []})"), Contains("planet"));
    CHECK_THAT(refusal(R"("subject": "unit")"), Contains("缺少 met"));
    CHECK_THAT(refusal(R"("subject": "unit", "met": {"any": []}, "cadence": "week")"),
               Contains("cadence"));
    CHECK_THAT(refusal(R"("subject": "unit", "met": {"any": []}, "deadline": {"date": 3})"),
               Contains("deadline"));
    CHECK_THAT(refusal(R"("subject": "unit", "met": {"any": []}, "shows": ["nothing"])"),
               Contains("shows"));
    CHECK_THAT(refusal(R"("subject": "unit", "met": {"any": []}, "sometimes": 1)"),
               Contains("rules/1"));
    CHECK_THAT(refusal(R"("subject": "unit", "met": {"any": []}, "params":
                          {"n": {"title": "数", "value": "三", "type": "integer"}})"),
               Contains("要一个整数"));
}

TEST_CASE("A file that is no pack is refused", "[rules][pack]")
{
    const auto refused = [](const std::string& text) {
        const auto pack = PolicyPack::from_json(Definitions::program(), "bad.json", text);
        REQUIRE_FALSE(pack.has_value());
        return pack.error().message;
    };
    CHECK_THAT(refused(""), Contains("JSON"));
    CHECK_THAT(refused("{\n\n\"id\": nonsense}"), Contains("第 3 行"));
    CHECK_THAT(refused("[]"), Contains("对象"));
    CHECK_THAT(refused("{}"), Contains("bad.json"));
    CHECK_THAT(refused(R"({"id": 3, "rules": "x"})"), Contains("bad.json"));
    std::string twice = pack_json(met(R"({"any": []})"));
    const auto from = twice.find("{\"id\": \"1.a\"");
    const std::string rule = twice.substr(from, twice.rfind("]}") - from);
    twice.insert(from, rule + ",");
    CHECK_THAT(refused(twice), Contains("编号重复"));
}

TEST_CASE("Hostile packs are refused and harm nothing", "[rules][pack]")
{
    const auto repeat = [](const std::string& text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i)
            all += text;
        return all;
    };
    SECTION("deep nesting")
    {
        CHECK_THAT(refusal(met(repeat(R"({"not":)", 40) + R"({"any": []})" + repeat("}", 40))),
                   Contains("嵌套"));
        CHECK_THAT(refusal(met(repeat(R"({"all":[)", 5000) + repeat("]}", 5000))),
                   Contains("嵌套"));
        CHECK_THAT(refusal(met(repeat("[", 200'000))), Contains("嵌套"));
    }
    SECTION("long lists")
    {
        CHECK_THAT(refusal(met(R"({"fact": "name", "op": "in", "value": [)" +
                               repeat("\"x\",", 3000) + R"("x"]})")),
                   Contains("列表"));
        CHECK_THAT(
            refusal(met(R"({"all": [)" + repeat(R"({"any": []},)", 3000) + R"({"any": []}]})")),
            Contains("列表"));
    }
    SECTION("conditions that use themselves")
    {
        CHECK_THAT(refusal(met(R"({"use": "a"})"),
                           R"("conditions": {"a": {"not": {"use": "b"}}, "b": {"use": "a"}})"),
                   Contains("绕了一圈"));
    }
    SECTION("conditions that double at every step")
    {
        std::string conditions = R"("c0": {"fact": "headcount", "op": ">=", "value": 1})";
        for (int i = 1; i < 30; ++i) {
            const std::string below = std::to_string(i - 1);
            conditions += ", \"c" + std::to_string(i) + R"(": {"all": [{"use": "c)" + below +
                          R"("}, {"use": "c)" + below + R"("}]})";
        }
        CHECK_THAT(refusal(met(R"({"use": "c29"})"), "\"conditions\": {" + conditions + "}"),
                   Contains("成分") || Contains("嵌套"));
    }
    SECTION("a file of many megabytes")
    {
        CHECK_FALSE(
            PolicyPack::from_json(Definitions::program(), "big.json", std::string(5U << 20U, ' '))
                .has_value());
    }
}

TEST_CASE("Comparing every row with every other is refused while it runs", "[rules][pack]")
{
    CountyRows county;
    for (int i = 0; i < 1000; ++i)
        county.add("unit", {{"uscc", "U" + std::to_string(i)}});
    // 1,000 × 1,000 × 1,000 pairs of pairs
    const auto pack = pack_of(met(
        R"({"count": "unit", "via": "all", "where": {"count": "unit", "via": "all", "where":
            {"fact": "name", "op": "=", "value": {"outer": "name"}}, "op": ">=", "value": 1},
            "op": ">=", "value": 1})"));
    World::Options options;
    options.as_of = *Date::from_iso("2025-09-30");
    const auto world = std::make_shared<const World>(
        Snapshot::from_records(Definitions::program(), county.records(), &pack->needs()), options);
    const auto evaluation = evaluate(pack, world);
    REQUIRE_FALSE(evaluation.has_value());
    CHECK(evaluation.error().kind == ErrorKind::Refused);
}

TEST_CASE("Figures can be set, and only to what fits", "[rules][pack]")
{
    const std::string rule =
        R"("subject": "unit", "met": {"fact": "headcount", "op": ">=", "value": {"param": "n"}},
           "params": {"n": {"title": "人数", "value": 100, "unit": "人", "type": "integer", "own": true}})";
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 60}});
    CHECK(state_of(pack_of(rule), county, "unit", "A") == "unmet");
    const auto set = pack_of(rule, "", {{"1.a/n", "50"}});
    CHECK(state_of(set, county, "unit", "A") == "met");
    REQUIRE(set->params().size() == 1);
    CHECK(set->params().front().key == "1.a/n");
    CHECK(set->params().front().value == "50");
    CHECK(set->params().front().original == "100");
    CHECK(set->params().front().own);
    CHECK(set->rules().front().params == std::vector<std::string>{"1.a/n"});
    CHECK_THAT(refusal(rule, "", {{"1.a/n", "\"x\""}}), Contains("人数"));
    CHECK_THAT(refusal(rule, "", {{"1.a/n", "]["}}), Contains("人数"));
    // A figure that the pack no longer has does no harm.
    CHECK(state_of(pack_of(rule, "", {{"9.z/old", "1"}}), county, "unit", "A") == "unmet");
}

TEST_CASE("A rule's own figure stands before the pack's of the same name", "[rules][pack]")
{
    const auto pack = pack_of(
        R"("subject": "unit", "met": {"use": "big"},
           "params": {"n": {"title": "人数", "value": 10, "type": "integer"}})",
        R"("params": {"n": {"title": "人数", "value": 500, "type": "integer"}},
           "conditions": {"big": {"fact": "headcount", "op": ">=", "value": {"param": "n"}}})");
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 60}});
    CHECK(state_of(pack, county, "unit", "A") == "met");
}

} // namespace
} // namespace lx::test
