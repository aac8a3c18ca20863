#include <catch2/catch.hpp>

#include "tests/support/pack_builder.h"

namespace lx::test {
namespace {

Explanation explain(const std::string& rule, const CountyRows& county, const std::string& ledger,
                    const std::string& key, const std::string& day = "2025-09-30")
{
    const auto pack = pack_of(rule);
    const auto explanation =
        evaluation_of(pack, county, day).explain("1.a", ledger, county.id_of(ledger, key));
    INFO((explanation ? std::string() : explanation.error().message));
    REQUIRE(explanation.has_value());
    return *explanation;
}

CountyRows unit_without_members()
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("survey", {{"unit", "A"}, {"date", "2024-01-01"}, {"headcount", 20}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 60}, {"formal", 0}});
    return county;
}

TEST_CASE("An explanation names the facts read, with value and source", "[rules][explain]")
{
    const Explanation why = explain(
        R"("subject": "unit", "applies": {"fact": "headcount", "op": ">=", "value": 50},
           "met": {"fact": "members", "op": ">=", "value": 1}, "shows": ["category"])",
        unit_without_members(), "unit", "A");
    CHECK(why.finding.state == State::Unmet);
    CHECK(why.clause == "第1条");
    CHECK(why.advice == "照办。");
    REQUIRE(why.facts.size() == 3);
    CHECK(why.facts[0].key == "headcount");
    CHECK(why.facts[0].title == "从业人员数");
    CHECK(why.facts[0].text == "60 人");
    CHECK(why.facts[0].value == Value(std::int64_t{60}));
    CHECK(why.facts[0].rows == std::vector<RowRef>{{"survey", 2}});
    CHECK(why.facts[2].key == "category");
    CHECK(why.facts[2].text == "非公有制企业");
    CHECK(why.needed == std::vector<std::string>{"党员数应不少于1人，现在是 0 人。"});
}

TEST_CASE("What is met needs nothing, what is unknown needs data", "[rules][explain]")
{
    CountyRows county = unit_without_members();
    const char* const rule =
        R"("subject": "unit", "met": {"fact": "members", "op": ">=", "value": 0})";
    CHECK(explain(rule, county, "unit", "A").needed.empty());
    county.rows()["survey"][1].erase("formal");
    const Explanation unknown = explain(rule, county, "unit", "A");
    CHECK(unknown.finding.state == State::Unknown);
    CHECK(unknown.facts[0].unknown);
    CHECK(unknown.needed == std::vector<std::string>{"党员数未知，请补录后再判断。"});
}

TEST_CASE("Alternatives are told as such, parts one by one", "[rules][explain]")
{
    const CountyRows county = unit_without_members();
    const Explanation why = explain(
        R"("subject": "unit", "met": {"all": [
             {"fact": "plan", "op": "given"},
             {"any": [{"fact": "org_covered", "op": "=", "value": true},
                      {"fact": "instructed", "op": "=", "value": true},
                      {"all": [{"fact": "area", "op": "empty"}, {"unknown": true}]}]}]})",
        county, "unit", "A");
    CHECK(why.finding.state == State::Unmet);
    CHECK(why.needed ==
          std::vector<std::string>{
              "应填写组建措施，现在没有填。",
              "做到一样就行：应有党组织覆盖，现在没有；或者应派驻指导员或联络员，现在没有。"});
}

TEST_CASE("Counted rows are named with their period", "[rules][explain]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    county.add("activity", {{"org", "D"}, {"kind", "支委会"}, {"date", "2025-08-05"}});
    const char* const rule =
        R"("subject": "org", "cadence": "month",
           "met": {"count": "activity", "via": "org", "where": {"all": [
               {"fact": "kind", "op": "=", "value": "支委会"},
               {"fact": "date", "op": "during", "value": "judged"}]}, "op": ">=", "value": 1})";
    const Explanation unmet = explain(rule, county, "org", "D");
    CHECK(unmet.needed ==
          std::vector<std::string>{"应有组织生活（类别为“支委会”、日期在2025年9月），现在没有。"});
    CHECK(unmet.facts[0].key == "组织生活（类别为“支委会”、日期在考评期）");
    CHECK(unmet.facts[0].text == "0 条");
    const Explanation met = explain(rule, county, "org", "D", "2025-08-31");
    CHECK(met.facts[0].rows == std::vector<RowRef>{{"activity", 1}});
    CHECK(met.facts[0].value == Value(std::int64_t{1}));
}

TEST_CASE("References lead to their rows; money is in 元", "[rules][explain]")
{
    CountyRows county = unit_without_members();
    county.add("org", {{"code", "G"}, {"kind", "党委"}});
    county.rows()["unit"][0]["managing_org"] = std::string("G");
    county.rows()["survey"][1]["wages"] = 1000.5;
    const Explanation why = explain(
        R"("subject": "unit", "met": {"all": [
             {"fact": "managing_org.kind", "op": "=", "value": "乡镇街道党委"},
             {"left": {"fact": "wages"}, "op": ">=", "right": {"times": [2, {"fact": "wages"}]}}]},
             "shows": ["managing_org"])",
        county, "unit", "A");
    REQUIRE(why.facts.size() == 3);
    CHECK(why.facts[0].key == "managing_org.kind");
    CHECK(why.facts[0].title == "管理党组织的类别");
    CHECK(why.facts[0].rows == std::vector<RowRef>{{"org", 1}});
    CHECK(why.facts[1].value == Value(1000.5));
    CHECK(why.facts[1].text == "1,000.50 元");
    CHECK(why.facts[2].ref_ledger == "org");
    CHECK(why.facts[2].value == Value(std::int64_t{1}));
    CHECK(why.needed[0] == "管理党组织的类别应是“乡镇街道党委”，现在是党委。");
}

TEST_CASE("A unit in a joint branch is told so", "[rules][explain]")
{
    CountyRows county;
    for (const char* unit : {"A", "B", "C"})
        county.add("unit", {{"uscc", unit}});
    county.add("org", {{"code", "J"}, {"kind", "联合党支部"}});
    for (const char* unit : {"A", "B"})
        county.add("coverage", {{"org", "J"}, {"unit", unit}, {"start", "2024-01-01"}});
    const char* const rule =
        R"("subject": "unit", "met": {"fact": "own_org", "op": "=", "value": true})";
    CHECK(explain(rule, county, "unit", "A").needed ==
          std::vector<std::string>{"应单独组建党组织，现在是联合组建。"});
    CHECK(explain(rule, county, "unit", "C").needed ==
          std::vector<std::string>{"应单独组建党组织，现在没有党组织。"});
}

TEST_CASE("What ought not to be and what others' rows ought to be reads well too",
          "[rules][explain]")
{
    CountyRows county;
    county.add("org", {{"code", "G"}, {"dissolved", "2025-01-01"}});
    county.add("unit", {{"uscc", "A"}, {"managing_org", "G"}, {"decoupled", true}});
    const Explanation why = explain(
        R"("subject": "unit", "met": {"all": [
             {"fact": "decoupled", "op": "=", "value": false},
             {"fact": "managing_org.counts", "op": "=", "value": true},
             {"not": {"fact": "managing_org", "op": "given"}}]})",
        county, "unit", "A");
    CHECK(why.needed ==
          std::vector<std::string>{"不应是脱钩的行业协会商会，现在是脱钩的行业协会商会。",
                                   "管理党组织应在册有效，现在已不在册。",
                                   "不应填写管理党组织，现在已填。"});
}

TEST_CASE("A rule that is never met says that the case itself must go", "[rules][explain]")
{
    CountyRows county;
    county.add("member", {{"id_number", "1"}, {"relation", "隐形"}});
    const Explanation why = explain(
        R"x("subject": "member", "who": {"fact": "relation", "op": "in", "value": ["未转入(口袋)", "隐形"]},
           "met": {"any": []})x",
        county, "member", "1");
    CHECK(why.needed == std::vector<std::string>{"这种情形消除后才算落实。"});
}

TEST_CASE("There is nothing to explain where there is no finding", "[rules][explain]")
{
    const auto pack = pack_of(R"("subject": "unit", "who": {"any": []}, "met": {"any": []})");
    const CountyRows county = unit_without_members();
    const Evaluation evaluation = evaluation_of(pack, county);
    CHECK_FALSE(evaluation.explain("1.a", "unit", 1).has_value());
    CHECK_FALSE(evaluation.explain("9.z", "unit", 1).has_value());
    CHECK_FALSE(evaluation.explain("1.a", "unit", 77).has_value());
}

TEST_CASE("what was done after its deadline is met, and said to be late", "[rules][explanation]")
{
    const auto pack = PolicyPack::builtin(Definitions::program(), "liaoning-2016");
    REQUIRE(pack.has_value());
    const auto late_on = [&](const char* adjusted) {
        CountyRows county;
        county.add("unit", {{"uscc", "U"},
                            {"category", "社会组织"},
                            {"decoupled", true},
                            {"decoupled_adjusted", adjusted}});
        const Evaluation evaluation = evaluation_of(*pack, county, "2017-03-31");
        const auto why = evaluation.explain("2.k", "unit", county.id_of("unit", "U"));
        REQUIRE(why.has_value());
        CHECK(why->finding.state == State::Met);
        return why->done_late ? why->done_late->iso() : std::string();
    };
    CHECK(late_on("2016-12-31").empty());
    CHECK(late_on("2017-01-01") == "2017-01-01");
}

} // namespace
} // namespace lx::test
