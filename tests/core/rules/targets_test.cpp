#include <catch2/catch.hpp>

#include "tests/support/pack_builder.h"

namespace lx::test {
namespace {

std::shared_ptr<const PolicyPack> target_pack(const std::string& target)
{
    const std::string json =
        R"({"id": "test-1", "name": "测试政策", "number": "", "issued": "2025-01-01",
            "scope": ["非公有制企业", "社会组织"], "rules": [], "targets": [
            {"id": "1.a", "group": "测试", "title": "测试指标", "clause": "第1条", )" +
        target + "}]}";
    auto pack = PolicyPack::from_json(Definitions::program(), "test.json", json);
    INFO((pack ? std::string() : pack.error().message + " " + pack.error().detail));
    REQUIRE(pack.has_value());
    return *pack;
}

/// "area: numerator/denominator ?unknown state", one a line.
std::string targets_of(const std::shared_ptr<const PolicyPack>& pack, const CountyRows& county,
                       const std::string& day = "2025-09-30")
{
    std::string text;
    const Evaluation evaluation = evaluation_of(pack, county, day);
    for (const TargetResult& result : evaluation.targets())
        text += (text.empty() ? "" : "; ") + std::to_string(result.area) + ": " +
                std::to_string(result.numerator) + "/" +
                (result.denominator ? std::to_string(*result.denominator) : "-") + " ?" +
                std::to_string(result.unknown) + " " + std::string(state_code(result.state));
    return text;
}

const char* const coverage_target =
    R"("subject": "unit", "met": {"fact": "org_covered", "op": "=", "value": true},
       "unit": "ratio", "op": ">=", "value": 70)";

/// Ten units, the first `covered` of them covered.
CountyRows ten_units(int covered)
{
    CountyRows county;
    county.add("org", {{"code", "D"}, {"kind", "联合党支部"}});
    for (int i = 0; i < 10; ++i) {
        const std::string key = "U" + std::to_string(i);
        county.add("unit", {{"uscc", key}});
        if (i < covered)
            county.add("coverage", {{"org", "D"}, {"unit", key}});
    }
    return county;
}

TEST_CASE("A share is tested exactly, not as it is rounded", "[rules][targets]")
{
    const auto pack = target_pack(coverage_target);
    CHECK(targets_of(pack, ten_units(6)) == "1: 6/10 ?0 unmet");
    CHECK(targets_of(pack, ten_units(7)) == "1: 7/10 ?0 met");
    // 2 of 3 is 66.7 %, a target of 66.67 % is not reached.
    const auto fine = target_pack(
        R"("subject": "unit", "met": {"fact": "influential", "op": "=", "value": true},
           "unit": "ratio", "op": ">=", "value": 66.67)");
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"influential", true}});
    county.add("unit", {{"uscc", "B"}, {"influential", true}});
    county.add("unit", {{"uscc", "C"}});
    CHECK(targets_of(fine, county) == "1: 2/3 ?0 unmet");
}

TEST_CASE("Nothing to count leaves a target out", "[rules][targets]")
{
    CHECK(targets_of(target_pack(coverage_target), CountyRows()) == "");
}

TEST_CASE("Before its deadline a target is pending unless it is reached", "[rules][targets]")
{
    const auto pack = target_pack(std::string(coverage_target) +
                                  R"(, "deadline": {"date": {"date": "2025-11-10"}})");
    CHECK(targets_of(pack, ten_units(6), "2025-11-09") == "1: 6/10 ?0 pending");
    CHECK(targets_of(pack, ten_units(6), "2025-11-10") == "1: 6/10 ?0 unmet");
    CHECK(targets_of(pack, ten_units(7), "2025-11-09") == "1: 7/10 ?0 met");
}

TEST_CASE("What is unknown counts 0 and is told beside", "[rules][targets]")
{
    const auto pack = target_pack(
        R"("subject": "unit", "who": {"fact": "headcount", "op": ">=", "value": 50},
           "met": {"fact": "members", "op": ">=", "value": 1}, "unit": "ratio", "op": "=", "value": 100)");
    CountyRows county;
    for (const char* unit : {"A", "B", "C", "D"})
        county.add("unit", {{"uscc", unit}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 60}, {"formal", 1}});
    county.add("survey", {{"unit", "B"}, {"date", "2025-01-01"}, {"headcount", 60}});
    county.add("survey", {{"unit", "C"}, {"date", "2025-01-01"}, {"headcount", 40}});
    // A met; B in the denominator, its members unknown; C no subject; D not known to be one.
    CHECK(targets_of(pack, county) == "1: 1/2 ?2 unmet");
}

TEST_CASE("Numbers count distinct objects", "[rules][targets]")
{
    const auto pack = target_pack(
        R"("subject": "honour", "who": {"fact": "honour", "op": "=", "value": "示范点"},
           "distinct": "object", "unit": "count", "op": ">=", "value": 2)");
    CountyRows county;
    county.add("org", {{"code", "D"}});
    const auto add = [&](const char* object, int year) {
        county.add("honour", {{"object_kind", "党组织"},
                              {"object", object},
                              {"honour", "示范点"},
                              {"level", "县"},
                              {"year", year}});
    };
    CHECK(targets_of(pack, county) == "1: 0/- ?0 unmet"); // a number has no denominator
    add("D", 2023);
    add("D", 2024);
    CHECK(targets_of(pack, county) == "1: 1/- ?0 unmet");
    add("E", 2024);
    CHECK(targets_of(pack, county) == "1: 2/- ?0 met");
    CHECK(targets_of(pack, county, "2023-06-01") ==
          "1: 1/- ?0 unmet"); // later ones don't count yet
}

TEST_CASE("Times compare two days, each by its own rows", "[rules][targets]")
{
    const auto pack = target_pack(
        R"("numerator": {"sum": "unit", "field": "members"},
           "denominator": {"sum": "unit", "field": "members",
               "at": {"make_date": {"year": {"plus": [{"year": "T"}, -1]}, "day": "12-31"}}},
           "unit": "times", "op": ">", "value": 1)");
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}, {"registered", "2025-03-01"}});
    CHECK(targets_of(pack, county) == ""); // nothing a year ago
    county.add("survey", {{"unit", "A"}, {"date", "2024-01-01"}, {"formal", 4}});
    CHECK(targets_of(pack, county) == "1: 4/4 ?1 unmet"); // B's members are unknown now
    county.add("survey", {{"unit", "B"}, {"date", "2025-04-01"}, {"formal", 1}});
    CHECK(targets_of(pack, county) == "1: 5/4 ?0 met");
    county.rows()["unit"][0]["deregistered"] = std::string("2025-05-01");
    CHECK(targets_of(pack, county) == "1: 1/4 ?0 unmet");
}

TEST_CASE("One target an area, of the rows in it and below", "[rules][targets]")
{
    const auto pack = target_pack(std::string(coverage_target) +
                                  R"(, "per": {"fact": "is_park", "op": "=", "value": true})");
    CountyRows county;
    county.add("area", {{"code", "P"}, {"kind", "开发区园区"}, {"parent", "640121"}}); // 2
    county.add("area", {{"code", "L"}, {"kind", "商务楼宇"}, {"parent", "P"}});        // 3
    county.add("area", {{"code", "Q"}, {"kind", "开发区园区"}, {"parent", "640121"}}); // 4
    county.add("area", {{"code", "R"}, {"kind", "开发区园区"}, {"parent", "640121"}}); // 5
    county.add("org", {{"code", "D"}});
    for (const auto& [unit, area] :
         {std::pair("A", "P"), std::pair("B", "L"), std::pair("C", "Q"), std::pair("E", "640121")})
        county.add("unit", {{"uscc", unit}, {"area", area}});
    county.add("coverage", {{"org", "D"}, {"unit", "C"}});
    CHECK(targets_of(pack, county) == "2: 0/2 ?0 unmet; 4: 1/1 ?0 met"); // R has no units
}

TEST_CASE("Targets of a level are for a jurisdiction of that level", "[rules][targets]")
{
    const std::string target = std::string(coverage_target) + R"(, "levels": ["省"])";
    CHECK(targets_of(target_pack(target), ten_units(7)) == "");
    CountyRows province = ten_units(7);
    province.rows()["area"][0]["kind"] = std::string("省");
    CHECK(targets_of(target_pack(target), province) == "1: 7/10 ?0 met");
}

TEST_CASE("Targets that make no sense are refused", "[rules][targets]")
{
    const auto refused = [](const std::string& target) {
        const auto pack = PolicyPack::from_json(
            Definitions::program(), "test.json",
            R"({"id": "test-1", "name": "测试", "number": "", "issued": "2025-01-01",
                "scope": ["社会组织"], "rules": [], "targets": [
                {"id": "1.a", "group": "测试", "title": "测试指标", "clause": "第1条", )" +
                target + "}]}");
        REQUIRE_FALSE(pack.has_value());
        return pack.error().message;
    };
    using Catch::Contains;
    CHECK_THAT(refused(R"("subject": "unit", "unit": "ratio", "op": ">=", "value": 70)"),
               Contains("缺少 met"));
    CHECK_THAT(refused(R"("subject": "worker", "met": {"any": []}, "unit": "ratio", "op": ">=",
                          "value": 70, "per": {"all": []})"),
               Contains("没有属地"));
    CHECK_THAT(refused(R"("numerator": {"count": "org"}, "denominator": {"count": "org"},
                          "unit": "times", "op": ">=", "value": 2)"),
               Contains("at"));
    CHECK_THAT(refused(R"("subject": "unit", "met": {"any": []}, "unit": "ratio", "op": ">=",
                          "value": {"fact": "level"})"),
               Contains("value"));
    CHECK_THAT(refused(R"("subject": "unit", "met": {"any": []}, "unit": "ratio", "op": "<",
                          "value": 70)"),
               Contains("targets/1/op"));
}

} // namespace
} // namespace lx::test
