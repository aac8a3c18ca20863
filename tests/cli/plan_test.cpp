// life plan: the year's plan against what was held, taken over, a theme day for all.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Planned : CliFolder
{
    Planned()
    {
        import("org", "党组织代码,名称,类别,上级党组织,成立日期\n"
                      "T1,望远镇党委,乡镇街道党委,,2001-07-01\n"
                      "D1,甲公司党支部,党支部,T1,2020-01-01\n"
                      "D2,乙公司党支部,党支部,T1,2020-01-01\n");
        import("plan", "党组织,类别,计划日期,主题,负责人\n"
                       "D1,党课,2025-05-10,党史,张三\nD1,主题党日,2025-09-20,,\n"
                       "D2,主题党日,2025-12-20,,\n");
        import("activity", "党组织,类别,日期,主题\nD1,党课,2025-05-12,学党史\n");
    }
    [[nodiscard]] QJsonObject plans(const QStringList& more = {},
                                    const QString& year = "2025") const
    {
        return cli_ok(QStringList{"life", "plan", "--db", db(), "--year", year, "--as-of",
                                  "2025-10-10", "--json"} +
                      more)
            .object();
    }
};

} // namespace

TEST_CASE("lines of the plan are done, overdue or to be done")
{
    const Planned county;
    const QJsonObject told = county.plans();
    CHECK(told["done"].toInt() == 1);
    CHECK(told["overdue"].toInt() == 1);
    CHECK(told["open"].toInt() == 1);
    const QJsonArray orgs = told["orgs"].toArray();
    REQUIRE(orgs.size() == 2);
    CHECK(orgs[0]["key"].toString() == "D1");
    const QJsonObject lecture = orgs[0]["lines"][0].toObject();
    CHECK(lecture["state"].toString() == "done");
    CHECK(lecture["done_on"].toString() == "2025-05-12");
    CHECK(lecture["person"].toString() == "张三");
    CHECK(orgs[0]["lines"][1]["state"].toString() == "overdue");
    CHECK(county.plans({"--below", "D2"})["orgs"].toArray().size() == 1);
    CHECK(county.plans({"--kind", "党课"})["overdue"].toInt() == 0);
}

TEST_CASE("last year's plan is taken over in one action that can be undone")
{
    const Planned county;
    const QStringList copy{"life", "plan", "copy", "--db", county.db(), "--year", "2026", "--json"};
    const QJsonObject done = cli_ok(copy).object();
    CHECK(done["changed"].toInt() == 3);
    CHECK(county.plans({}, "2026")["open"].toInt() == 3);
    CHECK(cli_ok(copy).object()["action"].toInt() == 0);
    cli_ok({"undo", "--db", county.db()});
    CHECK(county.plans({}, "2026")["open"].toInt() == 0);
    cli_ok({"life", "plan", "copy", "--db", county.db(), "--year", "2025", "--from", "2025",
            "--pattern", "D1", "--org", "D2"});
    CHECK(county.plans({"--below", "D2"})["orgs"][0]["lines"].toArray().size() == 3);
}

TEST_CASE("the month's theme day is planned for every branch, once")
{
    const Planned county;
    const QStringList theme{"life",    "plan",    "theme",   "--db",     county.db(),
                            "--month", "2025-11", "--topic", "学习党章", "--json"};
    CHECK(cli_ok(theme).object()["changed"].toInt() == 2);
    CHECK(cli_ok(theme).object()["changed"].toInt() == 0);
    CHECK(county.plans()["open"].toInt() == 3);
    cli_fails({"life", "plan", "theme", "--db", county.db(), "--month", "2025", "--topic", "学"}, 2,
              "--month");
    cli_fails({"life", "plan", "theme", "--db", county.db(), "--month", "2025-11", "--topic", "学",
               "--below", "无此党组织"},
              2, "无此党组织");
    cli_fails({"life", "plan", "paste", "--db", county.db()}, 2, "paste");
}
