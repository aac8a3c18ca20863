// Stars, venues and instructors on the map, and a map narrowed to a list.
#include "core/map/layer_marks.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/coverage/coverage_summary.h"
#include "core/map/map_filter.h"
#include "tests/core/map/sampled_map.h"

using namespace lx;
using namespace lx::test;

namespace {

MapWanted wanted_of(const SampledMap& sample)
{
    MapWanted wanted;
    wanted.shade = *MapDefinition::of(sample.definitions->facts())->shade({});
    wanted.system = CoordinateSystem::Gcj02;
    return wanted;
}

MapPicture picture_of(const SampledMap& sample, const MapWanted& wanted,
                      const MapFilter* filter = nullptr)
{
    auto made =
        MapPicture::of(*sample.county->world, sample.county->units, sample.shapes, wanted, filter);
    REQUIRE(made);
    return std::move(*made);
}

const MapMarks& layer(const MapPicture& picture, const std::string& id)
{
    const auto found = std::ranges::find_if(
        picture.layers, [&](const MapMarks& one) { return one.layer.id == id; });
    REQUIRE(found != picture.layers.end());
    return *found;
}

std::shared_ptr<const MapFilter> narrowed(SampledMap& sample, const std::string& list)
{
    const auto rows = find_list(*sample.database, sample.definitions->facts(), list);
    REQUIRE(rows);
    auto filter =
        MapFilter::of(*sample.database, *sample.county->world, *rows, nullptr, sample.quiet);
    REQUIRE(filter);
    return *filter;
}

} // namespace

TEST_CASE("every layer says of each row in force whether it is drawn, and why not")
{
    const SampledMap sample(600, 5);
    const World& world = *sample.county->world;
    const MapPicture picture = picture_of(sample, wanted_of(sample));
    REQUIRE(picture.layers.size() == 3);
    for (const MapMarks& one : picture.layers) {
        INFO(one.layer.name);
        const auto& counts = *world.fact(one.layer.ledger, "counts").tri;
        CHECK(one.rows <= std::ranges::count(counts, Tri::True));
        CHECK(one.rows > 0);
        CHECK(one.rows == std::ssize(one.marks) + one.without_place + one.without_number);
        for (const MapMark& mark : one.marks)
            CHECK(picture.box.holds(mark.at));
    }
}

TEST_CASE("an organization has the stars of its newest year, at the place of a unit it covers")
{
    const SampledMap sample(600, 5);
    const World& world = *sample.county->world;
    const MapPicture picture = picture_of(sample, wanted_of(sample));
    const auto& orgs = world.snapshot().column("rating", "org").i32;
    const auto& years = world.snapshot().column("rating", "year").i32;
    const auto& stars = world.snapshot().column("rating", "stars").i32;
    std::int64_t at_units = 0;
    for (const MapMark& mark : layer(picture, "stars").marks) {
        int newest = 0;
        int wanted = -1;
        for (std::size_t row = 0; row < orgs.size(); ++row) {
            if (orgs[row] == mark.row && years[row] <= 2025 && years[row] > newest) {
                newest = years[row];
                wanted = stars[row];
            }
        }
        CHECK(mark.number == wanted);
        at_units += std::ranges::any_of(picture.units, [&](const MapUnit& unit) {
            return unit.at == mark.at &&
                   std::ranges::find(mark.units, unit.row) != mark.units.end();
        });
    }
    CHECK(at_units > 0);
}

TEST_CASE("an instructor's number is the units he holds that are counted")
{
    const SampledMap sample(600, 5);
    const World& world = *sample.county->world;
    const MapPicture picture = picture_of(sample, wanted_of(sample));
    const auto& instructors = world.snapshot().column("dispatch", "instructor").i32;
    const auto& units = world.snapshot().column("dispatch", "unit").i32;
    const auto& counts = *world.fact("dispatch", "counts").tri;
    const auto& population = *world.fact("unit", "population").tri;
    for (const MapMark& mark : layer(picture, "instructors").marks) {
        std::set<std::int32_t> held;
        for (std::size_t row = 0; row < instructors.size(); ++row) {
            if (instructors[row] == mark.row && counts[row] == Tri::True && units[row] >= 0 &&
                population[static_cast<std::size_t>(units[row])] == Tri::True)
                held.insert(units[row]);
        }
        CHECK(mark.number == static_cast<int>(held.size()));
    }
}

TEST_CASE("a town's map has the marks of the town alone")
{
    const SampledMap sample(600, 5);
    MapWanted wanted = wanted_of(sample);
    wanted.area = "640121102";
    const MapPicture town = picture_of(sample, wanted);
    const MapPicture county = picture_of(sample, wanted_of(sample));
    for (std::size_t i = 0; i < town.layers.size(); ++i)
        CHECK(town.layers[i].rows < county.layers[i].rows);
    const auto& parents = sample.county->world->snapshot().column("area", "parent").i32;
    for (const MapMark& mark : layer(town, "venues").marks) {
        std::int32_t area = mark.area;
        while (area >= 0 && area != town.areas.front().row)
            area = parents[static_cast<std::size_t>(area)];
        CHECK(area == town.areas.front().row);
    }
}

TEST_CASE("narrowed to a list of units every figure is of the list, without one of all")
{
    SampledMap sample(600, 5);
    const World& world = *sample.county->world;
    const auto filter = narrowed(sample, "应建未建");
    const auto listed = std::ranges::count(filter->units, 1);
    REQUIRE(listed > 0);
    const MapPicture picture = picture_of(sample, wanted_of(sample), filter.get());
    CHECK(picture.filter == "应建未建");
    CHECK_FALSE(picture.whole);
    CHECK_THAT(picture.subtitle, Catch::Contains("只看：应建未建"));
    CHECK(picture.marks[0] == 0);
    CHECK(picture.marks[1] == listed);
    CHECK(picture.marks[2] == 0);
    std::int64_t units = 0;
    for (const MapArea& area : picture.areas) {
        CHECK(static_cast<std::int64_t>(
                  units_below({world, sample.county->units, filter.get()}, area.row).size()) ==
              area.units);
        units += area.units;
    }
    CHECK(units == listed);
    CHECK(layer(picture, "stars").rows == 0); // nobody covers them
    const CoverageSummary all = coverage_summary(world, CoverageBy::Area, sample.county->units);
    CHECK(picture_of(sample, wanted_of(sample)).marks[0] == all.total.org_covered);
}

TEST_CASE("narrowed to a list of organizations the map shows the units these cover")
{
    SampledMap sample(600, 5);
    const auto lists = map_lists(*sample.database, sample.definitions->facts());
    REQUIRE(lists);
    const auto orgs =
        std::ranges::find_if(*lists, [](const RowList& list) { return list.rows.ledger == "org"; });
    REQUIRE(orgs != lists->end());
    const auto filter = narrowed(sample, orgs->name);
    const MapPicture picture = picture_of(sample, wanted_of(sample), filter.get());
    CHECK(picture.marks[1] == 0);
    CHECK(picture.marks[2] == 0); // those covered alone
    for (const MapMark& mark : layer(picture, "stars").marks)
        CHECK(filter->rows[static_cast<std::size_t>(mark.row)] == 1);
}

TEST_CASE("two days have one scale of classes and the same ground")
{
    const SampledMap sample(600, 5);
    const World& now = *sample.county->world;
    const auto then = now.at(*Date::from_iso("2023-12-31"));
    const auto pictures =
        MapPicture::of({{now, sample.county->units}, {*then, sample.county->units.on(*then)}},
                       sample.shapes, wanted_of(sample));
    REQUIRE(pictures);
    const auto& [one, other] = std::tie((*pictures)[0], (*pictures)[1]);
    CHECK(one.box.width() == other.box.width());
    REQUIRE(one.classes.size() == other.classes.size());
    for (std::size_t c = 0; c < one.classes.size(); ++c)
        CHECK(one.classes[c].text == other.classes[c].text);
    REQUIRE(one.areas.size() == other.areas.size());
    for (std::size_t i = 0; i < one.areas.size(); ++i) {
        CHECK(one.areas[i].code == other.areas[i].code);
        CHECK(one.areas[i].number == other.areas[i].number);
        if (one.areas[i].value == other.areas[i].value)
            CHECK(one.areas[i].shade == other.areas[i].shade);
    }
    CHECK(one.marks != other.marks);
    CHECK(other.as_of == then->as_of());
}
