// life: what organizations held month by month, beside what a policy asks.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A branch that held its theme days in January and March, twice in March.
struct Branch : CliFolder
{
    Branch()
    {
        import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                       ",甲公司,非公有制企业,有限责任公司,正常\n");
        import("org", "党组织代码,名称,类别,成立日期\nD1,甲公司党支部,党支部,2020-01-01\n");
        import("coverage", "党组织,单位,起\nD1,甲公司,2020-01-01\n");
        import("activity", "党组织,类别,日期,主题\nD1,主题党日,2025-01-08,一\n"
                           "D1,主题党日,2025-03-05,二\nD1,主题党日,2025-03-25,三\n"
                           "D1,支委会,2025-02-10,四\n");
    }
    [[nodiscard]] QJsonArray months(const QStringList& more) const
    {
        const auto told = cli_ok(QStringList{"life", "--db", db(), "--policy", "ningxia-2018",
                                             "--year", "2025", "--as-of", "2025-04-10", "--json"} +
                                 more)
                              .object();
        CHECK(told["year"].toInt() == 2025);
        const QJsonArray orgs = told["orgs"].toArray();
        REQUIRE(orgs.size() == 1);
        CHECK(orgs[0]["key"].toString() == "D1");
        CHECK(orgs[0]["name"].toString() == "甲公司党支部");
        return orgs[0]["months"].toArray();
    }
};

} // namespace

TEST_CASE("months of a kind: held, missing, due, still to come")
{
    const Branch county;
    const QJsonArray months = county.months({"--kind", "主题党日"});
    REQUIRE(months.size() == 12);
    QStringList states;
    QStringList held;
    for (const QJsonValue month : months) {
        states << month["state"].toString();
        held << QString::number(month["held"].toInt());
    }
    CHECK(months[2]["month"].toInt() == 3);
    CHECK(states.mid(0, 5).join(' ') == "held hole held due later");
    CHECK(held.mid(0, 5).join(' ') == "1 0 2 0 0");
}

TEST_CASE("a kind by quarter says it in the quarter's last month; all kinds the worst of them")
{
    const Branch county;
    const QJsonArray quarterly = county.months({"--kind", "党员大会"});
    CHECK(quarterly[0]["state"].toString() == "na");
    CHECK(quarterly[2]["state"].toString() == "hole");
    CHECK(quarterly[5]["state"].toString() == "due");
    CHECK(quarterly[8]["state"].toString() == "later");
    const QJsonArray all = county.months({});
    CHECK(all[1]["held"].toInt() == 1);
    CHECK(all[1]["state"].toString() == "hole");
    CHECK(all[2]["held"].toInt() == 2);
}

TEST_CASE("a kind, a year or a policy there is not is wrong usage")
{
    const Branch county;
    const QStringList life{"life", "--db", county.db(), "--policy", "ningxia-2018", "--year"};
    cli_fails(life + QStringList{"2025", "--kind", "跳绳"}, 2, "跳绳");
    cli_fails(life + QStringList{"今年"}, 2, "今年");
    cli_fails({"life", "--db", county.db(), "--policy", "none", "--year", "2025"}, 2, "none");
}
