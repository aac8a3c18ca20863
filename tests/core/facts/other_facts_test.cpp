#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

TEST_CASE("The jurisdiction is the first root of the areas", "[facts][area]")
{
    CountyRows county;
    county.add("area", {{"code", "P"}, {"kind", "开发区园区"}, {"parent", "640121"}});
    county.add("area", {{"code", "X"}, {"kind", "街道"}}); // another root: a mistake of an import
    CHECK(fact_of(county, "area", "640121", "is_jurisdiction") == "是");
    CHECK(fact_of(county, "area", "X", "is_jurisdiction") == "否");
    CHECK(fact_of(county, "area", "640121", "level") == "县");
    CHECK(fact_of(county, "area", "P", "is_park") == "是");
    CHECK(world_of(county)->jurisdiction_level() == "县");
}

TEST_CASE("A lecture counts as the secretary's by name and office that day", "[facts][activity]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    county.add("post", {{"org", "D"},
                        {"id_number", "1"},
                        {"name", "张三"},
                        {"start", "2024-01-01"},
                        {"end", "2025-01-01"}});
    county.add("post", {{"org", "D"}, {"id_number", "2"}, {"name", "王五"}, {"title", "委员"}});
    const auto lecture = [&](const char* who, const char* day) {
        const std::string key = county.add(
            "activity", {{"org", "D"}, {"kind", "党课"}, {"date", day}, {"lecturer", who}});
        return fact_of(county, "activity", key, "lecturer_is_secretary");
    };
    CHECK(lecture("张三", "2023-12-31") == "否");
    CHECK(lecture("张三", "2024-01-01") == "是");
    CHECK(lecture("张三", "2024-12-31") == "是");
    CHECK(lecture("张三", "2025-01-01") == "否");
    CHECK(lecture("王五", "2024-05-01") == "否");
}

TEST_CASE("Members are as old as their birth date says, else their number", "[facts][member]")
{
    CountyRows county;
    const auto age = [&](const char* id_number, CountyRows::Text born, const char* day) {
        county.add("member", {{"id_number", id_number}, {"born", std::move(born)}});
        return fact_of(county, "member", id_number, "age", day);
    };
    CHECK(age("1", "1990-05-02", "2025-05-01") == "34 岁");
    CHECK(age("2", "1990-05-01", "2025-05-01") == "35 岁");
    CHECK(age("3", "2000-02-29", "2025-02-28") == "25 岁"); // the last day of a shorter month
    CHECK(age("640121192505010012", nullptr, "2025-05-01") == "100 岁");
    CHECK(age("640121192505010020", "1926-01-01", "2025-05-01") == "99 岁");
    CHECK(age("4", nullptr, "2025-05-01") == "未知");
    CHECK(age("5", "2025-05-02", "2025-05-01") == "未知");
}

TEST_CASE("A rank is one among the ranked of its round", "[facts][assessment]")
{
    CountyRows county;
    county.add("org", {{"code", "W"}, {"kind", "两新工委"}});
    county.add("org", {{"code", "V"}, {"kind", "两新工委"}});
    for (const char* org : {"A", "B", "C"}) {
        county.add("org", {{"code", org}});
        county.add("assessment", {{"year", 2024}, {"assessor", "W"}, {"org", org}, {"rank", 1}});
    }
    county.add("org", {{"code", "E"}});
    county.add("assessment", {{"year", 2024}, {"assessor", "W"}, {"org", "E"}});
    county.add("assessment", {{"year", 2024}, {"assessor", "V"}, {"org", "E"}, {"rank", 1}});
    CHECK(fact_of(county, "assessment", "2024|W|A", "ranked_in_round") == "3 个");
    CHECK(fact_of(county, "assessment", "2024|W|E", "ranked_in_round") == "3 个");
    CHECK(fact_of(county, "assessment", "2024|V|E", "ranked_in_round") == "1 个");
}

TEST_CASE("The newest 双强六好 by year, then by level", "[facts][honour]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    const auto add = [&](int year, const char* level) {
        return county.add("honour", {{"object_kind", "党组织"},
                                     {"object", "D"},
                                     {"honour", "双强六好"},
                                     {"level", level},
                                     {"year", year}});
    };
    const auto city = add(2023, "市");
    const auto county_level = add(2024, "县");
    const auto province = add(2024, "省");
    const auto later = add(2026, "国家");
    const auto newest = [&](const std::string& key, const char* day) {
        return fact_of(county, "honour", key, "newest", day);
    };
    CHECK(newest(city, "2023-12-31") == "是");
    CHECK(newest(city, "2024-01-01") == "否");
    CHECK(newest(province, "2025-09-30") == "是");
    CHECK(newest(county_level, "2025-09-30") == "否");
    CHECK(newest(later, "2025-09-30") == "否"); // its year is still to come
    CHECK(newest(later, "2026-01-01") == "是");
}

TEST_CASE("A person being developed is an investor of the own unit or of a large one",
          "[facts][development]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"scale", "小型"}});
    county.add("unit", {{"uscc", "B"}, {"scale", "大型"}});
    county.add("investor", {{"unit", "B"}, {"name", "张三"}, {"id_number", "1"}});
    county.add("development",
               {{"id_number", "1"}, {"name", "张三"}, {"applied", "2024-01-01"}, {"unit", "A"}});
    CHECK(fact_of(county, "development", "1|2024-01-01", "person_is_investor") == "否");
    CHECK(fact_of(county, "development", "1|2024-01-01", "person_is_big_investor") == "是");
    // Without ID number a name counts at the row's own unit only.
    county.rows()["investor"][0].erase("id_number");
    CHECK(fact_of(county, "development", "1|2024-01-01", "person_is_big_investor") == "否");
    county.rows()["development"][0]["unit"] = std::string("B");
    CHECK(fact_of(county, "development", "1|2024-01-01", "person_is_big_investor") == "是");
    CHECK(fact_of(county, "development", "1|2024-01-01", "person_is_investor") == "是");
    county.rows()["unit"][1]["scale"] = std::string("微型");
    CHECK(fact_of(county, "development", "1|2024-01-01", "person_is_big_investor") == "否");
}

TEST_CASE("A member works in scope by the unit", "[facts][member]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "S"}, {"category", "社会组织"}});
    county.add("member", {{"id_number", "1"}, {"unit", "S"}});
    county.add("member", {{"id_number", "2"}});
    CHECK(fact_of(county, "member", "1", "works_in_scope") == "是");
    CHECK(fact_of(county, "member", "1", "works_in_scope", "2025-09-30", {"非公有制企业"}) == "否");
    CHECK(fact_of(county, "member", "2", "works_in_scope") == "否");
}

} // namespace
} // namespace lx::test
