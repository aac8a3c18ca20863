// attach: files taken along with a row, and with a backup.
#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("attach: copied beside the ledger, written into the row, taken along by a backup",
          "[attach]")
{
    const CliFolder county;
    county.import("org", "党组织代码,名称,类别,成立日期\nA1,甲支部,党支部,2015-01-01\n");
    county.import("activity", "党组织,类别,日期,主题\nA1,主题党日,2025-03-05,植树\n");
    const QString notes = county.file("记录.txt", "会议记录");
    const QString photo = county.file("照片.jpg", "jpg");
    const QString key = cli_ok({"list", "--ledger", "activity", "--db", county.db(), "--json"})
                            .object()["rows"][0]["key"]
                            .toString();
    cli_ok({"attach", notes, photo, "--ledger", "activity", "--key", key, "--db", county.db()});
    const auto lines = county.column("activity", "附件");
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().find("记录.txt") != std::string::npos);
    CHECK(lines.front().find("照片.jpg") != std::string::npos);
    CHECK(QDir(county.path("county.附件")).entryList(QDir::Files).size() == 2);

    cli_fails({"attach", county.path("没有.txt"), "--ledger", "activity", "--key", key, "--db",
               county.db()},
              5, "没有.txt");
    cli_fails({"attach", notes, "--ledger", "unit", "--key", "x", "--db", county.db()}, 2, "附件");

    QDir().mkpath(county.path("备份"));
    cli_ok({"backup", "--db", county.db(), "--out", county.path("备份/b.lxdb"), "--attachments"});
    CHECK(QDir(county.path("备份/county.附件")).entryList(QDir::Files).size() == 2);
    cli_ok({"undo", "--db", county.db()});
    CHECK(county.column("activity", "附件") == std::vector<std::string>{""});
}
