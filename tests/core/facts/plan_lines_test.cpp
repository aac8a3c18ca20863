// Lines of a yearly plan: done by what was held in their month, overdue once it is over.
#include "core/facts/plan_lines.h"

#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

namespace lx::test {
namespace {

struct Planned : CountyRows
{
    Planned() { add("org", {{"code", "D"}, {"founded", "2020-01-01"}}); }
    std::string plan(const char* kind, const char* date, CountyRows::Text topic = nullptr)
    {
        return add("plan",
                   {{"org", "D"}, {"kind", kind}, {"date", date}, {"topic", std::move(topic)}});
    }
    void hold(const char* kind, const char* date, CountyRows::Text topic = nullptr)
    {
        add("activity",
            {{"org", "D"}, {"kind", kind}, {"date", date}, {"topic", std::move(topic)}});
    }
    std::string state(const std::string& line, const char* day)
    {
        return fact_of(*this, "plan", line, "state", day);
    }
};

TEST_CASE("A line is open while its month runs, done once held in it, else overdue",
          "[facts][plan]")
{
    Planned county;
    const std::string lecture = county.plan("党课", "2025-05-10");
    CHECK(county.state(lecture, "2025-04-01") == "待办");
    CHECK(county.state(lecture, "2025-05-30") == "待办"); // its day passed, its month didn't
    CHECK(county.state(lecture, "2025-05-31") == "逾期未办");
    county.hold("主题党日", "2025-05-20"); // another kind
    county.hold("党课", "2025-06-01");     // another month
    CHECK(county.state(lecture, "2025-06-30") == "逾期未办");
    county.hold("党课", "2025-05-28");
    CHECK(county.state(lecture, "2025-05-27") == "待办"); // not known yet
    CHECK(county.state(lecture, "2025-05-28") == "已办");
    CHECK(fact_of(county, "plan", lecture, "done_on", "2025-06-30") == "2025-05-28");
}

TEST_CASE("One activity does one line, that of its own subject first", "[facts][plan]")
{
    Planned county;
    const std::string first = county.plan("党课", "2025-05-10", "党史");
    const std::string second = county.plan("党课", "2025-05-20", "安全生产");
    county.hold("党课", "2025-05-08", "安全生产");
    CHECK(county.state(first, "2025-05-31") == "逾期未办");
    CHECK(county.state(second, "2025-05-31") == "已办");
    county.hold("党课", "2025-05-30", "别的题目");
    CHECK(county.state(first, "2025-05-31") == "已办");
    CHECK(fact_of(county, "plan", first, "done_on", "2025-05-31") == "2025-05-30");
}

TEST_CASE("What a dissolved organization didn't come to is not overdue", "[facts][plan]")
{
    Planned county;
    county.add("org", {{"code", "E"}, {"founded", "2020-01-01"}, {"dissolved", "2025-05-15"}});
    const auto plan = [&](const char* date) {
        return county.add("plan", {{"org", "E"}, {"kind", "党课"}, {"date", date}});
    };
    const std::string april = plan("2025-04-10");
    const std::string may = plan("2025-05-10");
    CHECK(county.state(april, "2025-06-30") == "逾期未办");
    CHECK(county.state(may, "2025-06-30") == "党组织已撤销");
}

} // namespace
} // namespace lx::test
