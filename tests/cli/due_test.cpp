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
