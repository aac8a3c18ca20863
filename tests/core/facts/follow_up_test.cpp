#include "core/facts/follow_up.h"

#include <catch2/catch.hpp>

#include "core/facts/link.h"
#include "tests/support/county_world.h"

namespace lx::test {
namespace {

TEST_CASE("A supervised matter is open, overdue from the day after its last, then closed",
          "[facts][supervision]")
{
    CountyRows county;
    const std::string key = county.add("supervision", {{"code", "DB-2025-0001"},
                                                       {"issued", "2025-06-01"},
                                                       {"due", "2025-06-30"},
                                                       {"closed", "2025-08-01"}});
    const auto state = [&](const char* day) {
        return fact_of(county, "supervision", key, "state", day);
    };
    CHECK(state("2025-05-31") == "未填"); // nobody knows of it yet
    CHECK(state("2025-06-01") == "督办中");
    CHECK(state("2025-06-30") == "督办中");
    CHECK(state("2025-07-01") == "督办逾期");
    CHECK(state("2025-07-31") == "督办逾期");
    CHECK(state("2025-08-01") == "已销号");
}

TEST_CASE("A milestone is done, done late, overdue or open", "[facts][milestone]")
{
    CountyRows county;
    county.add("campaign", {{"name", "百日攻坚"}, {"start", "2025-06-01"}, {"end", "2025-09-08"}});
    const auto add = [&](const char* task, const char* done) {
        return county.add(
            "milestone",
            {{"campaign", "百日攻坚"}, {"task", task}, {"due", "2025-06-30"}, {"done", done}});
    };
    const std::string in_time = add("摸底", "2025-06-30");
    const std::string late = add("组建", "2025-07-01");
    const auto state = [&](const std::string& key, const char* day) {
        return fact_of(county, "milestone", key, "state", day);
    };
    CHECK(state(in_time, "2025-06-29") == "进行中");
    CHECK(state(in_time, "2025-06-30") == "已完成");
    CHECK(state(late, "2025-06-30") == "进行中");
    CHECK(state(late, "2025-07-01") == "逾期完成");
}

TEST_CASE("What is said or demanded of a row can be counted for it", "[facts][link]")
{
    CountyRows county;
    county.add("unit", {{"name", "甲公司"}});
    county.add("unit", {{"name", "乙公司"}});
    county.add("exception", {{"rule", "ningxia-2018/6.a"},
                             {"object_kind", "单位"},
                             {"object", "乙公司"},
                             {"reason", "正在筹建"},
                             {"accepted_by", "张三"}});
    const auto world = world_of(county);
    const Link* link = world->link("unit", "exception", "object");
    REQUIRE(link != nullptr);
    std::vector<std::int32_t> found;
    link->rows_of(1, [&](std::int32_t row) { found.push_back(row); });
    CHECK(found == std::vector<std::int32_t>{0});
    link->rows_of(0, [&](std::int32_t row) { found.push_back(row); });
    CHECK(found.size() == 1);
    CHECK(world->link("survey", "exception", "object") == nullptr);
}

} // namespace
} // namespace lx::test
