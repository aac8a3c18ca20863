// The window as a process of its own on a ledger file, beside other programs.

#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"
#include "tests/support/visitor.h"

namespace fs = std::filesystem;

using lx::test::cli;
using lx::test::cli_ok;
using lx::test::CliFolder;
using lx::test::run_raw;
using lx::test::Visitor;

namespace {

int locks_on(const std::string& path, const std::string& kind)
{
    struct stat info
    {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    int found = 0;
    std::ifstream in("/proc/locks");
    for (std::string line; std::getline(in, line);)
        if (line.find(":" + std::to_string(info.st_ino) + " ") != std::string::npos &&
            line.find(kind) != std::string::npos)
            ++found;
    return found;
}

} // namespace

TEST_CASE(
    "with the window at work the system shows its locks, readers do no harm, a kill loses nothing")
{
    const CliFolder folder;
    const QString county = folder.path("s.lxdb");
    cli_ok({"sample", "--out", county, "--units", "60"});
    cli_ok({"export", "unit", "--db", county, "--out", folder.path("u.xlsx")});
    const std::string path = county.toStdString();
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    Visitor window({std::string(LIANGXIN_BIN_DIR) + "/soak_window", path,
                    folder.path("u.xlsx").toStdString()});
    REQUIRE(window.line().starts_with("窗 "));
    CHECK(locks_on(path, "POSIX") > 0);
    CHECK(locks_on(path, "OFDLCK") == 1);
    // Looked at by SQLite's own shell and by our commands.
    for (int i = 0; i < 3; ++i) {
        CHECK(run_raw(path, "SELECT count(*) > 0 FROM unit") == "1\n");
        cli_ok({"coverage", "--db", county, "--as-of", "2025-09-30"});
        cli_ok({"backup", "--db", county, "--out", folder.path("b.lxdb")});
        CHECK(fs::exists(path + "-wal"));
    }
    // Another writer is told who has it.
    const auto other = cli({"import", "unit", folder.path("u.xlsx"), "--db", county});
    CHECK(other.status == 4);
    CHECK(other.err.find("使用") != std::string::npos);
    CHECK(other.err.find("只读") != std::string::npos);
    std::string last;
    for (int i = 0; i < 60; ++i)
        last = window.line();
    window.kill();
    CHECK(run_raw(path, "SELECT count(*) FROM org WHERE code = '窗-" +
                            last.substr(last.find(' ') + 1) + "'") == "1\n");
    cli_ok({"verify", "--db", county});
    // What the dead process noted is told once, and the file is free.
    const auto free = cli_ok({"import", "unit", folder.path("u.xlsx"), "--db", county});
    CHECK(free.err.find("没有正常关闭") != std::string::npos);
    CHECK_FALSE(fs::exists(path + ".lock"));
}
