#include "core/geo/coordinates.h"
#include "core/geo/geo_json.h"
#include "core/sample/county.h"
#include "core/sample/grounds.h"
#include "core/sample/rows.h"

#include <cstdio>

namespace lx::sample {

namespace {

struct Town
{
    const char* code;
    const char* name;
    const char* kind;
    const char* leader;
};

struct Park
{
    const char* code;
    const char* name;
    const char* level;
    bool has_committee;
};

constexpr std::array towns{
    Town{"640121001", "团结西路街道", "街道", "副书记"},
    Town{"640121100", "杨和镇", "乡镇苏木", "组织委员"},
    Town{"640121101", "李俊镇", "乡镇苏木", "组织委员"},
    Town{"640121102", "望远镇", "乡镇苏木", "副书记"},
    Town{"640121103", "望洪镇", "乡镇苏木", "组织委员"},
    Town{"640121104", "闽宁镇", "乡镇苏木", "副书记"},
    Town{"640121200", "胜利乡", "乡镇苏木", ""},
};
constexpr std::array parks{
    Park{"640121501", "望远工业园区", "国家级", true},
    Park{"640121502", "闽宁产业园", "省级", true},
    Park{"640121503", "三沙源产业园", "县级", false},
};

/// Where a committee sits, as it is read from a map.
GeoPoint office_in(const Shape& ground)
{
    const GeoPoint office = from_wgs84(CoordinateSystem::Gcj02, box_of({ground.front()}).centre());
    return {six_digits(office.x), six_digits(office.y)};
}

/// The county itself is a row of the file already.
void bound_county(County& county, const Shape& ground)
{
    const LedgerDef& def = *county.catalog.ledger("area");
    Record row;
    const auto found = county.writer.find(def, county.root, row);
    if (!found || !*found) {
        county.error = found ? Result<>(fail(ErrorKind::Database, "示例没有根属地。"))
                             : Result<>(fail(found.error()));
        return;
    }
    Record bounded = row;
    bounded.values[static_cast<std::size_t>(def.index_of("boundary"))] = shape_text(ground);
    if (auto done = county.writer.change(def, row, bounded); !done)
        county.error = fail(done.error());
}

} // namespace

void make_areas(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "area",
              {"code", "name", "kind", "parent", "park_level", "leader", "longitude", "latitude",
               "boundary"});
    // What the rest of a seed's county has drawn since places had no grounds.
    const auto drawn = [&](int spread) {
        (void)county.dice.below(2 * spread);
        (void)county.dice.below(2 * spread);
    };
    Dice around = county.beside(9);
    const Grounds grounds = Grounds::make(county.beside(10));
    bound_county(county, grounds.county);
    std::vector<std::pair<std::int64_t, std::string>> parents; // towns and their codes
    for (const Town& town : towns) {
        const Shape& ground = grounds.towns[county.grounds.size()];
        const std::string leader = *town.leader != 0 ? county.words.person(county.dice) : "";
        drawn(1200);
        const GeoPoint office = office_in(ground);
        const auto id = rows.add({town.code,
                                  town.name,
                                  town.kind,
                                  ref(county.root),
                                  {},
                                  text(leader),
                                  Value{office.x},
                                  Value{office.y},
                                  shape_text(ground)});
        county.places.push_back({id, town.name, 0, false, county.grounds.size()});
        county.grounds.push_back(ground);
        parents.emplace_back(id, town.code);
    }
    for (std::size_t p = 0; p < parks.size(); ++p) {
        const Park& park = parks.at(p);
        const Shape& ground = grounds.parks[p];
        const std::string leader = park.has_committee ? county.words.person(county.dice) : "";
        drawn(500);
        const GeoPoint office = office_in(ground);
        // The boundary of the one without a committee was never drawn.
        const auto id = rows.add({park.code, park.name, "开发区园区", ref(county.root), park.level,
                                  text(leader), Value{office.x}, Value{office.y},
                                  park.has_committee ? Value{shape_text(ground)} : Value{}});
        county.places.push_back(
            {id, park.name, park.has_committee ? 0 : -1, true, county.grounds.size()});
        county.grounds.push_back(ground);
    }
    county.grounds.push_back(grounds.county);
    // Villages, communities and buildings below the towns: more of them in a larger county.
    const auto below = std::max<std::int64_t>(30, county.options.units / 150);
    const auto towns_count = parents.size();
    for (std::int64_t i = 0; i < below && county.going(); ++i) {
        const auto town = static_cast<std::size_t>(i) % towns_count;
        const bool street = town == 0;
        const auto& stems = i % 11 == 10 ? county.words.building_names : county.words.village_names;
        const auto round = static_cast<std::size_t>(i) / stems.size();
        std::string name = stems[static_cast<std::size_t>(i) % stems.size()];
        if (round > 0)
            name += std::to_string(round + 1) + (i % 11 == 10 ? "号" : "");
        const char* kind = i % 11 == 10 ? "商务楼宇" : (street ? "社区" : "村嘎查");
        if (i % 11 != 10)
            name += street ? "社区" : "村";
        std::array<char, 16> code{};
        std::snprintf(code.data(), code.size(), "%s%03d", parents[town].second.c_str(),
                      static_cast<int>(200 + i / static_cast<std::int64_t>(towns_count)) % 1000);
        std::string unique(code.data());
        if (i / static_cast<std::int64_t>(towns_count) >= 800)
            unique += "-" + std::to_string(i);
        drawn(1400);
        const GeoPoint office =
            from_wgs84(CoordinateSystem::Gcj02, somewhere_in(county.grounds[town], around));
        const auto id = rows.add({unique,
                                  name,
                                  kind,
                                  ref(parents[town].first),
                                  {},
                                  {},
                                  Value{six_digits(office.x)},
                                  Value{six_digits(office.y)},
                                  {}});
        county.places.push_back({id, name, -static_cast<std::int64_t>(town) - 2, false, town});
    }
}

void make_managing_orgs(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "org",
              {"code", "name", "kind", "parent", "area", "industry", "founded", "last_election",
               "term_years", "full_time_staff", "contact_leader", "secretary_attends",
               "direct_contact"});
    int serial = 0;
    const auto code = [&] {
        std::array<char, 24> text_of_code{};
        std::snprintf(text_of_code.data(), text_of_code.size(), "064012%06d", ++serial);
        return Value{std::string(text_of_code.data())};
    };
    const auto founded = day(*Date::from_ymd(2012, 6, 1));
    const auto elected = day(*Date::from_ymd(2021, 6, 1));
    const auto department = rows.add({code(),
                                      "中共永宁县委组织部",
                                      "组织部",
                                      {},
                                      ref(county.root),
                                      {},
                                      founded,
                                      {},
                                      {},
                                      number(3),
                                      {},
                                      {},
                                      {}});
    county.commission = rows.add({code(),
                                  "中共永宁县非公有制经济组织和社会组织工委",
                                  "两新工委",
                                  ref(department),
                                  ref(county.root),
                                  {},
                                  founded,
                                  {},
                                  {},
                                  number(2),
                                  {},
                                  {},
                                  {}});
    for (const char* name :
         {"民政系统社会组织", "教育系统民办学校", "卫生系统民办医疗机构", "律师行业"}) {
        const bool staffed = serial % 3 != 0;
        const auto id = rows.add({code(),
                                  std::string("永宁县") + name + "综合党委",
                                  "行业(综合)党委",
                                  ref(county.commission),
                                  ref(county.root),
                                  {},
                                  founded,
                                  elected,
                                  number(5),
                                  number(staffed ? 1 : 0),
                                  {},
                                  {},
                                  {}});
        county.managers.push_back(id);
    }
    std::vector<std::int64_t> of_town;
    for (Place& place : county.places) {
        if (place.park) {
            if (place.managing_org < 0) {
                place.managing_org = 0; // a park without a committee of its own
                continue;
            }
            place.managing_org = rows.add({code(),
                                           "中共" + place.name + "综合委员会",
                                           "园区综合党委",
                                           ref(county.commission),
                                           ref(place.id),
                                           {},
                                           founded,
                                           elected,
                                           number(5),
                                           number(2),
                                           {},
                                           {},
                                           {}});
            county.managers.push_back(place.managing_org);
        } else if (place.managing_org == 0) {
            place.managing_org = rows.add({code(),
                                           "中共" + place.name + "委员会",
                                           "乡镇街道党委",
                                           ref(county.commission),
                                           ref(place.id),
                                           {},
                                           founded,
                                           elected,
                                           number(5),
                                           number(1),
                                           {},
                                           {},
                                           {}});
            county.managers.push_back(place.managing_org);
            of_town.push_back(place.managing_org);
        }
    }
    // Villages and buildings answer to their town's committee; every fourth has a Party
    // organization of its own.
    for (Place& place : county.places) {
        if (place.managing_org >= 0)
            continue;
        const auto town = of_town[static_cast<std::size_t>(-place.managing_org - 2)];
        place.managing_org = town;
        if (county.dice.chance(25) && county.going()) {
            place.managing_org = rows.add({code(),
                                           "中共" + place.name + "总支部委员会",
                                           "村社区党组织",
                                           ref(town),
                                           ref(place.id),
                                           {},
                                           founded,
                                           elected,
                                           number(5),
                                           number(0),
                                           {},
                                           {},
                                           {}});
        }
    }
}

} // namespace lx::sample
