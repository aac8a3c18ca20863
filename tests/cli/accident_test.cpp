// Accidents: disks that fill up, logs of other files lying about, programs killed while they make a
// file.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"
#include "tests/support/small_disk.h"
#include "tests/support/visitor.h"

namespace fs = std::filesystem;

using lx::test::cli;
using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;
using lx::test::SmallDisk;
using lx::test::Visitor;
using lx::test::visitor_program;

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

std::vector<std::string> names_in(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

int units_in(const QString& ledger)
{
    return cli_ok({"coverage", "--db", ledger, "--as-of", "2025-09-30", "--json"})
        .object()["total"]
        .toObject()["population"]
        .toInt();
}

/// A ledger whose program was killed: what it saved last stands in the log alone.
void make_killed(const std::string& path)
{
    cli_ok({"init", qt(path), "--area", "640121", "--name", "永宁县"});
    Visitor visitor({visitor_program(), "write", path, "甲", "0"});
    for (int i = 0; i < 5; ++i)
        REQUIRE_FALSE(visitor.line().empty());
    visitor.kill();
    REQUIRE(fs::exists(path + "-wal"));
}

bool is_kept(const std::string& folder, const std::string& companion)
{
    const auto names = names_in(folder);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return name.starts_with(companion + ".遗留-");
    });
}

} // namespace

TEST_CASE("a new ledger on a full disk leaves nothing, and says so")
{
    const SmallDisk disk(1'000'000);
    if (!disk.mounted())
        return;
    cli_fails({"init", qt(disk / "i.lxdb"), "--area", "640121", "--name", "永宁县"}, 5, "磁盘已满");
    CHECK(names_in(disk.path()).empty());
    cli_fails({"sample", "--out", qt(disk / "s.lxdb"), "--units", "500"}, 5, "磁盘已满");
    CHECK(names_in(disk.path()).empty());
}

TEST_CASE("backup, restore and import on a full disk leave the files as they were")
{
    const SmallDisk disk(6'000'000);
    if (!disk.mounted())
        return;
    const CliFolder folder;
    const QString county = folder.path("s.lxdb");
    cli_ok({"sample", "--out", county, "--units", "400"});
    REQUIRE(fs::file_size(county.toStdString()) > 3'000'000);
    cli_ok({"backup", "--db", county, "--out", qt(disk / "a.lxdb")});
    const auto before = names_in(disk.path());
    cli_fails({"backup", "--db", county, "--out", qt(disk / "b.lxdb")}, 5, "磁盘已满");
    CHECK(names_in(disk.path()) == before);
    cli_fails({"restore", county, "--db", qt(disk / "a.lxdb")}, 5, "磁盘已满");
    CHECK(names_in(disk.path()) == before);
    cli_ok({"export", "unit", "--db", county, "--out", folder.path("unit.csv")});
    // All further room is taken.
    std::ofstream(disk / "full") << std::string(8'000'000, 'x');
    cli_fails({"import", "unit", folder.path("unit.csv"), "--db", qt(disk / "a.lxdb"), "--as-of",
               "2026-01-01"},
              5, "磁盘已满");
    fs::remove(disk / "full");
    cli_ok({"verify", "--db", qt(disk / "a.lxdb")});
    CHECK(units_in(qt(disk / "a.lxdb")) == units_in(county));
}

TEST_CASE("the log of another file never gets into what is restored, backed up or made anew")
{
    const CliFolder folder;
    const QString county = folder.path("s.lxdb");
    cli_ok({"sample", "--out", county, "--units", "100"});
    const int units = units_in(county);
    REQUIRE(units > 0);
    lx::test::TempFolder place;
    const std::string path = place / "i.lxdb";
    make_killed(path);
    fs::remove(path); // the log stays
    SECTION("restored")
    {
        cli_ok({"restore", county, "--db", qt(path)});
        CHECK(units_in(qt(path)) == units);
        cli_ok({"verify", "--db", qt(path)});
    }
    SECTION("backed up")
    {
        cli_ok({"backup", "--db", county, "--out", qt(path)});
        CHECK(units_in(qt(path)) == units);
        cli_ok({"verify", "--db", qt(path)});
    }
    SECTION("made anew")
    {
        cli_ok({"init", qt(path), "--area", "640122", "--name", "贺兰县"});
        CHECK(units_in(qt(path)) == 0);
        cli_ok({"verify", "--db", qt(path)});
    }
    CHECK(is_kept(place.path(), "i.lxdb-wal"));
}

TEST_CASE("a killed ledger that is restored over is kept with all it had saved")
{
    const CliFolder folder;
    const QString county = folder.path("s.lxdb");
    cli_ok({"sample", "--out", county, "--units", "100"});
    lx::test::TempFolder place;
    const std::string path = place / "i.lxdb";
    make_killed(path);
    cli_ok({"restore", county, "--db", qt(path)});
    CHECK(units_in(qt(path)) == units_in(county));
    for (const std::string& name : names_in(place.path())) {
        if (name.find("恢复前") == std::string::npos)
            continue;
        CHECK(lx::test::run_raw(place / name, "SELECT count(*) >= 5 FROM org") == "1\n");
        cli_ok({"verify", "--db", qt(place / name)});
    }
}

TEST_CASE("killed while it is made, a file can be made again and nothing is left of the first")
{
    lx::test::TempFolder place;
    const std::string path = place / "例.lxdb";
    for (const int milliseconds : {0, 5, 20, 60, 120, 250, 400}) {
        for (const bool sample : {false, true}) {
            const std::vector<std::string> words =
                sample ? std::vector<std::string>{"sample", "--out", path, "--units", "500"}
                       : std::vector<std::string>{"init",   path,     "--area",
                                                  "640121", "--name", "永宁县"};
            std::vector<std::string> all{lx::test::program().toStdString()};
            all.insert(all.end(), words.begin(), words.end());
            {
                Visitor visitor(all);
                std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
                visitor.kill();
            }
            if (fs::exists(path)) { // it was done in time
                cli_ok({"verify", "--db", qt(path)});
                fs::remove(path);
                continue;
            }
            Visitor again(all);
            CHECK(again.wait() == 0);
            CHECK(names_in(place.path()) == std::vector<std::string>{"例.lxdb"});
            fs::remove(path);
        }
    }
}

TEST_CASE("what a program writes is for its user alone, and a ledger keeps its colleagues")
{
    const CliFolder folder;
    const QString county = folder.path("s.lxdb");
    cli_ok({"sample", "--out", county, "--units", "30"});
    const auto mode = [](const QString& path) {
        return static_cast<unsigned>(fs::status(path.toStdString()).permissions());
    };
    CHECK(mode(county) == 0600);
    CHECK(mode(folder.db()) == 0600);
    cli_ok({"backup", "--db", county, "--out", folder.path("b.lxdb")});
    CHECK(mode(folder.path("b.lxdb")) == 0600);
    for (const char* name : {"u.xlsx", "u.csv"}) {
        cli_ok({"export", "unit", "--db", county, "--out", folder.path(name)});
        CHECK(mode(folder.path(name)) == 0600);
    }
    cli_ok({"print", "unit-card", "--db", county, "--all", "--out", folder.path("u.pdf")});
    CHECK(mode(folder.path("u.pdf")) == 0600);
    fs::permissions(county.toStdString(), static_cast<fs::perms>(0660));
    cli_ok({"restore", folder.path("b.lxdb"), "--db", county});
    CHECK(mode(county) == 0660);
}
