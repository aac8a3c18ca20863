// A year's plans: organizations in the order of the tree, their lines, what is counted of them.
#include "core/life/plan_year.h"

#include <catch2/catch.hpp>

#include "core/life/org_tree.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Planned : CountyRows
{
    Planned()
    {
        add("org", {{"code", "T"}, {"kind", "乡镇街道党委"}, {"founded", "2001-01-01"}});
        add("org", {{"code", "B"}, {"kind", "党支部"}, {"parent", "T"}, {"founded", "2020-01-01"}});
        add("org",
            {{"code", "C"}, {"kind", "联合党支部"}, {"parent", "T"}, {"founded", "2025-08-01"}});
        add("org", {{"code", "X"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
        for (const char* date : {"2025-08-20", "2025-05-20", "2025-10-20", "2024-05-20"})
            add("plan", {{"org", "B"}, {"kind", "主题党日"}, {"date", date}});
        add("plan", {{"org", "B"}, {"kind", "党课"}, {"date", "2025-05-09"}});
        add("activity", {{"org", "B"}, {"kind", "主题党日"}, {"date", "2025-05-04"}});
    }
};

} // namespace

TEST_CASE("lines of the year stand with their organization, by day")
{
    const Planned county;
    const auto world = world_of(county, "2025-09-30");
    const PlanYear year = PlanYear::of(*world, 2025);
    REQUIRE(year.orgs().size() == 4);
    CHECK(year.orgs()[0].id == county.id_of("org", "T"));
    CHECK(year.orgs()[1].id == county.id_of("org", "B"));
    CHECK(year.orgs()[1].level == 1);
    CHECK(year.lines(0).empty());
    const auto lines = year.lines(1);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].kind == "党课");
    CHECK(lines[0].state == PlanState::Overdue);
    CHECK(lines[1].date.iso() == "2025-05-20");
    CHECK(lines[1].state == PlanState::Done);
    CHECK(lines[1].done->iso() == "2025-05-04");
    CHECK(lines[3].state == PlanState::Open);
    CHECK(year.count(1, 0, "") == PlanCounts{1, 2, 1}); // open, overdue, done
    CHECK(year.count(1, 5, "主题党日") == PlanCounts{0, 0, 1});
    CHECK(year.count(1, 6, "").all() == 0);
}

TEST_CASE("branches below a committee are those that are there on the day")
{
    const Planned county;
    const auto ids = [&](std::initializer_list<const char*> codes) {
        std::vector<std::int64_t> found;
        for (const char* code : codes)
            found.push_back(county.id_of("org", code));
        return found;
    };
    const std::int64_t top = county.id_of("org", "T");
    CHECK(branches_below(*world_of(county, "2025-09-30"), top) == ids({"B", "C"}));
    CHECK(branches_below(*world_of(county, "2025-07-31"), top) == ids({"B"}));
    CHECK(branches_below(*world_of(county, "2025-09-30"), 0) == ids({"B", "C", "X"}));
    CHECK(branches_below(*world_of(county, "2025-09-30"), county.id_of("org", "C")) == ids({"C"}));
}
