// A file of boundaries becomes boundaries of areas: one action, by code or by name.
#include "core/map/boundary_import.h"

#include "core/store/ledger_store.h"
#include "core/store/upkeep.h"
#include "tests/core/map/sampled_map.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string feature(const std::string& properties, double east)
{
    const auto corner = [&](double x, double y) {
        return "[" + std::to_string(east + x) + "," + std::to_string(38 + y) + "]";
    };
    return R"({"type":"Feature","properties":{)" + properties +
           R"(},"geometry":{"type":"Polygon","coordinates":[[)" + corner(0, 0) + "," +
           corner(0.1, 0) + "," + corner(0.1, 0.1) + "," + corner(0, 0) + "]]}}";
}

GeoFeatures file_of(const std::vector<std::string>& features)
{
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i)
        text += (i == 0 ? "" : ",") + features[i];
    return *read_geo_json(text + "]}");
}

std::string boundary_of(SampledMap& sample, const std::string& code)
{
    const LedgerDef& def = *sample.definitions->catalog().ledger("area");
    LedgerStore store(*sample.database, sample.definitions->catalog());
    return text_of((*store.find(def, **store.find_key(def, code)))->at(def, "boundary"));
}

Result<BoundaryImport> take_in(SampledMap& sample, GeoFeatures features)
{
    return import_boundaries(*sample.database, sample.definitions->catalog(), sample.actor(),
                             sample.clock.today(), "县界.geojson", std::move(features),
                             sample.quiet);
}

} // namespace

TEST_CASE("features find their areas by code, twelve digits too, or by name; others are told")
{
    SampledMap sample(20, 1);
    const auto done = take_in(
        sample, file_of({feature(R"("adcode":640121100000,"parent":640121,"name":"杨和")", 106),
                         feature(R"("adcode":"640121101","name":"李俊镇")", 106.2),
                         feature(R"("adcode":"","name":"望远镇")", 106.4),
                         feature(R"("adcode":"640121101")", 107),
                         feature(R"("adcode":"110101","name":"别处")", 108)}));
    REQUIRE(done);
    CHECK(done->features == 5);
    CHECK(done->set == 3);
    REQUIRE(done->problems.size() == 1);
    CHECK(done->problems.front().starts_with("第 5 个要素（别处）："));
    CHECK(done->without == std::vector<std::string>{"三沙源产业园"});
    CHECK(read_shape(boundary_of(sample, "640121101"))->size() == 2); // two parts of one town
    CHECK_FALSE(boundary_of(sample, "640121100").empty());
    // The same again changes nothing, and one undo takes all of it back.
    const auto again = take_in(sample, file_of({feature(R"("adcode":640121100000)", 106)}));
    REQUIRE(again);
    CHECK(again->unchanged == 1);
    CHECK(again->action == 0);
    const std::string imported = boundary_of(sample, "640121100");
    REQUIRE(
        undo_action(*sample.database, sample.definitions->catalog(), sample.actor(), done->action));
    CHECK(boundary_of(sample, "640121100") != imported);
}

TEST_CASE("a file of other places is refused whole")
{
    SampledMap sample(20, 1);
    const auto done = take_in(sample, file_of({feature(R"("name":"别处")", 108)}));
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == ErrorKind::Refused);
}

TEST_CASE("a code of the area above in every town's feature does not replace the county's boundary")
{
    SampledMap sample(20, 1);
    const std::string county = boundary_of(sample, "640121");
    const auto done =
        take_in(sample, file_of({feature(R"("name":"杨和镇","县代码":"640121")", 106),
                                 feature(R"("name":"李俊镇","县代码":"640121")", 106.2)}));
    REQUIRE(done);
    CHECK(done->set == 2);
    CHECK(done->problems.empty());
    CHECK(boundary_of(sample, "640121") == county);
    CHECK(read_shape(boundary_of(sample, "640121100"))->size() == 1);
}

TEST_CASE("a feature whose code and name are two areas' is told, not guessed")
{
    SampledMap sample(20, 1);
    const std::string before = boundary_of(sample, "640121103");
    const auto done =
        take_in(sample, file_of({feature(R"("code":"640121103","name":"李俊镇")", 106),
                                 feature(R"("code":"640121100","name":"杨和镇")", 106.2)}));
    REQUIRE(done);
    CHECK(done->set == 1);
    REQUIRE(done->problems.size() == 1);
    CHECK_THAT(done->problems.front(), Catch::Contains("李俊镇") && Catch::Contains("望洪镇"));
    CHECK(boundary_of(sample, "640121103") == before);
}

TEST_CASE("a feature that stands twice in a file is one part of its area")
{
    SampledMap sample(20, 1);
    const std::string town = feature(R"("code":"640121101")", 106);
    REQUIRE(take_in(sample, file_of({town, town})));
    CHECK(read_shape(boundary_of(sample, "640121101"))->size() == 1);
}

TEST_CASE("a boundary that crosses itself in the file all the same is drawn, and verify tells it")
{
    SampledMap sample(20, 1);
    const LedgerDef& def = *sample.definitions->catalog().ledger("area");
    LedgerStore store(*sample.database, sample.definitions->catalog());
    Record town = **store.find(def, **store.find_key(def, "640121101"));
    town.set(def, "boundary",
             std::string(R"({"type":"Polygon","coordinates":[[[106,38],[106.2,38.2],[106.2,38],)"
                         R"([106,38.2],[106,38]]]})"));
    auto writer =
        Writer::begin(*sample.database, sample.definitions->catalog(), sample.actor(), "边界");
    REQUIRE(writer);
    REQUIRE(writer->put(def, town));
    REQUIRE(writer->commit());
    sample.load();
    CHECK(sample.shapes.problems.empty());
    const auto told = verify(*sample.database, sample.definitions->catalog(), sample.quiet);
    REQUIRE(told);
    std::string all;
    for (const VerifyItem& item : *told)
        for (const auto& finding : item.findings)
            all += finding.sentence + "\n";
    CHECK_THAT(all, Catch::Contains("李俊镇”的“边界”") && Catch::Contains("相交"));
}
