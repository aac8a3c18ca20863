// charts and chart: ids, data, workbook; a county's own charts.
#include <QJsonArray>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Charted : CliFolder
{
    QString sample = path("sample.lxdb");
    Charted() { cli_ok({"sample", "--out", sample, "--units", "200"}); }
    [[nodiscard]] QStringList with(const QStringList& words) const
    {
        return words + QStringList{"--db", sample};
    }
    [[nodiscard]] QStringList day(const QStringList& words) const
    {
        return with(words) + QStringList{"--as-of", "2025-09-30"};
    }
};

} // namespace

TEST_CASE("charts names the charts, chart gives figures that coverage gives too")
{
    const Charted f;
    const QJsonArray charts = cli_ok({"charts", "--json"}).array();
    REQUIRE(charts.size() >= 16);
    CHECK(charts.first()["id"].toString() == "coverage-areas");
    for (const QString& scope : {QString("all"), QString("three-haves")}) {
        const auto chart = cli_ok(f.day({"chart", "coverage-areas", "--scope", scope, "--json"}));
        const QJsonObject data = chart.object();
        const auto coverage = cli_ok(f.day({"coverage", "--scope", scope, "--json"})).object();
        const QJsonArray categories = data["categories"].toArray();
        const QJsonArray behind = data["series"].toArray().first()["behind"].toArray();
        int found = 0;
        for (const QJsonValue group : coverage["groups"].toArray())
            for (qsizetype c = 0; c < categories.size(); ++c)
                if (categories[c]["key"] == group["key"]) {
                    CHECK(behind[c].toInt() == group["org_covered"].toInt());
                    ++found;
                }
        CHECK(found >= 3);
        CHECK(data["as_of"].toString() == "2025-09-30");
    }
}

TEST_CASE(
    "a chart is held beside another day, written as a workbook, and refused where it can't be")
{
    const Charted f;
    const auto both = cli_ok(f.day({"chart", "funnel", "--beside", "2025-03-31", "--json"}));
    const QJsonArray series = both.object()["series"].toArray();
    REQUIRE(series.size() == 2);
    CHECK(series[1]["beside"].toInt() == 0);
    const QString out = f.path("图.xlsx");
    cli_ok(f.day({"chart", "coverage-quarters", "--out", out}));
    CHECK(bytes_of(out).starts_with("PK"));
    for (const auto& [name, begins] :
         {std::pair{"a.png", "\x89PNG"}, std::pair{"b.pdf", "%PDF"}, std::pair{"c.svg", "<?xml"}}) {
        cli_ok(f.day({"chart", "coverage-areas", "--out", f.path(name)}));
        CHECK(bytes_of(f.path(name)).starts_with(begins));
    }
    CHECK_THAT(cli_ok(f.day({"chart", "nothing"}), 2).err,
               Catch::Contains("coverage-areas（各属地两个覆盖率）"));
    // By its name too; part of one says which are meant.
    CHECK(cli_ok(f.day({"chart", "各属地两个覆盖率", "--json"})).object()["chart"].toString() ==
          "coverage-areas");
    CHECK_THAT(cli_ok(f.day({"chart", "覆盖率"}), 2).err,
               Catch::Contains("coverage-months（两个覆盖率（按月））") &&
                   !Catch::Contains("members-age"));
    CHECK_THAT(cli_ok(f.day({"chart", "funnel", "--out", f.path("a.doc")}), 2).err,
               Catch::Contains(".xlsx"));
    cli_ok(f.day({"chart", "funnel", "--beside", "昨天"}), 2);
}

TEST_CASE("a county's own charts are put, listed, drawn, taken back and removed")
{
    Charted f;
    const QString json = f.file(
        "图.json",
        R"({"id": "kinds", "name": "单位类别", "kind": "pie", "ledger": "unit", "group": "category"})");
    cli_ok(f.with({"chart", "own", "put", json}));
    CHECK(cli_ok(f.with({"chart", "own", "list", "--json"})).array().size() == 1);
    const auto all = cli_ok(f.with({"charts", "--json"})).array();
    CHECK(all.last()["id"].toString() == "kinds");
    CHECK(all.last()["own"].toBool());
    const QJsonObject data = cli_ok(f.day({"chart", "kinds", "--json"})).object();
    CHECK(data["kind"].toString() == "pie");
    CHECK(data["categories"].toArray().size() == 2);
    cli_ok(f.with({"undo"}));
    CHECK(cli_ok(f.with({"chart", "own", "list", "--json"})).array().isEmpty());
    const QString bad = f.file(
        "坏.json",
        R"({"id": "kinds", "name": "单位类别", "kind": "pie", "ledger": "unit", "group": "colour"})");
    CHECK_THAT(cli_ok(f.with({"chart", "own", "put", bad}), 2).err, Catch::Contains("colour"));
    cli_ok(f.with({"chart", "own", "put", json}));
    cli_ok(f.with({"chart", "own", "remove", "kinds"}));
    cli_ok(f.with({"chart", "own", "remove", "funnel"}), 2);
    cli_ok(f.with({"chart", "own"}), 2);
}

TEST_CASE("a chart is drawn into a file: its texts are texts, its ground white, whatever it is")
{
    const Charted f;
    for (const char* id : {"coverage-areas", "coverage-quarters", "funnel", "funds"}) {
        const QString svg = f.path(std::string(id) + ".svg");
        cli_ok(f.day({"chart", id, "--out", svg}));
        CHECK(lx::test::bytes_of(svg).find("<text") != std::string::npos);
        CHECK(lx::test::bytes_of(svg).find("制图：") != std::string::npos);
    }
    cli_ok(f.day({"chart", "funnel", "--out", f.path("图.PNG")}));
    CHECK(lx::test::bytes_of(f.path("图.PNG")).substr(1, 3) == "PNG");
    cli_ok(f.day({"chart", "funnel", "--out", f.path("图.pdf")}));
    CHECK(lx::test::bytes_of(f.path("图.pdf")).starts_with("%PDF"));
    CHECK_THAT(cli_ok(f.day({"chart", "funnel", "--out", f.path("没有/图.svg")}), 5).err,
               Catch::Contains("文件夹不存在"));
}
