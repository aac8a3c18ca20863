// 应报, 已报, 按时: who hands in to this office for a quarter, and who has.
#include <catch2/catch.hpp>

#include "core/report/quarter/handed_in.h"
#include "tests/support/county_world.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

const Period quarter = *Period::parse("2025Q3");

/// Two townships, a zone and a village; two managing organizations and a branch.
CountyRows county_that_hands_in()
{
    CountyRows county;
    const auto area = [&](const char* code, const char* name, const char* kind) {
        county.add("area", {{"code", code}, {"name", name}, {"kind", kind}, {"parent", "640121"}});
    };
    area("640121101", "杨和镇", "乡镇苏木");
    area("640121100", "望远镇", "乡镇苏木");
    area("640121400", "工业园区", "开发区园区");
    county.add("area", {{"code", "640121100200"},
                        {"name", "通桥村"},
                        {"kind", "村嘎查"},
                        {"parent", "640121100"}});
    county.add("org", {{"code", "I1"}, {"name", "互联网行业党委"}, {"kind", "行业(综合)党委"}});
    county.add("org", {{"code", "P1"},
                       {"name", "园区党委"},
                       {"kind", "园区综合党委"},
                       {"dissolved", "2025-06-30"}});
    county.add("org", {{"code", "B1"}, {"name", "甲公司党支部"}, {"kind", "党支部"}});
    return county;
}

void handed(CountyRows& county, const char* area, const char* day, const char* by = "",
            const char* item = "季度报表", const char* period = "2025Q3")
{
    county.add(
        "submission",
        {{"item", item}, {"period", period}, {"area", area}, {"date", day}, {"reporter", by}});
}

Completeness found(const CountyRows& county, const char* day)
{
    const auto all = completeness(*world_of(county, day), quarter);
    REQUIRE(all);
    return *all;
}

const HandedIn* one_of(const Completeness& all, const std::string& name)
{
    for (const HandedIn& one : all.all)
        if (one.name == name)
            return &one;
    return nullptr;
}

} // namespace

TEST_CASE("townships, zones and managing organizations that stand on the day hand in")
{
    const Completeness all = found(county_that_hands_in(), "2025-10-10");
    std::vector<std::string> names;
    for (const HandedIn& one : all.all)
        names.push_back(one.ledger + " " + one.name);
    CHECK(names == std::vector<std::string>{"area 望远镇", "area 杨和镇", "area 工业园区",
                                            "org 互联网行业党委"});
    CHECK(all.wanted() == 4);
    CHECK(all.there() == 0);
    CHECK(all.on_time() == 0);
    CHECK(all.due.iso() == "2025-10-15");
}

TEST_CASE("who is named in a record of the quarter has handed in, from the first day on")
{
    CountyRows county = county_that_hands_in();
    handed(county, "640121100", "2025-10-16");
    handed(county, "640121100", "2025-10-12", "", "补报");
    handed(county, "640121101", "2025-10-16");
    handed(county, "640121", "2025-10-15", "互联网行业党委");
    handed(county, "640121400", "2025-10-10", "", "季度报表", "2025Q2"); // another quarter
    const Completeness all = found(county, "2025-10-20");
    CHECK(one_of(all, "望远镇")->day->iso() == "2025-10-12");
    CHECK(one_of(all, "望远镇")->on_time(all.due));
    CHECK_FALSE(one_of(all, "杨和镇")->on_time(all.due));
    CHECK(one_of(all, "互联网行业党委")->on_time(all.due));
    CHECK_FALSE(one_of(all, "工业园区")->day);
    CHECK(all.there() == 3);
    CHECK(all.on_time() == 2);
}

TEST_CASE("what is handed in after the day that is looked at is not there yet")
{
    CountyRows county = county_that_hands_in();
    handed(county, "640121100", "2025-10-12");
    CHECK(found(county, "2025-10-11").there() == 0);
    CHECK(found(county, "2025-10-12").there() == 1);
}

TEST_CASE("what is needed for it can be read from a file")
{
    const auto needs = handing_in_needs(Definitions::program()->facts());
    REQUIRE(needs);
    NoProgress quiet;
    SampleFile file(60, 1);
    const auto world =
        load_world(file.database(), Definitions::program(), *needs, {quarter.last, {}, 0}, quiet);
    REQUIRE(world);
    const auto all = completeness(**world, quarter);
    REQUIRE(all);
    CHECK(all->wanted() > 10);
    for (const HandedIn& one : all->all)
        CHECK_FALSE(one.name.empty());
}
