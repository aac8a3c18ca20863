// The map's figures are those of the reports, whatever is shown.
#include "core/map/map_picture.h"

#include <algorithm>
#include <limits>

#include "core/coverage/coverage_summary.h"
#include "core/map/boundary_import.h"
#include "tests/core/map/sampled_map.h"

using namespace lx;
using namespace lx::test;

namespace {

Result<MapShade> shade_of(const SampledMap& sample, const std::string& name)
{
    return MapDefinition::of(sample.definitions->facts())->shade(name);
}

MapPicture picture(const SampledMap& sample, const std::string& shade, const std::string& area = {})
{
    MapWanted wanted;
    wanted.area = area;
    wanted.shade = *shade_of(sample, shade);
    wanted.system = CoordinateSystem::Gcj02;
    auto made = MapPicture::of(*sample.county->world, sample.county->units, sample.shapes, wanted);
    REQUIRE(made);
    return std::move(*made);
}

} // namespace

TEST_CASE("areas are shaded by exactly the figures of the coverage, in every scope")
{
    const std::string scope = GENERATE("", "three-haves");
    const SampledMap sample(600, 5, scope);
    const CoverageSummary summary =
        coverage_summary(*sample.county->world, CoverageBy::Area, sample.county->units);
    const MapPicture org = picture(sample, "org-coverage");
    const MapPicture work = picture(sample, "工作覆盖率");
    std::int64_t seen = 0;
    for (const MapArea& area : org.areas) {
        const auto group = std::ranges::find(summary.groups, area.code, &CoverageGroup::key);
        REQUIRE(group != summary.groups.end());
        INFO(area.name);
        CHECK(area.units == group->figures.population);
        CHECK(area.whole == group->figures.population);
        CHECK(area.part == group->figures.org_covered);
        CHECK(area.text == rate_text(group->figures.org_covered, group->figures.population));
        const auto other = std::ranges::find(work.areas, area.code, &MapArea::code);
        CHECK(other->part == group->figures.work_covered);
        CHECK(static_cast<std::int64_t>(
                  units_below({*sample.county->world, sample.county->units}, area.row).size()) ==
              area.units);
        seen += area.units;
    }
    CHECK(org.areas.size() == 10);
    CHECK(seen > 0);
    const auto& marks = org.marks;
    CHECK(marks[0] == summary.total.org_covered);
    CHECK(marks[0] + marks[1] + marks[2] == summary.total.population);
    CHECK(static_cast<std::int64_t>(org.units.size()) + org.without_place ==
          summary.total.population);
}

TEST_CASE("every area stands in one class of the legend, few units in none")
{
    const SampledMap sample(60, 2);
    const auto definition = MapDefinition::of(sample.definitions->facts());
    REQUIRE(definition);
    for (const MapShade& shade : definition->shades) {
        const MapPicture made = picture(sample, shade.id);
        std::int64_t counted = made.few + made.nothing;
        for (const MapClass& one : made.classes)
            counted += one.areas;
        INFO(shade.name);
        CHECK(counted == static_cast<std::int64_t>(made.areas.size()));
        CHECK(made.title == "永宁县党建分布图");
        CHECK(made.subtitle == "截至 2025年9月30日　" + shade.name);
        for (const MapArea& area : made.areas)
            CHECK(area.few == (area.units < 3));
    }
}

TEST_CASE("a town alone is its own outline with its units; an unknown one is refused")
{
    const SampledMap sample(300, 4);
    const MapPicture town = picture(sample, "units", "640121102");
    REQUIRE(town.areas.size() == 1);
    CHECK(town.areas.front().name == "望远镇");
    CHECK(town.title == "望远镇党建分布图");
    CHECK(static_cast<std::int64_t>(town.units.size()) == town.areas.front().units);
    MapWanted wanted;
    wanted.area = "999";
    wanted.shade = *shade_of(sample, {});
    const auto none =
        MapPicture::of(*sample.county->world, sample.county->units, sample.shapes, wanted);
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::Usage);
}

TEST_CASE("without boundaries there is one tile an area, none on another")
{
    const SampledMap sample(200, 4);
    AreaShapes none;
    none.shapes.resize(sample.shapes.shapes.size());
    MapWanted wanted;
    wanted.shade = *shade_of(sample, "unbuilt");
    const auto made = MapPicture::of(*sample.county->world, sample.county->units, none, wanted);
    REQUIRE(made);
    CHECK(made->tiles);
    CHECK(made->units.empty());
    REQUIRE(made->areas.size() == 10);
    for (std::size_t i = 0; i < made->areas.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            CHECK_FALSE(box_of(made->areas[i].shape).meets(box_of(made->areas[j].shape)));
    }
}

TEST_CASE("own bounds part the areas as they are given, and have to ascend")
{
    const SampledMap sample(300, 4);
    MapWanted wanted;
    wanted.shade = *shade_of(sample, "org-coverage");
    wanted.classes = ClassKind::Own;
    wanted.own_bounds = {10, 90};
    const auto made =
        MapPicture::of(*sample.county->world, sample.county->units, sample.shapes, wanted);
    REQUIRE(made);
    REQUIRE(made->classes.size() == 3);
    CHECK(made->classes[0].text == "不足 10.0%");
    CHECK(made->classes[1].text == "10.0%–不足 90.0%");
    CHECK(made->classes[2].text == "90.0% 及以上");
    wanted.own_bounds = {90, 10};
    CHECK(MapPicture::of(*sample.county->world, sample.county->units, sample.shapes, wanted)
              .error()
              .kind == ErrorKind::BadInput);
}

TEST_CASE("own bounds that no legend could say are refused")
{
    const SampledMap sample(60, 4);
    MapWanted wanted;
    wanted.classes = ClassKind::Own;
    const auto refused = [&](const char* shade, std::vector<double> bounds) {
        wanted.shade = *shade_of(sample, shade);
        wanted.own_bounds = std::move(bounds);
        const auto made =
            MapPicture::of(*sample.county->world, sample.county->units, sample.shapes, wanted);
        return !made && made.error().kind == ErrorKind::BadInput;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double one : {nan, std::numeric_limits<double>::infinity(), 1e308, -5.0}) {
        CHECK(refused("org-coverage", {one}));
        CHECK(refused("units", {one}));
    }
    CHECK(refused("org-coverage", {}));
    CHECK(refused("org-coverage", {100.5}));
    CHECK(refused("org-coverage", {80.01, 80.02})); // the same to a tenth
    CHECK(refused("units", {100.2, 100.7}));        // the same whole number
    CHECK(refused("units", {1, 2, 3, 4, 5, 6, 7}));
    CHECK_FALSE(refused("units", {0, 100}));
    CHECK_FALSE(refused("org-coverage", {60, 100}));
}

TEST_CASE("units beyond the areas drawn are counted, and a map says whether it is the whole's")
{
    const SampledMap sample(300, 4);
    MapWanted wanted;
    wanted.shade = *shade_of(sample, "units");
    wanted.system = CoordinateSystem::Gcj02;
    AreaShapes moved = sample.shapes;
    for (Shape& shape : moved.shapes)
        for (Polygon& polygon : shape)
            for (Ring& ring : polygon)
                for (GeoPoint& point : ring)
                    point.x += 3;
    const auto made = MapPicture::of(*sample.county->world, sample.county->units, moved, wanted);
    REQUIRE(made);
    CHECK(made->outside == static_cast<std::int64_t>(made->units.size()));
    CHECK(made->outside > 0);
    CHECK(picture(sample, "units").outside < 30);
    CHECK(picture(sample, "units").whole);
    CHECK(picture(sample, "units", "640121").whole);
    CHECK_FALSE(picture(sample, "units", "640121102").whole);
}

TEST_CASE("boundaries are the same for two worlds until one of them is changed")
{
    SampledMap sample(20, 1);
    const auto before = sample.county;
    sample.load();
    CHECK(AreaShapes::same(*before->world, *sample.county->world));
    const auto town = read_geo_json(R"({"type":"Feature","properties":{"code":"640121100"},
        "geometry":{"type":"Polygon",
        "coordinates":[[[106.1,38.1],[106.2,38.1],[106.2,38.2],[106.1,38.1]]]}})");
    REQUIRE(town);
    REQUIRE(import_boundaries(*sample.database, sample.definitions->catalog(), sample.actor(),
                              sample.clock.today(), "界.geojson", *town, sample.quiet));
    sample.load();
    CHECK_FALSE(AreaShapes::same(*before->world, *sample.county->world));
}

TEST_CASE("a layer nobody knows is refused with those there are")
{
    const auto none = MapDefinition::of(Definitions::program()->facts())->shade("nothing");
    REQUIRE_FALSE(none);
    CHECK_THAT(none.error().message, Catch::Contains("org-coverage（组织覆盖率）"));
}
