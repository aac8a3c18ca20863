// 发展计划 against who became an activist and who was admitted in its year.
#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

struct Plans : CountyRows
{
    Plans()
    {
        add("org", {{"code", "T"}, {"kind", "乡镇街道党委"}});
        add("org", {{"code", "B"}, {"kind", "党支部"}, {"parent", "T"}});
        add("unit", {{"name", "甲公司"}});
        add("unit", {{"name", "乙公司"}, {"managing_org", "T"}});
        add("coverage", {{"org", "B"}, {"unit", "甲公司"}, {"start", "2020-01-01"}});
    }
    std::string plan(const char* org, int activists, int members)
    {
        return add("development_plan",
                   {{"org", org}, {"year", 2025}, {"activists", activists}, {"members", members}});
    }
    void develop(const char* id, const char* unit, CountyRows::Text activist,
                 CountyRows::Text admitted)
    {
        add("development", {{"id_number", id},
                            {"applied", "2023-01-01"},
                            {"unit", unit},
                            {"activist", std::move(activist)},
                            {"admitted", std::move(admitted)}});
    }
    std::string fact(const std::string& plan, const char* key, const char* day)
    {
        return fact_of(*this, "development_plan", plan, key, day);
    }
};

TEST_CASE("A plan counts the organization's own people and those of the ones below it",
          "[facts][development]")
{
    Plans county;
    const std::string branch = county.plan("B", 1, 1);
    const std::string town = county.plan("T", 2, 1);
    county.develop("1", "甲公司", "2025-03-01", nullptr);
    county.develop("2", "乙公司", "2025-04-01", nullptr); // no organization: its manager's
    county.develop("3", "甲公司", "2024-01-01", "2025-06-30");
    CHECK(county.fact(branch, "activists_done", "2025-09-30") == "1 名");
    CHECK(county.fact(town, "activists_done", "2025-09-30") == "2 名");
    CHECK(county.fact(town, "activists_done", "2025-03-31") == "1 名"); // not known yet
    CHECK(county.fact(branch, "members_done", "2025-09-30") == "1 名");
    CHECK(county.fact(branch, "members_done", "2025-06-29") == "0 名");
}

TEST_CASE("A plan is reached, missed once its year is over, or runs", "[facts][development]")
{
    Plans county;
    const std::string branch = county.plan("B", 1, 1);
    county.develop("1", "甲公司", "2025-03-01", nullptr);
    CHECK(county.fact(branch, "state", "2025-12-30") == "进行中");
    CHECK(county.fact(branch, "state", "2025-12-31") == "未完成");
    county.develop("3", "甲公司", "2024-01-01", "2025-11-30");
    CHECK(county.fact(branch, "state", "2025-12-30") == "已完成");
    CHECK(county.fact(branch, "state", "2026-05-01") == "已完成");
}

} // namespace
} // namespace lx::test
