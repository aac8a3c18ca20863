#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

TEST_CASE("A row counts from its start up to the day before its end", "[facts][counts]")
{
    CountyRows county;
    county.add("org", {{"code", "A"}, {"founded", "2020-05-01"}, {"dissolved", "2023-07-01"}});
    CHECK(fact_of(county, "org", "A", "counts", "2020-04-30") == "否");
    CHECK(fact_of(county, "org", "A", "counts", "2020-05-01") == "是");
    CHECK(fact_of(county, "org", "A", "counts", "2023-06-30") == "是");
    CHECK(fact_of(county, "org", "A", "counts", "2023-07-01") == "否");
}

TEST_CASE("An empty start counts as always", "[facts][counts]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("worker", {{"id_number", "640121197101010015"}, {"end", "2021-01-01"}});
    CHECK(fact_of(county, "unit", "A", "counts", "1950-01-01") == "是");
    CHECK(fact_of(county, "worker", "640121197101010015", "counts", "1990-01-01") == "是");
    CHECK(fact_of(county, "worker", "640121197101010015", "counts", "2021-01-01") == "否");
}

TEST_CASE("The population leaves out units 注销 or 吊销, by date or by state", "[facts][counts]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"registered", "2015-06-01"}});
    county.add("unit", {{"uscc", "B"}, {"deregistered", "2025-09-30"}, {"status", "注销"}});
    county.add("unit", {{"uscc", "C"}, {"status", "吊销"}});
    county.add("unit", {{"uscc", "D"}, {"deregistered", "2025-10-01"}, {"status", "注销"}});
    county.add("unit", {{"uscc", "E"}, {"status", "停产歇业"}});
    const auto population = [&](const char* unit, const char* day = "2025-09-30") {
        return fact_of(county, "unit", unit, "population", day);
    };
    CHECK(population("A", "2015-05-31") == "否");
    CHECK(population("A", "2015-06-01") == "是");
    CHECK(population("B") == "否");
    CHECK(population("B", "2025-09-29") ==
          "是"); // with a date the state says nothing of earlier days
    CHECK(population("C") == "否");
    CHECK(population("C", "2000-01-01") == "否");
    CHECK(population("D") == "是");
    CHECK(population("E") == "是");
}

TEST_CASE("Units count within the policy's scope, the population is whole", "[facts][counts]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "S"}, {"category", "社会组织"}});
    CHECK(fact_of(county, "unit", "A", "counts", "2025-09-30", {"非公有制企业"}) == "是");
    CHECK(fact_of(county, "unit", "S", "counts", "2025-09-30", {"非公有制企业"}) == "否");
    CHECK(fact_of(county, "unit", "S", "population", "2025-09-30", {"非公有制企业"}) == "是");
    CHECK(fact_of(county, "unit", "S", "counts", "2025-09-30", {"非公有制企业", "社会组织"}) ==
          "是");
}

TEST_CASE("A member counts once joined and moved in, until moved out", "[facts][counts]")
{
    CountyRows county;
    county.add("member", {{"id_number", "M"},
                          {"joined", "2010-01-01"},
                          {"moved_in", "2020-03-01"},
                          {"moved_out", "2022-08-01"}});
    const auto counts = [&](const char* day) {
        return fact_of(county, "member", "M", "counts", day);
    };
    CHECK(counts("2020-02-29") == "否");
    CHECK(counts("2020-03-01") == "是");
    CHECK(counts("2022-07-31") == "是");
    CHECK(counts("2022-08-01") == "否");
}

TEST_CASE("A dispatch counts while its instructor does", "[facts][counts]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("instructor", {{"code", "Z"}, {"start", "2020-01-01"}, {"end", "2024-01-01"}});
    county.add("dispatch", {{"instructor", "Z"}, {"unit", "A"}, {"start", "2019-01-01"}});
    const auto counts = [&](const char* day) {
        return fact_of(county, "dispatch", "Z|A|2019-01-01", "counts", day);
    };
    CHECK(counts("2019-12-31") == "否");
    CHECK(counts("2020-01-01") == "是");
    CHECK(counts("2023-12-31") == "是");
    CHECK(counts("2024-01-01") == "否");
}

TEST_CASE("Dated events count from their day, yearly rows from their year", "[facts][counts]")
{
    CountyRows county;
    county.add("org", {{"code", "A"}});
    county.add("activity",
               {{"org", "A"}, {"kind", "党课"}, {"date", "2025-05-04"}, {"topic", "x"}});
    county.add("rating", {{"org", "A"}, {"year", 2024}, {"stars", 3}});
    CHECK(fact_of(county, "activity", "A|党课|2025-05-04|x", "counts", "2025-05-03") == "否");
    CHECK(fact_of(county, "activity", "A|党课|2025-05-04|x", "counts", "2025-05-04") == "是");
    CHECK(fact_of(county, "rating", "A|2024", "counts", "2023-12-31") == "否");
    CHECK(fact_of(county, "rating", "A|2024", "counts", "2024-01-01") == "是");
}

TEST_CASE("A development row is open until the person is admitted or it is ended",
          "[facts][counts]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add(
        "development",
        {{"id_number", "P"}, {"applied", "2023-02-01"}, {"unit", "A"}, {"admitted", "2024-06-01"}});
    county.add(
        "development",
        {{"id_number", "Q"}, {"applied", "2023-02-01"}, {"unit", "A"}, {"ended", "2023-09-01"}});
    const auto open = [&](const char* key, const char* day) {
        return fact_of(county, "development", key, "open", day);
    };
    CHECK(open("P|2023-02-01", "2023-01-31") == "否");
    CHECK(open("P|2023-02-01", "2023-02-01") == "是");
    CHECK(open("P|2023-02-01", "2024-05-31") == "是");
    CHECK(open("P|2023-02-01", "2024-06-01") == "否");
    CHECK(open("Q|2023-02-01", "2023-08-31") == "是");
    CHECK(open("Q|2023-02-01", "2023-09-01") == "否");
    CHECK(fact_of(county, "development", "P|2023-02-01", "counts", "2025-01-01") == "是");
    CHECK(fact_of(county, "development", "Q|2023-02-01", "counts", "2025-01-01") == "否");
}

} // namespace
} // namespace lx::test
