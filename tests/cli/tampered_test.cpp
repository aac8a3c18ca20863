// Files another program has been at: what the commands say and what they still do.

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "tests/cli/cli_rig.h"

using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;

namespace {

void outside(const CliFolder& folder, const char* sql)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(folder.db().toStdString().c_str(), &handle) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
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
    const auto done = cli_ok({"export", "unit", "--db", folder.db(), "--out", folder.path("u.csv")});
    CHECK(says(done, "照常导出"));
    CHECK(lx::test::bytes_of(folder.path("u.csv")).find("甲一") != std::string::npos);
    cli_fails({"export", "care", "--db", folder.db(), "--out", folder.path("c.csv")}, 4, "不可靠");
}

TEST_CASE("a clock set back is told by commands that write, and the log's dates stand still")
{
    const CliFolder folder;
    folder.import("unit", unit);
    CHECK_FALSE(says(lx::test::cli({"policy", "set", "ningxia-2018", "6.d/headcount=90", "--db",
                                    folder.db()}),
                     "日期和时间"));
    outside(folder, "UPDATE action SET at = '2199-01-02T03:04:05'"
                    " WHERE id = (SELECT max(id) FROM action)");
    const auto done =
        cli_ok({"policy", "set", "ningxia-2018", "6.d/headcount=80", "--db", folder.db()});
    CHECK(says(done, "2199-01-02 03:04:05"));
    CHECK(says(done, "日期和时间"));
    CHECK_FALSE(says(cli_ok({"coverage", "--db", folder.db()}), "日期和时间"));
}
