// What the policies ask for of honours: numbers to reach, and one a year at the county's own level.
#include "core/stars/honour_goals.h"

#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

std::vector<HonourGoal> goals_of(const CountyRows& county, const std::string& policy)
{
    auto pack = PolicyPack::builtin(Definitions::program(), policy);
    REQUIRE(pack);
    auto evaluation = evaluate(*pack, world_of(county));
    REQUIRE(evaluation);
    PackResult result;
    result.pack = *pack;
    result.evaluation = std::make_shared<const Evaluation>(std::move(*evaluation));
    return honour_goals({result});
}

void honour(CountyRows& county, const char* org, const char* name, const char* level, int year)
{
    county.add("honour", {{"object_kind", "党组织"},
                          {"object", org},
                          {"honour", name},
                          {"level", level},
                          {"year", year}});
}

} // namespace

TEST_CASE("a number of honours is counted as its policy's target counts it")
{
    CountyRows county;
    honour(county, "D1", "双强六好", "县", 2023);
    honour(county, "D1", "双强六好", "县", 2024); // the same once more
    honour(county, "D2", "双强六好", "市", 2024);
    honour(county, "D3", "双强六好", "县", 2026); // to come
    const auto goals = goals_of(county, "district-2020");
    REQUIRE(goals.size() == 2);
    CHECK(goals[0].id == "district-2020/1.e.1");
    CHECK(goals[0].clause == "一、目标任务");
    CHECK(goals[0].reached == 1);
    CHECK(goals[0].wanted == 10);
    CHECK(goals[0].state == State::Unmet);
    CHECK(goals[1].reached == 1);
    CHECK(goals[1].wanted == 3);
}

TEST_CASE("that there be one of the county's own level is a rule, met or not")
{
    CountyRows county;
    honour(county, "D1", "示范点", "市", 2024);
    const auto none = goals_of(county, "ningxia-2018");
    REQUIRE(none.size() == 1);
    CHECK(none.front().id == "ningxia-2018/18.d");
    CHECK(none.front().reached == 0);
    CHECK(none.front().state == State::Unmet);
    honour(county, "D1", "示范点", "县", 2024); // the year that is judged in 2025
    const auto one = goals_of(county, "ningxia-2018");
    CHECK(one.front().reached == one.front().wanted);
    CHECK(one.front().state == State::Met);
}
