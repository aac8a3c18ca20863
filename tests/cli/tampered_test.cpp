// Files another program has been at: what the commands say and what they still do.

#include <QDir>
#include <QFile>
#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "tests/cli/cli_rig.h"
#include "tests/support/outside.h"

using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;

namespace {

void outside(const CliFolder& folder, const char* sql)
{
    lx::test::outside(folder.db().toStdString(), sql);
}

const std::string unit = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                         "91640121MA7LX0001L,甲一,非公有制企业,有限责任公司,正常\n";

bool says(const lx::test::CliResult& result, const std::string& part)
{
    return result.err.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a ledger of a file with foreign objects is exported, one whose table was swapped is not")
{
    const CliFolder folder;
    folder.import("unit", unit);
    outside(folder, "CREATE TABLE more (x); ALTER TABLE care RENAME TO care_old;"
                    "CREATE VIEW care AS SELECT 1 AS id");
    cli_fails({"coverage", "--db", folder.db()}, 4, "care_old");
    const auto done =
        cli_ok({"export", "unit", "--db", folder.db(), "--out", folder.path("u.csv")});
    CHECK(says(done, "照常导出"));
    CHECK(lx::test::bytes_of(folder.path("u.csv")).find("甲一") != std::string::npos);
    cli_fails({"export", "care", "--db", folder.db(), "--out", folder.path("c.csv")}, 4, "不可靠");
}

TEST_CASE("a clock set back is told by commands that write, and the log's dates stand still")
{
    const CliFolder folder;
    folder.import("unit", unit);
    CHECK_FALSE(says(
        lx::test::cli({"policy", "set", "ningxia-2018", "6.d/headcount=90", "--db", folder.db()}),
        "日期和时间"));
    outside(folder, "UPDATE action SET at = '2199-01-02T03:04:05'"
                    " WHERE id = (SELECT max(id) FROM action)");
    const auto done =
        cli_ok({"policy", "set", "ningxia-2018", "6.d/headcount=80", "--db", folder.db()});
    CHECK(says(done, "2199-01-02 03:04:05"));
    CHECK(says(done, "日期和时间"));
    CHECK_FALSE(says(cli_ok({"coverage", "--db", folder.db()}), "日期和时间"));
}

TEST_CASE("a file whose name begins with a colon is a file")
{
    const CliFolder folder;
    const QString name = folder.path(":memory:.lxdb");
    cli_ok({"init", name, "--area", "640121", "--name", "永宁县"});
    CHECK(cli_ok({"verify", "--db", name}).out.find("✗") == std::string::npos);
    const QString here = ":memory:二.lxdb"; // relative: a name inside the program, to Qt
    const QString before = QDir::currentPath();
    REQUIRE(QDir::setCurrent(folder.path("")));
    cli_ok({"init", here, "--area", "640121", "--name", "永宁县"});
    cli_ok({"policy", "set", "ningxia-2018", "6.d/headcount=90", "--db", here});
    CHECK(QFile::exists(folder.path(":memory:二.lxdb")));
    QDir::setCurrent(before);
}

TEST_CASE("a search index that is broken is built anew by a command")
{
    const CliFolder folder;
    folder.import("unit", unit);
    outside(folder, "DELETE FROM unit_search_data WHERE id > 10");
    const auto broken = lx::test::cli({"verify", "--db", folder.db()});
    CHECK(broken.status == 1);
    CHECK(says(broken, "reindex"));
    cli_ok({"reindex", "--db", folder.db()});
    cli_ok({"verify", "--db", folder.db()});
}

TEST_CASE("a pipe in the place of the lock's note, or a folder in that of the log, is no trap")
{
    const CliFolder folder;
    REQUIRE(::mkfifo((folder.db() + ".lock").toUtf8().constData(), 0600) == 0);
    folder.import("unit", unit);
    REQUIRE(QDir().mkdir(folder.db() + "-wal"));
    cli_fails({"coverage", "--db", folder.db()}, 5, "是一个文件夹");
}
