#include <algorithm>

#include <catch2/catch.hpp>

#include "core/facts/link.h"
#include "tests/support/county_world.h"

namespace lx::test {
namespace {

/// Natural keys of the rows a link gives a subject.
std::vector<std::int64_t> linked(const World& world, const char* subject, std::int64_t id,
                                 const char* rows, const char* via)
{
    const Link* link = world.link(subject, rows, via);
    REQUIRE(link != nullptr);
    std::vector<std::int64_t> ids;
    const ColumnTable& table = world.snapshot().table(rows);
    link->rows_of(world.snapshot().table(subject).row_of(id), [&](std::int32_t row) {
        ids.push_back(table.ids[static_cast<std::size_t>(row)]);
    });
    std::sort(ids.begin(), ids.end());
    return ids;
}

using Ids = std::vector<std::int64_t>;

CountyRows areas()
{
    CountyRows county;                                                                 // 1
    county.add("area", {{"code", "P"}, {"kind", "开发区园区"}, {"parent", "640121"}}); // 2
    county.add("area", {{"code", "L"}, {"kind", "商务楼宇"}, {"parent", "P"}});        // 3
    county.add("area", {{"code", "T"}, {"kind", "街道"}, {"parent", "640121"}});       // 4
    county.add("unit", {{"uscc", "A"}, {"area", "L"}});
    county.add("unit", {{"uscc", "B"}, {"area", "P"}});
    county.add("unit", {{"uscc", "C"}, {"area", "T"}});
    county.add("unit", {{"uscc", "D"}});
    county.add("venue", {{"name", "楼宇站"}, {"area", "L"}});
    county.add("venue", {{"name", "园区中心"}, {"area", "P"}});
    county.add("venue", {{"name", "县中心"}, {"area", "640121"}});
    county.add("venue", {{"name", "街道站"}, {"area", "T"}});
    return county;
}

TEST_CASE("In an area means the area and all below it", "[facts][link]")
{
    const CountyRows county = areas();
    const auto world = world_of(county);
    CHECK(linked(*world, "area", 1, "unit", "in") == Ids{1, 2, 3});
    CHECK(linked(*world, "area", 2, "unit", "in") == Ids{1, 2});
    CHECK(linked(*world, "area", 2, "unit", "area") == Ids{2});
    CHECK(linked(*world, "area", 2, "area", "in") == Ids{2, 3});
}

TEST_CASE("A subject's area and those above it", "[facts][link]")
{
    const CountyRows county = areas();
    const auto world = world_of(county);
    CHECK(linked(*world, "unit", 1, "area", "area_or_above") == Ids{1, 2, 3});
    CHECK(linked(*world, "unit", 1, "venue", "area_or_above") == Ids{1, 2, 3});
    CHECK(linked(*world, "unit", 3, "venue", "area_or_above") == Ids{3, 4});
    CHECK(linked(*world, "unit", 4, "venue", "area_or_above").empty());
    CHECK(linked(*world, "unit", 2, "venue", "same_area") == Ids{2});
}

TEST_CASE("Areas that stand above themselves are cut, not followed for ever", "[facts][link]")
{
    CountyRows county;
    county.add("area", {{"code", "X"}, {"kind", "街道"}, {"parent", "Y"}});
    county.add("area", {{"code", "Y"}, {"kind", "街道"}, {"parent", "X"}});
    county.add("unit", {{"uscc", "A"}, {"area", "X"}});
    const auto world = world_of(county);
    CHECK_FALSE(linked(*world, "unit", 1, "area", "area_or_above").empty());
    CHECK(linked(*world, "area", 2, "unit", "in") == Ids{1});
}

TEST_CASE("Rows of the same person; nobody has no rows", "[facts][link]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    county.add("post", {{"org", "D"}, {"id_number", "1"}});
    county.add("training", {{"id_number", "1"}, {"date", "2025-01-01"}});
    county.add("training", {{"id_number", "2"}, {"date", "2025-01-01"}});
    county.add("instructor", {{"code", "Z"}});
    const auto world = world_of(county);
    CHECK(linked(*world, "post", 1, "training", "person") == Ids{1});
    CHECK(linked(*world, "instructor", 1, "training", "person").empty());
    CHECK(world->link("instructor", "training", "person")->unknown_without_slot);
}

TEST_CASE("Activities of other orgs that name a unit", "[facts][link]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}});
    county.add("org", {{"code", "D"}});
    county.add("org", {{"code", "E"}});
    county.add("coverage", {{"org", "D"}, {"unit", "A"}});
    county.add("activity",
               {{"org", "D"}, {"kind", "党课"}, {"date", "2025-01-01"}, {"units", "A、B"}});
    county.add("activity",
               {{"org", "E"}, {"kind", "党课"}, {"date", "2025-01-01"}, {"units", "A"}});
    const auto world = world_of(county);
    CHECK(linked(*world, "unit", 1, "activity", "names") == Ids{2}); // not that of its own org
    CHECK(linked(*world, "unit", 2, "activity", "names") == Ids{1});
}

TEST_CASE("Honours belong to the row their object names", "[facts][link]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    county.add("unit", {{"uscc", "D"}});
    county.add("unit", {{"name", "无代码单位"}});
    const auto honour = [&](const char* kind, const char* object) {
        county.add("honour", {{"object_kind", kind},
                              {"object", object},
                              {"honour", "示范点"},
                              {"level", "县"},
                              {"year", 2024}});
    };
    honour("党组织", "D");
    honour("单位", "D");
    honour("单位", "无代码单位");
    honour("书记", "D");
    const auto world = world_of(county);
    CHECK(linked(*world, "org", 1, "honour", "object") == Ids{1});
    CHECK(linked(*world, "unit", 1, "honour", "object") == Ids{2});
    CHECK(linked(*world, "unit", 2, "honour", "object") == Ids{3});
}

TEST_CASE("To an org the units of the scope belong, to a unit all orgs", "[facts][link]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "S"}, {"category", "社会组织"}});
    county.add("coverage", {{"org", "D"}, {"unit", "A"}});
    county.add("coverage", {{"org", "D"}, {"unit", "S"}});
    const auto all = world_of(county);
    const auto enterprises = world_of(county, "2025-09-30", {"非公有制企业"});
    CHECK(linked(*all, "org", 1, "unit", "covers") == Ids{1, 2});
    CHECK(linked(*enterprises, "org", 1, "unit", "covers") == Ids{1});
    CHECK(linked(*enterprises, "unit", 2, "org", "covers") == Ids{1});
}

TEST_CASE("A link that makes no sense is not there", "[facts][link]")
{
    const auto world = world_of(CountyRows());
    CHECK(world->link("unit", "org", "person") == nullptr);
    CHECK(world->link("unit", "survey", "nonsense") == nullptr);
    for (const LinkName& link : links_between(Definitions::program()->facts(), "org", "unit"))
        CHECK(world->link("org", "unit", link.via) != nullptr);
}

} // namespace
} // namespace lx::test
