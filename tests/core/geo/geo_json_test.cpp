// Boundaries as map programs write them, and as no file should be.
#include "core/geo/geo_json.h"

#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

constexpr const char* square = "[[106,38],[106.2,38],[106.2,38.2],[106,38.2],[106,38]]";

std::string polygon(const std::string& rings)
{
    return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}

std::string trouble_of(const std::string& text)
{
    const auto read = read_shape(text);
    return read ? std::string() : read.error().message;
}

std::string around(int points)
{
    std::string ring = "[";
    for (int i = 0; i <= points; ++i) {
        const double angle = 2 * std::numbers::pi * (i % points) / points;
        ring += (i == 0 ? "[" : ",[") + std::to_string(106 + 0.3 * std::cos(angle)) + "," +
                std::to_string(38 + 0.3 * std::sin(angle)) + "]";
    }
    return ring + "]";
}

} // namespace

TEST_CASE("a collection of areas is read with its names and codes; islands and holes count")
{
    const auto read = read_geo_json(std::string("\xEF\xBB\xBF") +
                                    R"({"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"properties":{"name":"甲镇","adcode":640121100,"x":1.5,"z":null},
         "geometry":{"type":"MultiPolygon","coordinates":[
            [[[106,38],[106.2,38],[106.2,38.2],[106,38.2],[106,38]],
             [[106.05,38.05],[106.05,38.1],[106.1,38.1],[106.1,38.05],[106.05,38.05]]],
            [[[107,38],[107.1,38.1],[107.1,38],[107,38]]]]}}]})");
    REQUIRE(read);
    REQUIRE(read->features.size() == 1);
    const GeoFeature& feature = read->features.front();
    CHECK(feature.place == "第 1 个要素（甲镇）");
    CHECK(feature.properties == std::vector<std::pair<std::string, std::string>>{
                                    {"id", "7"}, {"adcode", "640121100"}, {"name", "甲镇"}});
    CHECK(feature.shape.size() == 2);
    CHECK(points_of(feature.shape) == 11);
    CHECK(inside(feature.shape, {106.02, 38.02}));
    CHECK_FALSE(inside(feature.shape, {106.07, 38.07})); // in the hole
    CHECK(inside(feature.shape, {107.08, 38.04}));       // on the island
    CHECK(space_of(feature.shape) == Approx(0.04 - 0.0025 + 0.005));
}

TEST_CASE("rings may go either way round and be left open")
{
    const Shape one = *read_shape(polygon(square));
    const Shape other = *read_shape(polygon("[[106,38.2],[106.2,38.2],[106.2,38],[106,38]]"));
    for (const GeoPoint point : {GeoPoint{106.1, 38.1}, GeoPoint{106.3, 38.1}})
        CHECK(inside(one, point) == inside(other, point));
}

TEST_CASE("what can't be a boundary is told with its place, the rest is kept")
{
    const auto read = read_geo_json(
        R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"好"},"geometry":)" +
        polygon(square) +
        R"(},
        {"type":"Feature","properties":{"name":"点"},"geometry":{"type":"Point","coordinates":[106,38]}},
        {"type":"Feature","properties":{"名称":"无"},"geometry":null},
        {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[]}},
        17]})");
    REQUIRE(read);
    CHECK(read->features.size() == 1);
    REQUIRE(read->problems.size() == 4);
    CHECK(read->problems[0].starts_with("第 2 个要素（点）："));
    CHECK(read->problems[1].starts_with("第 3 个要素（无）："));
    CHECK(read->problems[2] == "第 4 个要素：没有坐标。");
    CHECK(read->problems[3].starts_with("第 5 个要素："));
}

TEST_CASE("coordinates outside the country, swapped or projected are told apart")
{
    CHECK_THAT(trouble_of(polygon("[[38,106],[38,106.2],[38.2,106.2],[38,106]]")),
               Catch::Contains("写反") && Catch::Contains("38.00000, 106.00000"));
    CHECK_THAT(trouble_of(polygon("[[436123.5,4212345.5],[436200,4212345],[436200,4212400]]")),
               Catch::Contains("WGS-84"));
    CHECK_THAT(trouble_of(polygon("[[106,38],[0,0],[106.2,38.2],[106,38]]")),
               Catch::Contains("73–136"));
}

TEST_CASE("rings that cross themselves or hold no area are told")
{
    CHECK_THAT(trouble_of(polygon("[[106,38],[106.2,38.2],[106.2,38],[106,38.2],[106,38]]")),
               Catch::Contains("相交") && Catch::Contains("106.10000, 38.10000"));
    CHECK_THAT(trouble_of(polygon("[[106,38],[106.2,38],[106,38]]")), Catch::Contains("不到三个"));
    CHECK_THAT(trouble_of(polygon("[]")), Catch::Contains("不到三个"));
    // A corner that touches is no crossing.
    CHECK(trouble_of(polygon("[[106,38],[106.1,38.1],[106.2,38],[106.2,38.2],[106.1,38.1],"
                             "[106,38.2],[106,38]]"))
              .empty());
}

TEST_CASE("what a ledger holds is read without looking for crossings again, else as it is")
{
    const std::string eight = polygon("[[106,38],[106.2,38.2],[106.2,38],[106,38.2],[106,38]]");
    CHECK_FALSE(read_shape(eight));
    CHECK(read_kept_shape(eight));
    CHECK(*read_kept_shape(polygon(square)) == *read_shape(polygon(square)));
    CHECK_FALSE(read_kept_shape(polygon("[[38,106],[38,106.2],[38.2,106.2],[38,106]]")));
}

TEST_CASE("a line that goes back on itself is no crossing, whatever rounding makes of it")
{
    std::string ring = "[";
    for (int i = 0; i < 2000; ++i)
        ring += "[" + std::to_string(106 + i * 1e-5) + "," + std::to_string(38 + i * 1e-5) + "],";
    CHECK(trouble_of(polygon(ring + "[106.000000,38.000000]]")).empty());
}

TEST_CASE("torn, empty and foreign files are one sentence")
{
    const std::string whole = polygon(square);
    for (const std::string& text :
         {std::string(), std::string("{"), whole.substr(0, whole.size() / 2), std::string("[1,2]"),
          std::string("{}"), std::string("<kml/>"), std::string(R"({"type":"Topology"})"),
          std::string(R"({"type":"FeatureCollection","features":[]})"),
          polygon("[[\"a\",1],[1,2],[3,4]]"), polygon("[[106],[1,2],[3,4]]"), polygon("7"),
          std::string(R"({"type":"GeometryCollection","geometries":[]})")}) {
        CAPTURE(text);
        const auto read = read_shape(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::BadInput);
        CHECK(read.error().message.ends_with("。"));
    }
}

TEST_CASE("where two parts of a shape lie on each other, it is inside all the same; holes stay")
{
    const Polygon outer{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}};
    const Polygon ring{outer[0], {{1, 1}, {3, 1}, {3, 3}, {1, 3}}};
    for (const Shape& twice : {Shape{outer, outer}, Shape{ring, ring}}) {
        const bool hole = twice[0].size() > 1;
        CHECK(inside(twice, {0.5, 0.5}));
        CHECK(ShapeFinder(twice).holds({0.5, 0.5}));
        CHECK(inside(twice, {2, 2}) != hole);
        CHECK(ShapeFinder(twice).holds({2, 2}) != hole);
        CHECK_FALSE(ShapeFinder(twice).holds({5, 2}));
    }
}

TEST_CASE("deep nesting and too many points are refused")
{
    std::string nested;
    for (int i = 0; i < 400; ++i)
        nested += R"({"type":"GeometryCollection","geometries":[)";
    CHECK_FALSE(read_shape(nested));
    std::string deep;
    for (int i = 0; i < 20; ++i)
        deep += R"({"type":"GeometryCollection","geometries":[)";
    deep += polygon(square);
    for (int i = 0; i < 20; ++i)
        deep += "]}";
    CHECK_THAT(trouble_of(deep), Catch::Contains("嵌套"));
    CHECK(trouble_of(polygon(around(100'000))).empty());
}

TEST_CASE(
    "files as other programs write them are read: a mark before them, heights, foreign letters")
{
    const std::string area = polygon(square);
    CHECK(read_shape("\xEF\xBB\xBF" + area)); // the mark Windows programs put first
    // Heights and measures behind the coordinates are left out.
    CHECK(read_shape(polygon("[[106,38,1112.5],[106.2,38,1112.5,0],[106.2,38.2,0],[106,38,0]]")));
    // Names in another encoding than UTF-8: the areas are there, or it is said; never half a name.
    const std::string gb =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
        "{\"name\":\"\xCD\xFB\xD4\xB6\xD5\xF2\"},\"geometry\":" +
        area + "}]}";
    const auto read = read_geo_json(gb);
    CHECK((read ? !read->features.empty() || !read->problems.empty()
                : !read.error().message.empty()));
    // No properties, or null ones, and an empty collection within one.
    const auto bare =
        read_geo_json("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                      "\"geometry\":" +
                      area + "},{\"type\":\"Feature\",\"properties\":null,\"geometry\":" + area +
                      "},{\"type\":\"FeatureCollection\",\"features\":[]}]}");
    REQUIRE(bare);
    CHECK(bare->features.size() >= 2);
}

TEST_CASE("numbers no map has are told: beyond all range, no numbers, across the day's line")
{
    for (const char* ring : {
             "[[1e308,38],[106.2,38],[106.2,38.2],[1e308,38]]",
             "[[1e999,38],[106.2,38],[106.2,38.2],[106,38]]",
             "[[106,-1e308],[106.2,38],[106.2,38.2],[106,38]]",
             "[[NaN,38],[106.2,38],[106.2,38.2],[106,38]]",
             "[[null,38],[106.2,38],[106.2,38.2],[106,38]]",
             "[[\"106\",38],[106.2,38],[106.2,38.2],[106,38]]",
             "[[179.9,38],[-179.9,38],[-179.9,38.2],[179.9,38.2]]", // over the 180th meridian
             "[[106],[106.2,38],[106.2,38.2],[106]]",
             "[[106,38],[106,38],[106,38],[106,38]]", // no area
         }) {
        INFO(ring);
        CHECK_FALSE(trouble_of(polygon(ring)).empty());
    }
}

TEST_CASE("collections in collections are areas as deep as people nest them, a bomb is refused")
{
    std::string nested = polygon(square);
    for (int depth = 0; depth < 3; ++depth)
        nested = R"({"type":"GeometryCollection","geometries":[)" + nested + "]}";
    CHECK(read_shape(nested));
    for (int depth = 0; depth < 50'000; ++depth)
        nested = R"({"type":"GeometryCollection","geometries":[)" + nested + "]}";
    CHECK_FALSE(trouble_of(nested).empty());
}

TEST_CASE("whatever bytes stand in a file, reading it ends with areas or a sentence")
{
    const std::string whole =
        R"({"type":"Feature","properties":{"name":"甲"},"geometry":)" + polygon(square) + "}";
    REQUIRE(rc::check("bytes changed anywhere", [&] {
        std::string text = whole;
        const auto places = *rc::gen::container<std::vector<std::pair<std::size_t, char>>>(
            rc::gen::pair(rc::gen::inRange<std::size_t>(0, whole.size()),
                          rc::gen::element('[', ']', '{', '}', ',', '"', '0', '-', 'e', ' ')));
        for (const auto& [at, sign] : places)
            text[at] = sign;
        const auto read = read_geo_json(text);
        RC_ASSERT(read || !read.error().message.empty());
    }));
}

TEST_CASE("a shape written and read again is the same to a tenth of a metre")
{
    REQUIRE(rc::check("rings of any corners", [] {
        const int corners = *rc::gen::inRange(3, 40);
        Ring ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double far = 0.05 + 0.2 * *rc::gen::inRange(0, 1000) / 1000.0;
            ring.push_back({106 + far * std::cos(angle), 38 + far * std::sin(angle)});
        }
        const Shape shape{{ring}, {ring}};
        const Shape again = *read_shape(shape_text(shape));
        RC_ASSERT(again.size() == 2U);
        RC_ASSERT(again[0][0].size() == ring.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            RC_ASSERT(std::abs(again[0][0][i].x - ring[i].x) < 1e-6);
            RC_ASSERT(std::abs(again[0][0][i].y - ring[i].y) < 1e-6);
        }
        RC_ASSERT(shape_text(again) == shape_text(*read_shape(shape_text(again))));
    }));
}
