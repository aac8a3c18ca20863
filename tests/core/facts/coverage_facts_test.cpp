#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

/// Two units and a branch that covers the first.
CountyRows branch_and_units()
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}});
    county.add("org", {{"code", "D"}});
    county.add("coverage", {{"org", "D"}, {"unit", "A"}, {"start", "2020-01-01"}});
    return county;
}

TEST_CASE("One unit alone is 单独组建, two are 联合组建", "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    CHECK(fact_of(county, "unit", "A", "org_covered") == "是");
    CHECK(fact_of(county, "unit", "A", "own_org") == "是");
    CHECK(fact_of(county, "unit", "A", "joint_org") == "否");
    CHECK(fact_of(county, "unit", "B", "org_covered") == "否");
    CHECK(fact_of(county, "org", "D", "covered") == "1 个");

    county.add("coverage", {{"org", "D"}, {"unit", "B"}, {"start", "2025-09-30"}});
    CHECK(fact_of(county, "unit", "A", "own_org", "2025-09-29") == "是");
    CHECK(fact_of(county, "unit", "A", "own_org") == "否");
    CHECK(fact_of(county, "unit", "A", "joint_org") == "是");
    CHECK(fact_of(county, "unit", "B", "joint_org") == "是");
    // A unit that has gone no longer shares the branch.
    county.rows()["unit"][1]["deregistered"] = std::string("2025-09-30");
    CHECK(fact_of(county, "unit", "A", "own_org") == "是");
}

TEST_CASE("A 联合党支部 is never 单独组建, a 功能型党支部 covers nobody", "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    county.rows()["org"][0]["kind"] = std::string("联合党支部");
    CHECK(fact_of(county, "unit", "A", "org_covered") == "是");
    CHECK(fact_of(county, "unit", "A", "own_org") == "否");
    CHECK(fact_of(county, "unit", "A", "joint_org") == "是");
    CHECK(fact_of(county, "unit", "A", "alone_covered") == "是");
    county.rows()["org"][0]["kind"] = std::string("功能型党支部");
    CHECK(fact_of(county, "unit", "A", "org_covered") == "否");
    CHECK(fact_of(county, "org", "D", "covered") == "1 个");
    CHECK(fact_of(county, "org", "D", "covering") == "否");
}

TEST_CASE("Two coverage rows of the same pair are one unit", "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    county.add("coverage", {{"org", "D"}, {"unit", "A"}, {"start", "2021-01-01"}});
    CHECK(fact_of(county, "org", "D", "covered") == "1 个");
    CHECK(fact_of(county, "unit", "A", "own_org") == "是");
    CHECK(fact_of(county, "unit", "A", "covering_count") == "1 个");
}

TEST_CASE("Coverage ends with its row, its org or its unit", "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    const auto covered = [&] { return fact_of(county, "unit", "A", "org_covered"); };
    county.rows()["coverage"][0]["end"] = std::string("2025-09-30");
    CHECK(covered() == "否");
    county.rows()["coverage"][0]["end"] = std::string("2025-10-01");
    CHECK(covered() == "是");
    county.rows()["org"][0]["dissolved"] = std::string("2025-09-30");
    CHECK(covered() == "否");
    county.rows()["org"][0].erase("dissolved");
    county.rows()["org"][0]["founded"] = std::string("2025-10-01");
    CHECK(covered() == "否");
    county.rows()["org"][0].erase("founded");
    county.rows()["unit"][0]["status"] = std::string("注销");
    CHECK(covered() == "否");
    CHECK(fact_of(county, "org", "D", "covered") == "0 个");
    CHECK(fact_of(county, "org", "D", "covering") == "否");
}

TEST_CASE("Work coverage: an org, an instructor or a mass organization", "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    CHECK(fact_of(county, "unit", "A", "work_covered") == "是");
    CHECK(fact_of(county, "unit", "B", "work_covered") == "否");
    county.rows()["unit"][1]["women_founded"] = std::string("2025-09-30");
    CHECK(fact_of(county, "unit", "B", "mass_org", "2025-09-29") == "否");
    CHECK(fact_of(county, "unit", "B", "mass_org") == "是");
    CHECK(fact_of(county, "unit", "B", "has_union") == "否");
    CHECK(fact_of(county, "unit", "B", "work_covered") == "是");
    county.rows()["unit"][1].erase("women_founded");
    county.add("instructor", {{"code", "Z"}, {"kind", "联络员"}});
    county.add("dispatch", {{"instructor", "Z"}, {"unit", "B"}});
    CHECK(fact_of(county, "unit", "B", "instructed") == "是");
    CHECK(fact_of(county, "unit", "B", "work_covered") == "是");
    CHECK(fact_of(county, "instructor", "Z", "units_now") == "1 个");
}

TEST_CASE("未建类型 follows the members", "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    const auto kind = [&] { return fact_of(county, "unit", "B", "unbuilt_kind"); };
    CHECK(fact_of(county, "unit", "A", "unbuilt_kind") == "未填"); // covered
    CHECK(kind() == "未知");
    county.add("survey", {{"unit", "B"}, {"date", "2025-01-01"}, {"formal", 3}});
    CHECK(kind() == "应建未建");
    county.rows()["unit"][1]["deregistered"] = std::string("2025-06-01");
    CHECK(kind() == "未填"); // nothing is due of it any more
    county.rows()["unit"][1].erase("deregistered");
    county.rows()["survey"][0]["formal"] = 2.0;
    CHECK(kind() == "有党员不足3人");
    county.rows()["survey"][0]["formal"] = 0.0;
    CHECK(kind() == "无党员");
    county.rows()["survey"][0]["unregistered"] = 1.0;
    CHECK(kind() == "有党员不足3人");
}

TEST_CASE("The secretary of a unit's own org is its investor by ID number, by name without one",
          "[facts][coverage]")
{
    CountyRows county = branch_and_units();
    county.add("post", {{"org", "D"}, {"id_number", "640121197101010015"}, {"name", "张三"}});
    county.add("investor", {{"unit", "A"}, {"name", "李四"}, {"id_number", "640121197101010015"}});
    const auto fact = [&] {
        return fact_of(county, "unit", "A", "covering_secretary_is_investor");
    };
    CHECK(fact() == "是"); // the same person, whatever the name
    county.rows()["investor"][0]["id_number"] = std::string("640121197101010023");
    county.rows()["investor"][0]["name"] = std::string("张三");
    CHECK(fact() == "否"); // another person of the same name
    county.rows()["investor"][0].erase("id_number");
    CHECK(fact() == "是");
    county.add("coverage", {{"org", "D"}, {"unit", "B"}});
    CHECK(fact() == "否"); // the org no longer covers it alone
}

TEST_CASE("The 兜底 org is the township committee of the nearest area", "[facts][coverage]")
{
    CountyRows county;
    county.add("area", {{"code", "T"}, {"kind", "乡镇苏木"}, {"parent", "640121"}});
    county.add("area", {{"code", "V"}, {"kind", "村嘎查"}, {"parent", "T"}});
    county.add("org", {{"code", "TW"}, {"kind", "乡镇街道党委"}, {"area", "T"}});
    county.add("unit", {{"uscc", "A"}, {"area", "V"}});
    county.add("unit", {{"uscc", "B"}, {"area", "640121"}});
    const auto world = world_of(county);
    const FactDef* fact = Definitions::program()->facts().find("unit", "proposed_managing_org");
    CHECK(world->value(*fact, 0) == Value(std::int64_t{1}));
    CHECK(world->value(*fact, 1) == Value());
}

} // namespace
} // namespace lx::test
