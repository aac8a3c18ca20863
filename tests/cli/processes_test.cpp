// Two programs on one file, and programs that are killed.

#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QProcess>

#include "core/store/database.h"
#include "tests/cli/cli_rig.h"

using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;

namespace {

const std::string heading = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n";
const std::string one_unit = heading + "91640121MA7LX0001L,甲一,非公有制企业,有限责任公司,正常\n";

/// Units without a code: they need none that is valid.
std::string many_units(int count)
{
    std::string csv = heading;
    for (int i = 0; i < count; ++i)
        csv += ",第" + std::to_string(i) + "号有限公司,非公有制企业,有限责任公司,正常\n";
    return csv;
}

} // namespace

TEST_CASE("while one program writes, a second writer is told who holds the file; readers work")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    const QString input = folder.file("u.csv", one_unit);
    {
        const auto open = lx::Database::open(folder.db().toStdString(),
                                             lx::Database::Mode::ReadWrite); // as a window does
        REQUIRE(open.has_value());
        const auto result = lx::test::cli({"import", "unit", input, "--db", folder.db()});
        CHECK(result.status == 4);
        REQUIRE(result.said().size() == 1);
        INFO(result.said()[0]);
        CHECK(result.said()[0].find("county.lxdb") != std::string::npos);
        CHECK(result.said()[0].find("正由用户") != std::string::npos);
        cli_ok({"coverage", "--db", folder.db(), "--json"});
        cli_ok({"export", "unit", "--db", folder.db(), "--out", folder.path("x.csv")});
        cli_ok({"evaluate", "--db", folder.db(), "--policy", "ordos-2013", "--json"});
        cli_ok({"verify", "--db", folder.db()});
        cli_ok({"backup", "--db", folder.db(), "--out", folder.path("b.lxdb")});
        // What is only tried needs no lock.
        const auto before = folder.rows("unit");
        const auto tried = cli_ok({"edit", "unit", "--key", "甲一", "地址=东街", "--dry-run",
                                   "--db", folder.db(), "--json"})
                               .object();
        CHECK(tried["changed"].toInt() == 1);
        CHECK(cli_ok({"import", "unit", folder.file("v.csv", many_units(3)), "--dry-run", "--db",
                      folder.db(), "--json"})
                  .object()["added"]
                  .toInt() == 3);
        CHECK(folder.rows("unit") == before);
        CHECK(lx::test::cli({"restore", folder.path("b.lxdb"), "--db", folder.db()}).status == 4);
    }
    cli_ok({"import", "unit", input, "--db", folder.db()});
}

TEST_CASE("an import killed in the middle leaves the ledger as it was")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    const QString big = folder.file("big.csv", many_units(40'000));
    int killed_inside = 0;
    for (const int wait_ms : {150, 400, 900, 1600}) {
        QProcess process;
        process.start(lx::test::program(), {"import", "unit", big, "--db", folder.db()});
        REQUIRE(process.waitForStarted());
        std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
        process.kill(); // SIGKILL
        REQUIRE(process.waitForFinished(60'000));
        if (process.exitStatus() == QProcess::NormalExit)
            break; // a fast machine was done before
        const std::size_t rows = folder.rows("unit").size();
        cli_ok({"verify", "--db", folder.db()});
        CHECK((rows == 1 || rows == 40'001)); // whole where it had just been done
        if (rows != 1)
            break;
        ++killed_inside;
    }
    CHECK(killed_inside > 0);
    // The lock of the dead doesn't keep the living out.
    CHECK(folder.import("unit", heading + ",后来的公司,非公有制企业,有限责任公司,正常\n")["added"]
              .toInt() == 1);
}

TEST_CASE("a disk that fills up during an import leaves the ledger as it was")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    const QString big = folder.file("big.csv", many_units(20'000));
    // A limit on the size of files stands for the full disk.
    QProcess process;
    process.start("/bin/sh", {"-c",
                              "trap '' XFSZ; ulimit -f 3000; exec \"$0\" import unit \"$1\" --db "
                              "\"$2\"",
                              lx::test::program(), big, folder.db()});
    REQUIRE(process.waitForFinished(240'000));
    const std::string err = process.readAllStandardError().toStdString();
    INFO(err);
    CHECK(process.exitStatus() == QProcess::NormalExit);
    CHECK(process.exitCode() == 5);
    CHECK(folder.rows("unit").size() == 1);
    cli_ok({"verify", "--db", folder.db()});
}

TEST_CASE("two imports at once: one goes in, the other waits or is told, none is half")
{
    const CliFolder folder;
    const QString first = folder.file("first.csv", many_units(3'000));
    const QString second = folder.file("second.csv", one_unit);
    QProcess one;
    QProcess two;
    one.start(lx::test::program(), {"import", "unit", first, "--db", folder.db()});
    two.start(lx::test::program(), {"import", "unit", second, "--db", folder.db()});
    REQUIRE(one.waitForFinished(240'000));
    REQUIRE(two.waitForFinished(240'000));
    const int one_status = one.exitCode();
    const int two_status = two.exitCode();
    CHECK((one_status == 0 || one_status == 4));
    CHECK((two_status == 0 || two_status == 4));
    CHECK((one_status == 0 || two_status == 0));
    CHECK(folder.rows("unit").size() ==
          (one_status == 0 ? 3000u : 0u) + (two_status == 0 ? 1u : 0u));
}
