#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

CountyRows one_unit()
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    return county;
}

TEST_CASE("A code is doubtful that fails its check and is not explained", "[facts][unit]")
{
    CountyRows county;
    const auto doubtful = [&](const char* code, const char* name, CountyRows::Text note = nullptr) {
        const std::string key =
            county.add("unit", {{"uscc", code}, {"name", name}, {"uscc_note", std::move(note)}});
        return fact_of(county, "unit", key, "code_doubtful");
    };
    CHECK(doubtful("91110000600037341L", "甲公司") == "否");
    CHECK(doubtful("91110000600037341M", "乙公司") == "是");
    CHECK(doubtful("640000100000001", "丙公司") == "是"); // an old registration number
    CHECK(doubtful("91110000600037341N", "丁公司", "执照如此") == "否");
}

TEST_CASE("Figures come from the latest survey up to the day", "[facts][unit]")
{
    CountyRows county = one_unit();
    county.add("survey", {{"unit", "A"}, {"date", "2024-05-01"}, {"headcount", 80}, {"formal", 3}});
    county.add("survey", {{"unit", "A"},
                          {"date", "2025-05-01"},
                          {"headcount", 120},
                          {"status", "半停产"},
                          {"wages", 1234567.89}});
    const auto fact = [&](const char* name, const char* day) {
        return fact_of(county, "unit", "A", name, day);
    };
    CHECK(fact("headcount", "2024-04-30") == "未知");
    CHECK(fact("headcount", "2024-05-01") == "80 人");
    CHECK(fact("headcount", "2025-04-30") == "80 人");
    CHECK(fact("headcount", "2025-05-01") == "120 人");
    // All fields come from the same survey: what the newest leaves blank is not taken from an older
    // one.
    CHECK(fact("formal", "2025-04-30") == "3 人");
    CHECK(fact("formal", "2025-05-01") == "未知");
    CHECK(fact("survey_status", "2024-05-01") == "未填");
    CHECK(fact("survey_status", "2025-05-01") == "半停产");
    CHECK(fact("wages", "2024-05-01") == "未知");
    CHECK(fact("wages", "2025-05-01") == "1,234,567.89 元");
}

TEST_CASE("Members of a survey: blank 预备 counts 0 where 正式 is given", "[facts][unit]")
{
    CountyRows county = one_unit();
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"formal", 2}});
    CHECK(fact_of(county, "unit", "A", "members") == "2 人");
    CHECK(fact_of(county, "unit", "A", "unregistered") == "0 人");
    county.add("survey",
               {{"unit", "A"}, {"date", "2025-02-01"}, {"formal", 2}, {"probationary", 1}});
    CHECK(fact_of(county, "unit", "A", "members") == "3 人");
    county.add("survey", {{"unit", "A"}, {"date", "2025-03-01"}, {"probationary", 1}});
    CHECK(fact_of(county, "unit", "A", "members") == "未知");
    CHECK(fact_of(county, "unit", "A", "members", "2024-12-31") == "未知"); // no survey yet
    CHECK(fact_of(county, "unit", "A", "unregistered", "2024-12-31") == "未知");
}

TEST_CASE("A roster replaces the survey", "[facts][unit]")
{
    CountyRows county = one_unit();
    county.add("survey",
               {{"unit", "A"}, {"date", "2025-01-01"}, {"formal", 9}, {"unregistered", 4}});
    county.add("member", {{"id_number", "1"}, {"unit", "A"}, {"relation", "兼职"}});
    county.add("member", {{"id_number", "2"}, {"unit", "A"}, {"relation", "隐形"}});
    CHECK(fact_of(county, "unit", "A", "roster_used") == "否"); // neither 在册 nor 流出
    CHECK(fact_of(county, "unit", "A", "formal") == "9 人");
    CHECK(fact_of(county, "unit", "A", "unregistered") == "4 人");

    county.add("member", {{"id_number", "3"}, {"unit", "A"}, {"relation", "流出"}});
    county.add("member",
               {{"id_number", "4"}, {"unit", "A"}, {"status", "预备"}, {"joined", "2025-01-01"}});
    county.add("member", {{"id_number", "5"}, {"unit", "A"}, {"moved_out", "2025-06-01"}});
    CHECK(fact_of(county, "unit", "A", "roster_used") == "是");
    CHECK(fact_of(county, "unit", "A", "formal") == "1 人");
    CHECK(fact_of(county, "unit", "A", "members") == "2 人");
    CHECK(fact_of(county, "unit", "A", "unregistered") == "1 人");
    CHECK(fact_of(county, "unit", "A", "formal", "2025-05-31") == "2 人");
    CHECK(fact_of(county, "unit", "A", "roster_differs") == "是");
}

TEST_CASE("Formal at a day: by 转正日期, else by 党员状态", "[facts][member]")
{
    CountyRows county;
    county.add("member", {{"id_number", "1"}, {"status", "正式"}, {"confirmed", "2025-03-01"}});
    county.add("member", {{"id_number", "2"}, {"status", "预备"}, {"confirmed", "2025-03-01"}});
    county.add("member", {{"id_number", "3"}, {"status", "正式"}});
    county.add("member", {{"id_number", "4"}, {"status", "预备"}});
    const auto formal = [&](const char* member, const char* day) {
        return fact_of(county, "member", member, "is_formal", day);
    };
    CHECK(formal("1", "2025-02-28") == "否");
    CHECK(formal("1", "2025-03-01") == "是");
    CHECK(formal("2", "2025-03-01") == "是");
    CHECK(formal("3", "2000-01-01") == "是");
    CHECK(formal("4", "2025-09-30") == "否");
}

TEST_CASE("规模以上 needs an enterprise with 50 people", "[facts][unit]")
{
    CountyRows county = one_unit();
    county.add("unit", {{"uscc", "S"}, {"category", "社会组织"}});
    county.add("unit", {{"uscc", "B"}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 49}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-02-01"}, {"headcount", 50}});
    CHECK(fact_of(county, "unit", "A", "above_scale", "2025-01-31") == "否");
    CHECK(fact_of(county, "unit", "A", "above_scale") == "是");
    CHECK(fact_of(county, "unit", "B", "above_scale") == "未知");
    CHECK(fact_of(county, "unit", "S", "above_scale") == "否"); // whatever its headcount
}

TEST_CASE("实体性社会组织 by 单位类型", "[facts][unit]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"category", "社会组织"}, {"type", "民办学校"}});
    county.add("unit", {{"uscc", "B"}, {"category", "社会组织"}, {"type", "社会团体"}});
    county.add("unit", {{"uscc", "C"}, {"category", "社会组织"}, {"type", "税务师事务所"}});
    CHECK(fact_of(county, "unit", "A", "entity_social") == "是");
    CHECK(fact_of(county, "unit", "B", "entity_social") == "否");
    CHECK(fact_of(county, "unit", "C", "entity_social") == "是");
}

TEST_CASE("五个清 each ask for their own fields", "[facts][unit]")
{
    CountyRows county = one_unit();
    const auto clear = [&](const char* name) { return fact_of(county, "unit", "A", name); };
    for (const char* name : {"clear_operation", "clear_staff", "clear_members", "clear_investor",
                             "clear_reason", "clear_basic", "clear_org", "clear_work"})
        CHECK(clear(name) == "否");
    county.add("survey", {{"unit", "A"},
                          {"date", "2025-01-01"},
                          {"headcount", 10},
                          {"formal", 0},
                          {"status", "正常"},
                          {"operation_info", "平稳"},
                          {"staff_info", "稳定"},
                          {"member_info", "无"},
                          {"investor_info", "张某"}});
    CHECK(clear("clear_operation") == "是");
    CHECK(clear("clear_staff") == "是");
    CHECK(clear("clear_members") == "是"); // 0 counts as given
    CHECK(clear("clear_investor") == "是");
    CHECK(clear("clear_reason") == "否");
    county.rows()["survey"][0].erase("formal");
    CHECK(clear("clear_members") == "否");
    county.add("member", {{"id_number", "1"}, {"unit", "A"}});
    CHECK(clear("clear_members") == "是"); // a roster instead
    county.rows()["survey"][0].erase("investor_info");
    CHECK(clear("clear_investor") == "否");
    county.add("investor", {{"unit", "A"}, {"name", "张某"}});
    CHECK(clear("clear_investor") == "是");
    county.rows()["unit"][0]["unbuilt_reason"] = std::string("无党员");
    CHECK(clear("clear_reason") == "是");
}

TEST_CASE("三清 ask for the basic fields and a managing org that counts", "[facts][unit]")
{
    CountyRows county;
    county.add("org", {{"code", "G"}, {"kind", "乡镇街道党委"}, {"dissolved", "2025-09-30"}});
    county.add("unit", {{"uscc", "A"},
                        {"contact_person", "李某"},
                        {"phone", "13900000000"},
                        {"managing_org", "G"}});
    CHECK(fact_of(county, "unit", "A", "clear_basic") == "否"); // no headcount
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 5}});
    CHECK(fact_of(county, "unit", "A", "clear_basic") == "是");
    CHECK(fact_of(county, "unit", "A", "clear_org", "2025-09-29") == "是");
    CHECK(fact_of(county, "unit", "A", "clear_org") == "否");
    county.rows()["unit"][0].erase("phone");
    CHECK(fact_of(county, "unit", "A", "clear_basic") == "否");
}

} // namespace
} // namespace lx::test
