// A county's own charts: made of rows, figure and group; kept in the file, taken back.
#include <catch2/catch.hpp>

#include <QJsonArray>

#include "core/chart/make_chart.h"
#include "core/chart/own_charts.h"
#include "core/rows/lists.h"
#include "core/store/take_back.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

QJsonObject is(const char* fact, const QJsonValue& value)
{
    return {{QStringLiteral("fact"), QLatin1String(fact)},
            {QStringLiteral("op"), QStringLiteral("=")},
            {QStringLiteral("value"), value}};
}

OwnChart chart_by(const std::string& group, const std::string& kind = "bars")
{
    OwnChart own;
    own.id = "mine";
    own.name = "本县的图";
    own.kind = kind;
    own.ledger = "unit";
    own.group = group;
    return own;
}

struct County6 : TestLedger
{
    NoProgress quiet;

    County6()
    {
        for (int i = 0; i < 6; ++i)
            put("unit", {{"uscc", "9164012100000000" + std::to_string(10 + i)},
                         {"name", "单位" + std::to_string(i)},
                         {"category", i < 4 ? "非公有制企业" : "社会组织"},
                         {"type", i < 4 ? "有限责任公司" : "社会团体"},
                         {"scale", i < 3 ? "小型" : "微型"},
                         {"status", i == 0 ? "半停产" : "正常"}});
    }
    [[nodiscard]] std::string drawn(const OwnChart& own)
    {
        const auto def = chart_of(database(), facts(), own);
        if (!def)
            return def.error().message;
        const auto county =
            *County::load(database(), Definitions::program(),
                          chart_wanted({&*def}, *Date::from_iso("2025-09-30"), {}), quiet);
        const auto chart = make_chart(*def, county, {}, quiet);
        REQUIRE(chart);
        std::string text = chart_kind_text(chart->kind);
        for (std::size_t c = 0; c < chart->categories.size(); ++c) {
            text += " " + chart->categories[c].name;
            for (const ChartSeries& series : chart->series)
                if (series.points[c].value != 0)
                    text += ":" + series.points[c].text;
        }
        return text;
    }
    [[nodiscard]] std::string kept()
    {
        std::string all;
        const auto own = own_charts(database());
        REQUIRE(own);
        for (const OwnChart& one : *own)
            all += one.id + "=" + one.name + " ";
        return all;
    }
};

} // namespace

TEST_CASE("an own chart counts rows, sums or shares by a choice, of a condition or a list")
{
    County6 f;
    CHECK(f.drawn(chart_by("category")) == "bars 非公有制企业:4 社会组织:2");
    CHECK(f.drawn(chart_by("category", "pie")) == "pie 非公有制企业:4 社会组织:2");
    OwnChart some = chart_by("category");
    some.where = is("scale", QStringLiteral("小型"));
    CHECK(f.drawn(some) == "bars 非公有制企业:3");
    OwnChart share = chart_by("category");
    share.figure = "share";
    share.part = is("status", QStringLiteral("正常"));
    CHECK(f.drawn(share) == "bars 社会组织:100.0% 非公有制企业:75.0%");
    OwnChart stacked = chart_by("category", "stacked");
    stacked.series = "scale";
    CHECK(f.drawn(stacked) == "stacked 非公有制企业:3:1 社会组织:2");
    OwnChart listed = chart_by("scale");
    listed.ledger.clear();
    RowList list;
    list.name = "正常的";
    list.rows.ledger = "unit";
    list.rows.condition = is("status", QStringLiteral("正常"));
    REQUIRE(save_list(f.database(), Definitions::program(), list, f.actor()));
    listed.list = list.name;
    CHECK(f.drawn(listed) == "bars 微型:3 小型:2");
}

TEST_CASE("what can't be drawn is said in a sentence, and nothing is kept")
{
    County6 f;
    const auto refused = [&](OwnChart own) {
        const auto saved = save_chart(f.database(), facts(), own, f.actor());
        return saved ? std::string("saved") : saved.error().message;
    };
    OwnChart own = chart_by("colour");
    CHECK_THAT(refused(own), Catch::Contains("本县的图") && Catch::Contains("colour"));
    own = chart_by("category", "donut");
    CHECK_THAT(refused(own), Catch::Contains("kind"));
    own = chart_by("category");
    own.figure = "sum";
    own.of = "name";
    CHECK_THAT(refused(own), Catch::Contains("不能合计"));
    own = chart_by("category");
    own.figure = "share";
    CHECK_THAT(refused(own), Catch::Contains("part"));
    own = chart_by("category");
    own.id = "Mine!";
    CHECK_THAT(refused(own), Catch::Contains("编号"));
    own = chart_by("category");
    own.id = "funnel";
    CHECK_THAT(refused(own), Catch::Contains("程序自带"));
    own = chart_by("category");
    own.list = "没有这个名单";
    CHECK_THAT(refused(own), Catch::Contains("没有这个名单"));
    CHECK(f.kept().empty());
}

TEST_CASE("taking back what was done to own charts leaves what was before")
{
    County6 f;
    const auto undo = [&] {
        const auto last = undo_candidate(f.database());
        REQUIRE(last);
        REQUIRE(undo_action(f.database(), f.catalog(), f.actor(), *last));
    };
    OwnChart own = chart_by("category");
    const std::string before = f.kept();
    REQUIRE(save_chart(f.database(), facts(), own, f.actor()));
    const std::string one = f.kept();
    CHECK(one == "mine=本县的图 ");
    own.most = 3;
    own.name = "另一个";
    REQUIRE(save_chart(f.database(), facts(), own, f.actor()));
    CHECK(own_charts(f.database())->front() == own);
    undo();
    CHECK(f.kept() == one);
    REQUIRE(remove_chart(f.database(), "本县的图", f.actor()));
    CHECK(f.kept().empty());
    undo();
    CHECK(f.kept() == one);
    undo();
    CHECK(f.kept() == before);
    CHECK_FALSE(remove_chart(f.database(), "funnel", f.actor()));
}
