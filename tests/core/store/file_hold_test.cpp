// The file in use: who holds it, what others may do, and what happens when it is moved or replaced.

#include "core/store/file_hold.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/store/statement.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"
#include "tests/support/visitor.h"

namespace fs = std::filesystem;

using namespace lx;
using Mode = Database::Mode;
using test::run_raw;
using test::TestLedger;
using test::Visitor;
using test::visitor_program;

namespace {

std::string bytes(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

void write_bytes(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

/// The kernel's list of locks on a file.
std::vector<std::string> system_locks(const std::string& path)
{
    struct stat info
    {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    const std::string inode = ":" + std::to_string(info.st_ino) + " ";
    std::vector<std::string> found;
    std::ifstream in("/proc/locks");
    for (std::string line; std::getline(in, line);)
        if (line.find(inode) != std::string::npos)
            found.push_back(line);
    return found;
}

void put_org(TestLedger& ledger, const std::string& code)
{
    ledger.put("org",
               {{"code", code}, {"name", "支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
}

std::int64_t orgs_in(const std::string& path)
{
    const auto database = Database::open(path, Mode::ReadOnly);
    INFO(test::message(database));
    REQUIRE(database.has_value());
    return *query_integer((*database)->handle(), "SELECT count(*) FROM org");
}

bool is_sound(const std::string& path)
{
    const auto database = Database::open_for_upkeep(path);
    if (!database)
        return false;
    NoProgress progress;
    const auto items = verify(**database, Catalog::builtin(), progress);
    if (!items)
        return false;
    for (const VerifyItem& item : *items)
        if (!item.passed && !item.warning) {
            WARN(item.check << ": " << item.findings.front().sentence);
            return false;
        }
    return true;
}

std::vector<std::string> names_in(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("the system knows of the open file, through all its connections opening and closing")
{
    TestLedger ledger;
    put_org(ledger, "A1");
    for (int i = 0; i < 3; ++i) {
        const auto worker = Database::open(ledger.path(), Mode::SharedWrite);
        const auto reader = Database::open(ledger.path(), Mode::ReadOnly);
        REQUIRE(worker.has_value());
        REQUIRE(reader.has_value());
    }
    const auto locks = system_locks(ledger.path());
    bool sqlite = false;
    bool writer = false;
    for (const std::string& lock : locks) {
        sqlite = sqlite || lock.find("POSIX") != std::string::npos;
        writer = writer || lock.find("OFDLCK") != std::string::npos;
    }
    CHECK(sqlite);
    CHECK(writer);
    ledger.close();
    CHECK(system_locks(ledger.path()).empty());
}

TEST_CASE("a program that only looks does no harm: the log stays, a kill loses nothing")
{
    test::TempFolder folder;
    const std::string path = folder / "台账.lxdb";
    {
        TestLedger made;
        NoProgress progress;
        REQUIRE(backup(made.database(), path, progress).has_value());
    }
    Visitor window({visitor_program(), "write", path, "甲", "0"});
    for (int i = 0; i < 5; ++i)
        REQUIRE_FALSE(window.line().empty());
    CHECK(run_raw(path, "SELECT count(*) >= 5 FROM org") == "1\n");
    CHECK(fs::exists(path + "-wal"));
    std::string last;
    for (int i = 0; i < 20; ++i)
        last = window.line();
    window.kill();
    CHECK(orgs_in(path) >= std::stol(last.substr(last.find(' '))));
    CHECK(is_sound(path));
}

TEST_CASE("a second program that wants to write is told who does, and gets the file after it")
{
    TestLedger ledger;
    const std::string path = ledger.path();
    ledger.close();
    Visitor first({visitor_program(), "keep", path});
    REQUIRE(first.line() == "open");
    const auto refused = Database::open(path, Mode::ReadWrite);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Locked);
    const auto holder = lock_holder(path);
    REQUIRE(holder.has_value());
    CHECK(holder->pid == first.pid());
    CHECK(refused.error().message.find(holder->host) != std::string::npos);
    CHECK(Database::open(path, Mode::ReadOnly).has_value());
    CHECK_FALSE(left_behind(path).has_value());

    first.kill();
    CHECK_FALSE(lock_holder(path).has_value());
    const auto left = left_behind(path); // to be asked about once
    REQUIRE(left.has_value());
    CHECK(left->pid == holder->pid);
    {
        const auto taken = Database::open(path, Mode::ReadWrite);
        CHECK(taken.has_value());
        CHECK_FALSE(left_behind(path).has_value());
    }
    CHECK_FALSE(left_behind(path).has_value()); // closed as it should be
    CHECK_FALSE(fs::exists(path + ".lock"));
}

TEST_CASE("whatever stands in the note beside the file, it shuts nobody out")
{
    TestLedger ledger;
    const std::string path = ledger.path();
    ledger.close();
    const std::string note =
        GENERATE(std::string(), std::string("1"),
                 std::string("17\nliangxin\n别的电脑\n别人\n2025-09-30T14:05:09\n"),
                 std::string("1\nliangxin\n"), std::string(100000, 'x'),
                 std::string("1\nliangxin\n\n\n\n"), std::string("\0\0\0\0", 4));
    write_bytes(path + ".lock", note);
    CHECK_FALSE(lock_holder(path).has_value());
    const bool tells = note.size() < 1000 && note.find("别人") != std::string::npos;
    CHECK(left_behind(path).has_value() == tells);
    const auto opened = Database::open(path, Mode::ReadWrite);
    CHECK(test::message(opened) == std::string());
}

TEST_CASE("the lock is the file's, whatever name it is opened by")
{
    TestLedger ledger;
    const std::string path = ledger.path();
    const std::string linked = ledger.folder() / "硬链接.lxdb";
    const std::string symbolic = ledger.folder() / "快捷方式.lxdb";
    fs::create_hard_link(path, linked);
    fs::create_symlink(path, symbolic);
    ledger.close();
    Visitor first({visitor_program(), "write", path, "甲", "0"});
    REQUIRE_FALSE(first.line().empty());
    for (const std::string& name : {linked, symbolic}) {
        Visitor second({visitor_program(), "write", name, "乙", "3"});
        CHECK(second.wait() == 1);
        CHECK(second.err.find("使用") != std::string::npos);
    }
    first.kill();
    CHECK(is_sound(path));
}

TEST_CASE("after a kill through one name, opening by the other loses nothing")
{
    TestLedger ledger;
    const std::string path = ledger.path();
    const std::string linked = ledger.folder() / "另一个名字.lxdb";
    fs::create_hard_link(path, linked);
    ledger.close();
    Visitor first({visitor_program(), "write", path, "甲", "0"});
    std::string last;
    for (int i = 0; i < 10; ++i)
        last = first.line();
    first.kill();
    CHECK(orgs_in(linked) >= 10);
    Visitor second({visitor_program(), "write", linked, "乙", "3"});
    CHECK(second.wait() == 0);
    CHECK(orgs_in(linked) >= 13);
    CHECK(orgs_in(path) >= 13);
    CHECK(is_sound(path));
    CHECK(is_sound(linked));
}

TEST_CASE("a file moved, replaced or deleted under its window is not written any more")
{
    TestLedger ledger;
    put_org(ledger, "A1");
    const std::string path = ledger.path();
    const std::string elsewhere = ledger.folder() / "别处.lxdb";
    NoProgress progress;
    std::string other_bytes;
    const auto make_other = [&](const std::string& at) {
        TestLedger other;
        put_org(other, "B1");
        put_org(other, "B2");
        REQUIRE(backup(other.database(), at, progress).has_value());
        other_bytes = bytes(at);
    };
    bool another_there = false;
    bool overwritten = false; // what was not in the log is gone with it
    SECTION("moved")
    {
        fs::rename(path, elsewhere);
    }
    SECTION("deleted")
    {
        fs::remove(path);
    }
    SECTION("replaced by renaming")
    {
        make_other(elsewhere);
        fs::rename(elsewhere, path);
        another_there = true;
    }
    SECTION("moved, and another put in its place")
    {
        fs::rename(path, ledger.folder() / "移走.lxdb");
        make_other(path);
        another_there = true;
    }
    SECTION("written over in place")
    {
        make_other(elsewhere);
        REQUIRE(std::system(("cp '" + elsewhere + "' '" + path + "'").c_str()) == 0);
        fs::remove(elsewhere);
        another_there = true;
        overwritten = true;
    }
    auto writer = Writer::begin(ledger.database(), ledger.catalog(), ledger.actor(), "修改");
    REQUIRE_FALSE(writer.has_value());
    CHECK(writer.error().kind == ErrorKind::Moved);
    CHECK(writer.error().message.find("没有保存") != std::string::npos);
    for (const Mode mode : {Mode::ReadOnly, Mode::SharedWrite})
        CHECK(Database::open(path, mode).error().kind == ErrorKind::Moved);
    // What was saved can still be had.
    const std::string rescued = ledger.folder() / "另存.lxdb";
    if (!overwritten) {
        REQUIRE(test::message(backup(ledger.database(), rescued, progress)) == std::string());
        CHECK(orgs_in(rescued) == 1);
        CHECK(is_sound(rescued));
    }
    ledger.close();
    if (another_there) {
        CHECK(bytes(path) == other_bytes);
        CHECK_FALSE(fs::exists(path + "-wal"));
        CHECK(orgs_in(path) == 2);
        CHECK(is_sound(path));
    }
}

TEST_CASE("a new time of the file alone stops nothing")
{
    TestLedger ledger;
    put_org(ledger, "A1");
    REQUIRE(std::system(("touch '" + ledger.path() + "'").c_str()) == 0);
    put_org(ledger, "A2");
    REQUIRE(std::system(("touch -d 2020-01-01 '" + ledger.path() + "'").c_str()) == 0);
    put_org(ledger, "A3");
    // Nor do changes of this program that reach the file itself.
    REQUIRE(query_integer(ledger.database().handle(), "PRAGMA wal_checkpoint(TRUNCATE)"));
    ledger.close();
    CHECK(is_sound(ledger.path()));
}

TEST_CASE("replaced in the middle of an action: it is not committed")
{
    TestLedger ledger;
    auto writer = ledger.begin();
    Record row = test::record(ledger.def("org"), {{"code", "A1"}, {"name", "甲"}});
    REQUIRE(writer.put(ledger.def("org"), row).has_value());
    fs::rename(ledger.path(), ledger.folder() / "移走.lxdb");
    const auto committed = writer.commit();
    REQUIRE_FALSE(committed.has_value());
    CHECK(committed.error().kind == ErrorKind::Moved);
}

TEST_CASE("reading leaves nothing beside the file")
{
    TestLedger ledger;
    put_org(ledger, "A1");
    const std::string path = ledger.path();
    ledger.close();
    const auto before = names_in(ledger.folder().path());
    REQUIRE(before == std::vector<std::string>{"台账.lxdb"});
    CHECK(orgs_in(path) == 1);
    CHECK(is_sound(path));
    CHECK(names_in(ledger.folder().path()) == before);
    SECTION("nor in a folder or of a file that can't be written to")
    {
        fs::permissions(path, fs::perms::owner_read);
        CHECK(orgs_in(path) == 1);
        CHECK(Database::open(path, Mode::ReadWrite).error().kind == ErrorKind::Io);
        CHECK(names_in(ledger.folder().path()) == before);
    }
}

TEST_CASE("a path is a path, however it looks")
{
    test::TempFolder folder;
    const FixedClock clock(*Date::from_ymd(2025, 9, 30));
    for (const char* name : {"file:mem.lxdb", "a#b.lxdb", "a?mode=memory.lxdb", "a%20b.lxdb",
                             ":memory:", "空 格.lxdb", "引'号\".lxdb"}) {
        const std::string path = folder / name;
        INFO(name);
        {
            const auto made = Database::build(path, [](Database&) -> Result<> { return {}; });
            REQUIRE(test::message(made) == std::string());
        }
        CHECK(fs::exists(path));
        CHECK(Database::open(path, Mode::ReadOnly).has_value());
    }
    CHECK(names_in(folder.path()).size() == 7);
}

TEST_CASE("what is opened the moment the file is replaced leaves nothing beside the other one")
{
    TestLedger ledger;
    put_org(ledger, "A1");
    TestLedger other;
    put_org(other, "B1");
    other.close();
    const std::string folder = fs::path(ledger.path()).parent_path().string();
    const std::string theirs = bytes(other.path());
    const std::string wal = ledger.path() + "-wal";

    SECTION("by its own step")
    {
        auto hold = FileHold::join(ledger.path());
        REQUIRE(hold.has_value());
        const auto opened = (*hold)->open_in_place([&]() -> Result<> {
            fs::remove(wal); // as the other program's installer would leave the folder
            fs::rename(other.path(), ledger.path());
            write_bytes(wal, "made by the opening");
            return {};
        });
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().kind == ErrorKind::Moved);
        CHECK_FALSE(fs::exists(wal));
        hold->reset();
    }
    SECTION("by readers that come and go meanwhile")
    {
        std::atomic<bool> ended = false;
        std::thread reader([&] {
            while (!ended)
                static_cast<void>(Database::open(ledger.path(), Mode::ReadOnly));
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        fs::rename(other.path(), ledger.path());
        CHECK_FALSE(ledger.database().hold().check_in_place().has_value());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        ended = true;
        reader.join();
    }
    ledger.close();
    CHECK(bytes(ledger.path()) == theirs);
    for (const std::string& name : names_in(folder)) {
        INFO(name);
        CHECK(((!name.ends_with("-wal") && !name.ends_with("-shm")) ||
               !name.starts_with(fs::path(ledger.path()).filename().string())));
    }
}
