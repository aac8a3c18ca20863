// due: what is to be done for whom by a day.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("due: the lists about one matter, with their rows on a day", "[due]")
{
    const CliFolder county;
    county.import(
        "org", "党组织代码,名称,类别,成立日期,上次换届日期\n"
               "A1,甲支部,党支部,2015-01-01,2022-11-20\nA2,乙支部,党支部,2015-01-01,2025-06-01\n");
    county.import("election", "党组织,届次,请示日期\nA1,第三届,2025-09-01\n");
    const auto due = [&](const char* day) {
        return cli_ok({"due", "elections", "--db", county.db(), "--as-of", day, "--json"}).object();
    };
    const auto rows = [](const QJsonObject& told, const QString& list) {
        for (const QJsonValue one : told["lists"].toArray())
            if (one["list"].toString() == list)
                return one["rows"].toArray();
        FAIL("no list " << list.toStdString());
        return QJsonArray();
    };
    const QJsonObject told = due("2025-09-30");
    CHECK(told["due"].toString() == "elections");
    CHECK(told["as_of"].toString() == "2025-09-30");
    const QJsonArray asked = rows(told, "换届已请示待批复");
    REQUIRE(asked.size() == 1);
    CHECK(asked[0]["values"]["请示日期"].toString() == "2025-09-01");
    CHECK(rows(due("2025-08-30"), "换届已请示待批复").isEmpty());
    cli_fails({"due", "holidays", "--db", county.db(), "--json"}, 2, "elections");
}

TEST_CASE("due: what the policies ask of the matter stands beside its lists", "[due]")
{
    const CliFolder county;
    county.import("unit", "单位名称,单位类别,单位类型,经营状态,登记日期\n"
                          "甲公司,非公有制企业,有限责任公司,正常,2015-01-01\n");
    county.import("survey", "单位,摸底日期,摸底单位,从业人员数,正式党员数,预备党员数,未转入党员数\n"
                            "甲公司,2025-03-01,望远镇党委,80,5,0,0\n");
    const auto rules = [&] {
        QJsonObject found;
        const auto told = cli_ok({"due", "development", "--db", county.db(), "--as-of",
                                  "2025-09-30", "--policy", "ningxia-2018", "--json"})
                              .object();
        for (const QJsonValue one : told["rules"].toArray())
            found[one["id"].toString()] = one;
        return found;
    };
    // 50 and more bring on one a year at least.
    CHECK(rules().value("ningxia-2018/11.a")["unmet"].toInt() == 1);
    county.import("development", "公民身份号码,申请日期,姓名,单位,积极分子日期\n"
                                 "11010519491231002X,2023-05-01,张三,甲公司,2024-05-04\n");
    CHECK(rules().value("ningxia-2018/11.a")["met"].toInt() == 1);
    CHECK_FALSE(rules().contains("ningxia-2018/1.f")); // of another matter
    CHECK_FALSE(
        cli_ok({"due", "development", "--db", county.db(), "--json"}).object().contains("rules"));
}
