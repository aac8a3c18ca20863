#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

TEST_CASE("An org's formal members: its roster, else the sum over its units", "[facts][org]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}});
    county.add("coverage", {{"org", "D"}, {"unit", "A"}});
    county.add("coverage", {{"org", "D"}, {"unit", "B"}});
    const auto formal = [&] { return fact_of(county, "org", "D", "formal"); };
    CHECK(formal() == "至少 0 人");
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"formal", 4}});
    CHECK(formal() == "至少 4 人");
    county.add("survey", {{"unit", "B"}, {"date", "2025-01-01"}, {"formal", 2}});
    CHECK(formal() == "6 人");
    county.add("member", {{"id_number", "1"}, {"org", "D"}, {"relation", "兼职"}});
    CHECK(formal() == "6 人"); // neither 在册 nor 流出: no roster
    CHECK(fact_of(county, "org", "D", "member_rows") == "1 人");
    county.add("member", {{"id_number", "2"}, {"org", "D"}, {"status", "预备"}});
    CHECK(formal() == "0 人"); // a roster of one 预备 member
    county.add("member", {{"id_number", "3"}, {"org", "D"}, {"relation", "流出"}});
    CHECK(formal() == "1 人");
}

TEST_CASE("An org that covers nothing has no formal members", "[facts][org]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    CHECK(fact_of(county, "org", "D", "formal") == "0 人");
}

TEST_CASE("Terms: 党委 5 years, 总支 and branches 3, a given 任期 replaces them", "[facts][org]")
{
    CountyRows county;
    county.add("org", {{"code", "W"}, {"kind", "党委"}});
    county.add("org", {{"code", "Z"}, {"kind", "党总支"}});
    county.add("org", {{"code", "L"}, {"kind", "联合党支部"}, {"term_years", 5}});
    county.add("org", {{"code", "S"}, {"kind", "党委"}, {"term_years", 3}});
    county.add("org", {{"code", "G"}, {"kind", "两新工委"}});
    const auto term = [&](const char* org, const char* fact) {
        return fact_of(county, "org", org, fact);
    };
    CHECK(term("W", "term") == "5 年");
    CHECK(term("Z", "term") == "3 年");
    CHECK(term("L", "term") == "5 年");
    CHECK(term("L", "term_text") == "3 年"); // a longer one doesn't count against the text
    CHECK(term("S", "term_text") == "3 年"); // a shorter one does
    CHECK(term("G", "term") == "未知");
    CHECK(term("G", "due_election") == "未填");
}

TEST_CASE("The last election is the latest of field, activities and elections, else the founding",
          "[facts][org]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}, {"founded", "2015-02-28"}});
    const auto last = [&](const char* day = "2025-09-30") {
        return fact_of(county, "org", "D", "last_election", day);
    };
    CHECK(last() == "2015-02-28");
    county.rows()["org"][0]["last_election"] = std::string("2021-06-15");
    CHECK(last() == "2021-06-15");
    CHECK(last("2021-06-14") == "2015-02-28");
    county.add("activity", {{"org", "D"}, {"kind", "换届选举"}, {"date", "2024-02-29"}});
    CHECK(last() == "2024-02-29");
    CHECK(last("2024-02-28") == "2021-06-15");
    // 29 February plus three years is 28 February.
    CHECK(fact_of(county, "org", "D", "due_election") == "2027-02-28");
    // One that is asked for only is none yet; then its day decides, for the days from it on.
    county.add("election", {{"org", "D"}, {"term", "第三届"}, {"requested", "2025-01-10"}});
    CHECK(last() == "2024-02-29");
    county.rows()["election"][0]["date"] = std::string("2025-03-20");
    CHECK(last() == "2025-03-20");
    CHECK(last("2025-03-19") == "2024-02-29");
    CHECK(fact_of(county, "org", "D", "due_election") == "2028-03-20");
}

TEST_CASE("Covering looks at the units of the scope, 只覆盖企业 at all", "[facts][org]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}, {"kind", "联合党支部"}});
    county.add("unit", {{"uscc", "S"}, {"category", "社会组织"}});
    county.add("coverage", {{"org", "D"}, {"unit", "S"}});
    CHECK(fact_of(county, "org", "D", "covering", "2025-09-30", {"非公有制企业"}) == "否");
    CHECK(fact_of(county, "org", "D", "covering", "2025-09-30", {"社会组织"}) == "是");
    CHECK(fact_of(county, "org", "D", "only_enterprises") == "否");
    CHECK(fact_of(county, "org", "D", "covered_social") == "1 个");
    county.rows()["unit"][0]["category"] = std::string("非公有制企业");
    county.rows()["unit"][0]["type"] = std::string("合伙企业");
    CHECK(fact_of(county, "org", "D", "only_enterprises") == "是");
    CHECK(fact_of(county, "org", "D", "covered_enterprises") == "1 个");
}

TEST_CASE("The level of an org is its area's, without area the jurisdiction's", "[facts][org]")
{
    CountyRows county(false);
    county.add("area", {{"code", "64"}, {"name", "宁夏"}, {"kind", "省"}});
    county.add("area", {{"code", "6401"}, {"kind", "市"}, {"parent", "64"}});
    county.add("area", {{"code", "T"}, {"kind", "街道"}, {"parent", "6401"}});
    county.add("org", {{"code", "A"}, {"area", "6401"}});
    county.add("org", {{"code", "B"}});
    county.add("org", {{"code", "C"}, {"area", "T"}});
    CHECK(fact_of(county, "org", "A", "level") == "市");
    CHECK(fact_of(county, "org", "B", "level") == "省");
    CHECK(fact_of(county, "org", "C", "level") == "未填");
}

} // namespace
} // namespace lx::test
