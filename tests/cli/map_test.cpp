// map: pictures, boundaries in, and which coordinates units are entered in.
#include <QDir>
#include <QFileInfo>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct MapFolder : CliFolder
{
    QString sample = path("sample.lxdb");
    MapFolder() { cli_ok({"sample", "--out", sample, "--units", "300"}); }
    [[nodiscard]] QStringList map(const QStringList& words) const
    {
        return QStringList{"map"} + words + QStringList{"--db", sample, "--as-of", "2025-09-30"};
    }
};

} // namespace

TEST_CASE("a map is written as PDF, SVG and PNG, and enters itself in what is handed up")
{
    const MapFolder folder;
    const QString pdf = folder.path("图.pdf");
    const auto told = cli_ok(folder.map({"--out", pdf}));
    CHECK_THAT(told.err, Catch::Contains("党建分布图"));
    CHECK(bytes_of(pdf).starts_with("%PDF"));
    cli_ok(folder.map({"--out", folder.path("a.svg"), "--layer", "工作覆盖率", "--scope",
                       "three-haves", "--no-record"}));
    CHECK_THAT(bytes_of(folder.path("a.svg")), Catch::Contains("<svg"));
    cli_ok(folder.map(
        {"--out", folder.path("town.png"), "--area", "640121102", "--bounds", "5,10,20"}));
    CHECK(bytes_of(folder.path("town.png")).substr(1, 3) == "PNG");
    const auto rows =
        cli_ok({"export", "submission", "--db", folder.sample, "--out", folder.path("sent.csv")});
    const std::string sent = bytes_of(folder.path("sent.csv"));
    CHECK_THAT(sent, Catch::Contains("党建分布图") && Catch::Contains("图.pdf"));
    CHECK_THAT(sent, !Catch::Contains("town.png")); // a part is not what is handed up
}

TEST_CASE("one sheet a town, street and park, into a folder")
{
    const MapFolder folder;
    const QString sheets = folder.path("乡镇图");
    cli_ok(folder.map({"--each", "--out", sheets, "--layer", "unbuilt"}));
    for (const char* code : {"640121001", "640121102", "640121501"})
        CHECK(bytes_of(sheets + "/" + code + ".pdf").starts_with("%PDF"));
    CHECK_FALSE(QFileInfo::exists(sheets + "/640121503.pdf")); // has no boundary
    // Two days beside each other on each.
    const QString both = folder.path("对照");
    cli_ok(folder.map({"--each", "--out", both, "--beside", "2023-12-31"}));
    CHECK(bytes_of(both + "/640121102.pdf").starts_with("%PDF"));
    CHECK(QDir(both).entryList(QDir::Files).size() == QDir(sheets).entryList(QDir::Files).size());
}

TEST_CASE(
    "a ledger file in the folder is kept, the other sheets are written; codes make safe names")
{
    const MapFolder folder;
    const QString park =
        folder.file("园区.csv", "代码,名称,类型,上级属地,边界\n"
                                "../evil,外园区,园区,640121,"
                                "\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":"
                                "[[[106.1,38.1],[106.2,38.1],[106.2,38.2],"
                                "[106.1,38.1]]]}\"\n");
    cli_ok({"import", "area", park, "--db", folder.sample});
    const QString sheets = folder.path("图");
    REQUIRE(QDir().mkpath(sheets));
    REQUIRE(QFile::copy(folder.sample, sheets + "/640121102.pdf"));
    const auto told = cli_ok(folder.map({"--each", "--out", sheets}), 5);
    CHECK_THAT(told.err, Catch::Contains("是台账文件") && Catch::Contains("1 张没有写出来"));
    CHECK(bytes_of(sheets + "/640121102.pdf").starts_with("SQLite format 3"));
    for (const char* name : {"640121001.pdf", "640121501.pdf", "evil.pdf"})
        CHECK(bytes_of(sheets + "/" + name).starts_with("%PDF"));
    CHECK_FALSE(QFileInfo::exists(folder.path("evil.pdf")));
}

TEST_CASE("the county asked for by its code is the map that is handed up; nothing tested is said")
{
    const MapFolder folder;
    cli_ok(
        folder.map({"--out", folder.path("全县.pdf"), "--area", "640121", "--bounds", "６０，80"}));
    cli_ok({"export", "submission", "--db", folder.sample, "--out", folder.path("sent.csv")});
    CHECK_THAT(bytes_of(folder.path("sent.csv")), Catch::Contains("全县.pdf"));
    const CliFolder empty;
    import_county(empty);
    const auto told = cli_ok({"map", "check", "--db", empty.db(), "--as-of", "2025-09-30"});
    CHECK_THAT(told.err, Catch::Contains("检验不了"));
}

TEST_CASE("map check says which system, and who is outside; the system can be said")
{
    const MapFolder folder;
    const QJsonObject told = cli_ok(folder.map({"check", "--json"})).object();
    CHECK(told["proposed"].toString() == "gcj02");
    CHECK(told["used"].toString() == "gcj02");
    CHECK_FALSE(told["chosen"].toBool());
    CHECK(told["systems"].toArray().size() == 3);
    const int inside = told["systems"].toArray()[1].toObject()["inside"].toInt();
    CHECK(told["outside"].toArray().size() == told["tested"].toInt() - inside);
    CHECK_FALSE(told["outside"].toArray()[0].toObject()["area"].toString().isEmpty());
    cli_ok({"map", "system", "bd09", "--db", folder.sample});
    const QJsonObject after = cli_ok(folder.map({"check", "--json"})).object();
    CHECK(after["used"].toString() == "bd09");
    CHECK(after["chosen"].toBool());
    cli_ok({"undo", "--db", folder.sample});
    CHECK(cli_ok(folder.map({"check", "--json"})).object()["used"].toString() == "gcj02");
}

TEST_CASE("boundaries are taken in as one action; what is wrong is told")
{
    const MapFolder folder;
    const QString file = folder.file("界.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"adcode":640121503},"geometry":{"type":"Polygon",
         "coordinates":[[[106.1,38.1],[106.2,38.1],[106.2,38.2],[106.1,38.1]]]}},
        {"type":"Feature","properties":{"name":"反"},"geometry":{"type":"Polygon",
         "coordinates":[[[38.1,106.1],[38.1,106.2],[38.2,106.2],[38.1,106.1]]]}}]})");
    const auto told = cli_ok({"map", "boundaries", file, "--db", folder.sample, "--json"}, 1);
    const QJsonObject done = told.object();
    CHECK(done["set"].toInt() == 1);
    CHECK(done["without"].toArray().isEmpty());
    CHECK_THAT(done["problems"].toArray()[0].toString().toStdString(), Catch::Contains("写反"));
    cli_ok({"undo", "--db", folder.sample});
    cli_fails({"map", "boundaries", folder.file("torn.json", "{\"type\":"), "--db", folder.sample},
              3, "JSON");
    cli_fails({"map", "boundaries", folder.path("none.json"), "--db", folder.sample}, 5,
              "none.json");
}

TEST_CASE("a map that can't be is one sentence")
{
    const MapFolder folder;
    cli_fails(folder.map({}), 2, "--out");
    cli_fails(folder.map({"--out", folder.path("a.jpg")}), 2, ".pdf");
    cli_fails(folder.map({"--out", folder.path("a.png"), "--layer", "x"}), 2, "org-coverage");
    cli_fails(folder.map({"--out", folder.path("a.png"), "--area", "x"}), 2, "x");
    cli_fails(folder.map({"--out", folder.path("a.png"), "--bounds", "a"}), 2, "--bounds");
    cli_fails(folder.map({"--out", folder.path("a.png"), "--bounds", "nan"}), 3, "0 到 100");
    cli_fails(folder.map({"--out", folder.path("a.png"), "--classes", "own"}), 2, "--classes");
    cli_fails(folder.map({"somewhere"}), 2, "somewhere");
    cli_fails({"map", "system", "cgcs", "--db", folder.sample}, 2, "wgs84");
}

TEST_CASE("a county without boundaries gets one tile an area")
{
    const CliFolder folder;
    import_county(folder);
    const auto told = cli_ok({"map", "--db", folder.db(), "--as-of", "2025-09-30", "--out",
                              folder.path("tiles.svg"), "--no-record"});
    CHECK_THAT(told.err, Catch::Contains("一格"));
    CHECK(QFileInfo(folder.path("tiles.svg")).size() > 1000);
}

TEST_CASE("layers, a list and another day are asked for by name; a part of all is not handed up")
{
    const MapFolder folder;
    cli_ok(folder.map({"--out", folder.path("层.svg"), "--layer", "work-coverage,stars,阵地"}));
    const std::string layers = bytes_of(folder.path("层.svg"));
    CHECK_THAT(layers, Catch::Contains("党组织星级") && Catch::Contains("活动阵地") &&
                           Catch::Contains("工作覆盖率") && !Catch::Contains("联络员"));
    cli_ok(folder.map({"--out", folder.path("单.svg"), "--list", "应建未建"}));
    CHECK_THAT(bytes_of(folder.path("单.svg")), Catch::Contains("只看：应建未建"));
    cli_ok(folder.map({"--out", folder.path("两天.svg"), "--beside", "2023-12-31"}));
    CHECK_THAT(bytes_of(folder.path("两天.svg")), Catch::Contains("2023年12月31日与"));
    cli_ok({"export", "submission", "--db", folder.sample, "--out", folder.path("sent.csv")});
    const std::string sent = bytes_of(folder.path("sent.csv"));
    CHECK_THAT(sent, Catch::Contains("两天.svg") && !Catch::Contains("单.svg"));
    const QString out = folder.path("a.svg");
    cli_fails(folder.map({"--out", out, "--layer", "units,unbuilt"}), 2, "只能按一个数");
    cli_fails(folder.map({"--out", out, "--layer", "shops"}), 2, "stars（党组织星级）");
    cli_fails(folder.map({"--out", out, "--list", "没有的"}), 2, "没有的");
}

TEST_CASE("a tile is put into a cell, and an undo takes it back")
{
    const CliFolder folder;
    import_county(folder);
    const auto drawn = [&](const char* name) {
        cli_ok({"map", "--db", folder.db(), "--as-of", "2025-09-30", "--out", folder.path(name),
                "--no-record"});
        return bytes_of(folder.path(name));
    };
    const std::string before = drawn("before.svg");
    cli_ok({"map", "tile", "640121100", "5", "4", "--db", folder.db()});
    CHECK(drawn("moved.svg") != before);
    cli_ok({"undo", "--db", folder.db()});
    CHECK(drawn("after.svg") == before);
    cli_fails({"map", "tile", "640121100", "0", "1", "--db", folder.db()}, 2, "第几列");
    cli_fails({"map", "tile", "999", "1", "1", "--db", folder.db()}, 2, "999");
    const MapFolder bounded;
    cli_fails({"map", "tile", "640121100", "1", "1", "--db", bounded.sample}, 1, "边界");
}
