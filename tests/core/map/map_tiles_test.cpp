// Tiles arranged by hand: no two on one cell, kept in the file as one action.
#include "core/map/map_tiles.h"

#include <algorithm>

#include <rapidcheck.h>

#include "core/store/settings_store.h"
#include "tests/core/map/sampled_map.h"

using namespace lx;
using namespace lx::test;

namespace {

std::vector<std::string> some_codes(int count)
{
    std::vector<std::string> codes;
    for (int i = 0; i < count; ++i)
        codes.push_back("6401211" + std::to_string(10 + i));
    return codes;
}

} // namespace

TEST_CASE(
    "wherever tiles are put, each has a cell of its own and the first column and row are used")
{
    CHECK(rc::check("moved about", [] {
        const std::vector<std::string> codes = some_codes(*rc::gen::inRange(1, 20));
        TilePlaces put;
        for (int move = *rc::gen::inRange(0, 8); move > 0; --move) {
            const std::string code = *rc::gen::elementOf(codes);
            const TilePlace to{*rc::gen::inRange(-3, 9), *rc::gen::inRange(-3, 9)};
            put = move_tile(codes, put, code, to);
        }
        const auto places = lay_tiles(codes, put);
        RC_ASSERT(places.size() == codes.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            RC_ASSERT(places[i].column >= 0 && places[i].row >= 0);
            for (std::size_t j = 0; j < i; ++j)
                RC_ASSERT(!(places[i] == places[j]));
        }
    }));
}

TEST_CASE("a tile that goes where another stands changes places with it; new areas find free cells")
{
    const std::vector<std::string> codes{"1", "2", "3"};
    const auto before = lay_tiles(codes, {});
    const TilePlaces put = move_tile(codes, {}, "3", before[0]);
    CHECK(put.at("3") == before[0]);
    CHECK(put.at("1") == before[2]);
    CHECK(put.at("2") == before[1]);
    const auto after = lay_tiles({"0", "1", "2", "3"}, put);
    CHECK(after[1] == before[2]);
    CHECK(after[3] == before[0]);
    CHECK(tile_at(box_of(tile_shape({3, 2})).centre()) == TilePlace{3, 2});
}

TEST_CASE("places of tiles stay in the file, and one undo takes a move back")
{
    SampledMap sample(20, 1);
    CHECK(kept_tiles(*sample.database, "640121")->empty());
    const TilePlaces put{{"640121100", {4, 1}}};
    REQUIRE(keep_tiles(*sample.database, "640121", put, sample.actor()));
    CHECK(*kept_tiles(*sample.database, "640121") == put);
    CHECK(kept_tiles(*sample.database, "640121100")->empty());
    const std::int64_t action =
        Snapshot::load(*sample.database, sample.definitions, {}, sample.quiet)
            .value()
            ->read_at_action();
    REQUIRE(undo_action(*sample.database, sample.definitions->catalog(), sample.actor(), action));
    CHECK(kept_tiles(*sample.database, "640121")->empty());
}

TEST_CASE("places nobody could have put are left out")
{
    SampledMap sample(20, 1);
    REQUIRE(
        SettingsStore(*sample.database)
            .set("map/tiles/640121",
                 R"({"a":[1,2],"b":[1,2],"c":[-1,0],"d":[1],"e":"x","f":[100000,0],"g":[0,3]})"));
    const TilePlaces kept = *kept_tiles(*sample.database, "640121");
    CHECK(kept == TilePlaces{{"a", {1, 2}}, {"g", {0, 3}}});
    REQUIRE(SettingsStore(*sample.database).set("map/tiles/640121", "torn"));
    CHECK(kept_tiles(*sample.database, "640121")->empty());
}
