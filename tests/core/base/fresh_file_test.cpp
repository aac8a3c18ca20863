// Files in the making: what a kill, a full disk and everything that may stand under a name do to
// them.

#include "core/base/fresh_file.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include <QByteArray>

#include <sys/stat.h>
#include <unistd.h>

#include "core/base/maker_mark.h"
#include "core/base/output_file.h"
#include "tests/support/child.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"

using namespace lx;
using namespace lx::test;
namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;
using Over = FreshFile::Over;

/// The user's folder of notes is one of the test's own.
struct Notes
{
    Notes()
    {
        before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(home.path()));
    }
    ~Notes() { qputenv("XDG_DATA_HOME", before); }
    [[nodiscard]] std::string folder() const { return home / "liangxin/unfinished"; }

    TempFolder home;
    QByteArray before;
};

Names names_in(const std::string& folder)
{
    Names names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        names.insert(at->path().filename().string());
    return names;
}

void put(const std::string& path, const std::string& text)
{
    std::ofstream out(path, std::ios::binary);
    out << text;
    REQUIRE(out.good());
}

std::string text_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

unsigned mode_of(const std::string& path)
{
    struct stat info
    {};
    REQUIRE(::lstat(path.c_str(), &info) == 0);
    return info.st_mode & 07777u;
}

/// Refused with one sentence that names the file and the reason and no temporary name; nothing in
/// the folder is another than before.
void refused(const TempFolder& folder, const std::string& path, Over over,
             const std::string& reason)
{
    const Names before = names_in(folder.path());
    const auto made = FreshFile::begin(path, over);
    REQUIRE_FALSE(made.has_value());
    INFO(made.error().message);
    CHECK(made.error().kind == ErrorKind::Io);
    CHECK(made.error().message.find(reason) != std::string::npos);
    CHECK(made.error().message.find(file_name(path)) != std::string::npos);
    CHECK(made.error().message.find(".liangxin-") == std::string::npos);
    CHECK(made.error().message.ends_with("。"));
    CHECK(names_in(folder.path()) == before);
}

/// Begins a file in `folder` as a process of its own, which is then killed: with a ledger's
/// companions beside it.
void leave_unfinished(const std::string& folder)
{
    LivingChild maker([&] {
        static auto file = FreshFile::begin(folder + "/名单.xlsx", Over::Earlier);
        if (!file)
            ::_exit(1);
        put(file->temporary(), "half");
        put(file->temporary() + "-journal", "half");
    });
    maker.kill();
}

std::string name_by(const std::string& machine, long pid)
{
    MakerMark mark = MakerMark::own();
    mark.machine = machine;
    mark.pid = pid;
    return ".liangxin-" + mark.text() + "-1-5.tmp";
}

void make_older(const std::string& path, int hours)
{
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(hours));
}

} // namespace

TEST_CASE("a file in the making appears whole, under its name, for its owner alone")
{
    const Notes notes;
    const TempFolder folder;
    const std::string path = folder / "名单.xlsx";
    {
        auto file = FreshFile::begin(path, Over::Earlier);
        REQUIRE(file.has_value());
        CHECK(file->path() == path);
        CHECK(names_in(folder.path()).size() == 1);
        CHECK_FALSE(fs::exists(path));
        CHECK(mode_of(file->temporary()) == 0600);
        CHECK(names_in(notes.folder()).size() == 1);
        CHECK(mode_of(notes.folder()) == 0700);
        CHECK(mode_of(notes.folder() + "/" + file_name(file->temporary())) == 0600);
        put(file->temporary(), "内容");
        REQUIRE(file->publish().has_value());
        CHECK(file->temporary().empty());
    }
    CHECK(names_in(folder.path()) == Names{"名单.xlsx"});
    CHECK(text_of(path) == "内容");
    CHECK(mode_of(path) == 0600);
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("what is not published goes, and an earlier file stays as it was")
{
    const Notes notes;
    const TempFolder folder;
    put(folder / "a.csv", "earlier");
    {
        auto file = FreshFile::begin(folder / "a.csv", Over::Earlier);
        REQUIRE(file.has_value());
        put(file->temporary(), "half");
        put(file->temporary() + "-wal", "half");
        FreshFile moved(std::move(*file));
        CHECK(file->temporary().empty());
        CHECK_FALSE(moved.temporary().empty());
    }
    CHECK(names_in(folder.path()) == Names{"a.csv"});
    CHECK(text_of(folder / "a.csv") == "earlier");
    CHECK(names_in(notes.folder()).empty());
    REQUIRE(write_file(folder / "a.csv", "later").has_value());
    CHECK(text_of(folder / "a.csv") == "later");
}

TEST_CASE("what a killed maker left is swept at the next start")
{
    const Notes notes;
    const TempFolder folder;
    put(folder / "别的.txt", "mine");
    leave_unfinished(folder.path());
    CHECK(names_in(folder.path()).size() == 3);
    sweep_leftovers();
    CHECK(names_in(folder.path()) == Names{"别的.txt"});
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("what a killed maker left is swept by the next file made in the folder")
{
    const TempFolder folder;
    {
        const Notes of_another_user;
        leave_unfinished(folder.path());
    }
    const Notes notes;
    sweep_leftovers();
    CHECK(names_in(folder.path()).size() == 2); // not written down here
    REQUIRE(write_file(folder / "a.csv", "a").has_value());
    CHECK(names_in(folder.path()) == Names{"a.csv"});
}

TEST_CASE("a file that another living process makes is not touched")
{
    const Notes notes;
    const TempFolder folder;
    LivingChild maker([&] {
        static auto file = FreshFile::begin(folder / "b.csv", Over::Earlier);
        if (!file)
            ::_exit(1);
        put(file->temporary(), "half");
    });
    const Names made = names_in(folder.path());
    REQUIRE(made.size() == 1);
    make_older(folder / *made.begin(), 1000);
    sweep_leftovers();
    REQUIRE(write_file(folder / "a.csv", "a").has_value());
    CHECK(names_in(folder.path()).contains(*made.begin()));
    maker.kill();
    sweep_leftovers();
    CHECK(names_in(folder.path()) == Names{"a.csv"});
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("a killed maker nobody asked about is dead")
{
    const Notes notes;
    const TempFolder folder;
    LivingChild maker([&] {
        static auto file = FreshFile::begin(folder / "b.csv", Over::Earlier);
        if (!file)
            ::_exit(1);
        put(file->temporary(), "half");
    });
    REQUIRE(names_in(folder.path()).size() == 1);
    maker.kill_unasked();
    sweep_leftovers();
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a number that was given to another process since is not taken for the maker")
{
    const Notes notes;
    const TempFolder folder;
    MakerMark mark = MakerMark::own();
    mark.began += "0"; // lives, but began at another time
    put(folder / (".liangxin-" + mark.text() + "-1-5.tmp"), "half");
    REQUIRE(write_file(folder / "a.csv", "a").has_value());
    CHECK(names_in(folder.path()) == Names{"a.csv"});
}

TEST_CASE("the files of other machines in a shared folder are left alone for a day")
{
    const Notes notes;
    const TempFolder folder;
    const std::string fresh = name_by("abc", 999'999'999);
    const std::string old = name_by("abd", 999'999'999);
    put(folder / fresh, "half");
    put(folder / old, "half");
    put(folder / (old + "-wal"), "half");
    make_older(folder / old, 30);
    make_older(folder / (old + "-wal"), 30);
    REQUIRE(write_file(folder / "a.csv", "a").has_value());
    CHECK(names_in(folder.path()) == Names{"a.csv", fresh});
}

TEST_CASE("sweeping removes nothing but files of our names")
{
    const Notes notes;
    const TempFolder folder;
    put(folder / "重要.xlsx", "mine");
    put(folder / ".liangxin-.tmp", "mine");
    fs::create_directory(folder / name_by("abc", 5));
    fs::create_symlink(folder / "重要.xlsx", folder / name_by("abd", 5));
    fs::create_directories(notes.folder());
    put(notes.folder() + "/n1", folder / "重要.xlsx");
    put(notes.folder() + "/n2", folder / name_by("abd", 5));
    put(notes.folder() + "/n3", "torn");
    make_older(folder / "重要.xlsx", 100);
    const Names before = names_in(folder.path());
    sweep_leftovers();
    sweep_folder(folder.path());
    CHECK(names_in(folder.path()) == before);
    CHECK(names_in(notes.folder()) == Names{"n2"}); // may still be asked about
}

TEST_CASE("a stick that was pulled out is remembered until it is back")
{
    const Notes notes;
    const TempFolder folder;
    fs::create_directory(folder / "stick");
    leave_unfinished(folder / "stick");
    fs::rename(folder / "stick", folder / "away");
    sweep_leftovers();
    CHECK(names_in(notes.folder()).size() == 1);
    fs::rename(folder / "away", folder / "stick");
    sweep_leftovers();
    CHECK(names_in(folder / "stick").empty());
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("what may not be written over is refused with the reason, nothing changes")
{
    const Notes notes;
    const TempFolder folder;
    put(folder / "只读.xlsx", "mine");
    REQUIRE(::chmod((folder / "只读.xlsx").c_str(), 0444) == 0);
    refused(folder, folder / "只读.xlsx", Over::Earlier, "只读");
    CHECK(text_of(folder / "只读.xlsx") == "mine");
    CHECK(mode_of(folder / "只读.xlsx") == 0444);

    put(folder / "real.xlsx", "mine");
    fs::create_symlink("real.xlsx", folder / "link.xlsx");
    fs::create_symlink("nowhere.xlsx", folder / "dangling.xlsx");
    for (const Over over : {Over::Earlier, Over::Nothing}) {
        refused(folder, folder / "link.xlsx", over, "链接，指向“real.xlsx”");
        refused(folder, folder / "dangling.xlsx", over, "链接，指向“nowhere.xlsx”");
    }
    CHECK(text_of(folder / "real.xlsx") == "mine");

    fs::create_directory(folder / "文件夹");
    refused(folder, folder / "文件夹", Over::Earlier, "文件夹");
    const auto slash = FreshFile::begin(folder / "文件夹/", Over::Earlier);
    REQUIRE_FALSE(slash.has_value());
    CHECK(slash.error().message.find("请写出文件名") != std::string::npos);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    refused(folder, folder / "pipe", Over::Earlier, "不是普通文件");
    CHECK_FALSE(FreshFile::begin("/dev/null", Over::Earlier).has_value());
    refused(folder, folder / "没有/a.xlsx", Over::Earlier, "文件夹不存在");
    refused(folder, folder / "real.xlsx/a.xlsx", Over::Earlier, "文件夹不存在");
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("a name that just fits is written, a longer one is refused")
{
    const Notes notes;
    const TempFolder folder;
    std::string name;
    for (int i = 0; i < 80; ++i)
        name += "长"; // 240 bytes
    const std::string fits = name + "0123456789.xlsx";
    REQUIRE(fits.size() == 255);
    REQUIRE(write_file(folder / fits, "a").has_value());
    CHECK(text_of(folder / fits) == "a");
    refused(folder, folder / ("x" + fits), Over::Earlier, "太长");
    // A ledger of that name would have no room for "-journal".
    const auto ledger = FreshFile::begin(folder / fits, Over::Earlier, 8);
    REQUIRE_FALSE(ledger.has_value());
    CHECK(ledger.error().message.find("太长") != std::string::npos);
    CHECK(names_in(folder.path()) == Names{fits});
    // A path that is too long as a whole.
    std::string deep = folder.path();
    for (int i = 0; i < 100; ++i)
        deep += "/" + std::string(100, 'd');
    const auto path = FreshFile::begin(deep + "/a.xlsx", Over::Earlier);
    REQUIRE_FALSE(path.has_value());
    CHECK(path.error().message.find("太长") != std::string::npos);
}

TEST_CASE("a folder one may not write to is said to be one")
{
    const Notes notes;
    const TempFolder folder;
    fs::create_directory(folder / "closed");
    put(folder / "closed/theirs.csv", "theirs");
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    REQUIRE(::chmod((folder / "closed").c_str(), 0555) == 0);
    const auto told = [&](const std::string& name) {
        return as_nobody([&] {
            const auto file = FreshFile::begin(folder / name, Over::Earlier);
            return !file && file.error().message.find("没有写入的权限") != std::string::npos ? 7
                                                                                             : 0;
        });
    };
    CHECK(told("closed/a.csv") == 7);
    if (::geteuid() == 0)
        CHECK(told("closed/theirs.csv") == 7); // of another user
    CHECK(names_in(folder / "closed") == Names{"theirs.csv"});
    REQUIRE(::chmod((folder / "closed").c_str(), 0755) == 0);
}

TEST_CASE("a full disk is said to be full; the earlier file stays")
{
    const Notes notes;
    const SmallDisk disk(1 << 20);
    if (!disk.mounted())
        return;
    put(disk / "a.csv", "earlier");
    const std::string filler = disk.fill(16 << 10);
    const auto full = write_file(disk / "a.csv", std::string(300'000, 'x'));
    REQUIRE_FALSE(full.has_value());
    CHECK(full.error().kind == ErrorKind::Io);
    CHECK(full.error().message == "“" + disk / "a.csv" + "”写不出来：磁盘已满，请先腾出空间。");
    CHECK(text_of(disk / "a.csv") == "earlier");
    CHECK(names_in(disk.path()) == Names{"a.csv", "filler"});
    fs::remove(filler);
    REQUIRE(write_file(disk / "a.csv", std::string(300'000, 'x')).has_value());
    CHECK(fs::file_size(disk / "a.csv") == 300'000);
}

TEST_CASE("a disk that takes no more files is said to be full")
{
    const Notes notes;
    const SmallDisk disk(1 << 20, ",nr_inodes=4");
    if (!disk.mounted())
        return;
    for (const char* name : {"1", "2", "3"})
        put(disk / name, name);
    const auto full = FreshFile::begin(disk / "a.csv", Over::Earlier);
    REQUIRE_FALSE(full.has_value());
    CHECK(full.error().message.find("磁盘已满") != std::string::npos);
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("a new file never takes the place of one, not even of one that came meanwhile")
{
    const Notes notes;
    const TempFolder folder;
    put(folder / "a.lxdb", "mine");
    refused(folder, folder / "a.lxdb", Over::Nothing, "它已经存在");
    auto late = FreshFile::begin(folder / "b.lxdb", Over::Nothing);
    REQUIRE(late.has_value());
    put(folder / "b.lxdb", "came meanwhile");
    const auto published = late->publish();
    REQUIRE_FALSE(published.has_value());
    CHECK(published.error().message.find("它已经存在") != std::string::npos);
    CHECK(text_of(folder / "b.lxdb") == "came meanwhile");
}

TEST_CASE("a name that became a link or a folder meanwhile is not written to")
{
    const Notes notes;
    const TempFolder folder;
    put(folder / "real.csv", "mine");
    {
        auto file = FreshFile::begin(folder / "a.csv", Over::Earlier);
        REQUIRE(file.has_value());
        fs::create_symlink("real.csv", folder / "a.csv");
        CHECK_FALSE(file->publish().has_value());
    }
    CHECK(fs::is_symlink(folder / "a.csv"));
    CHECK(text_of(folder / "real.csv") == "mine");
    CHECK(names_in(folder.path()) == Names{"a.csv", "real.csv"});
}

TEST_CASE("two makers of the same name at once: the file is one of theirs, whole")
{
    const Notes notes;
    const TempFolder folder;
    const std::string path = folder / "a.csv";
    auto one = FreshFile::begin(path, Over::Earlier);
    auto two = FreshFile::begin(path, Over::Earlier);
    REQUIRE(one.has_value());
    REQUIRE(two.has_value());
    CHECK(one->temporary() != two->temporary());
    put(one->temporary(), "one");
    put(two->temporary(), "two");
    REQUIRE(two->publish().has_value());
    REQUIRE(one->publish().has_value());
    CHECK(text_of(path) == "one");
    // In processes of their own, many times.
    const int status = in_child([&] {
        for (int i = 0; i < 4; ++i) {
            if (::fork() == 0) {
                const std::string text(100'000, static_cast<char>('a' + i));
                for (int n = 0; n < 20; ++n) {
                    if (!write_file(path, text))
                        ::_exit(1);
                }
                ::_exit(0);
            }
        }
        int failed = 0;
        for (int i = 0, ended = 0; i < 4 && ::wait(&ended) > 0; ++i)
            failed += ended != 0 ? 1 : 0;
        return failed;
    });
    CHECK(status == 0);
    const std::string text = text_of(path);
    CHECK(text == std::string(100'000, text.at(0)));
    CHECK(names_in(folder.path()) == Names{"a.csv"});
    CHECK(names_in(notes.folder()).empty());
}

TEST_CASE("the user's name of a file in the making, also through links and beside it")
{
    const Notes notes;
    const TempFolder folder;
    fs::create_directory(folder / "real");
    fs::create_directory_symlink("real", folder / "link");
    const std::string path = folder / "link/a.lxdb";
    std::string temporary;
    {
        const auto file = FreshFile::begin(path, Over::Nothing, 8);
        REQUIRE(file.has_value());
        temporary = file->temporary();
        CHECK(known_path(temporary) == path);
        CHECK(known_path(fs::canonical(temporary).string()) == path); // as SQLite calls it
        CHECK(known_path(temporary + "-journal") == path);
        CHECK(known_path(temporary + "-other") == temporary + "-other");
        CHECK(known_path("/tmp/x.lxdb-wal") == "/tmp/x.lxdb-wal");
    }
    CHECK(known_path(temporary) == temporary);
}

TEST_CASE("a path relative to the folder one is in holds also when one leaves it")
{
    const Notes notes;
    const TempFolder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    auto file = FreshFile::begin("a.csv", Over::Earlier);
    fs::current_path(before);
    REQUIRE(file.has_value());
    CHECK(file->path() == "a.csv");
    REQUIRE(file->publish().has_value());
    CHECK(names_in(folder.path()) == Names{"a.csv"});
}

TEST_CASE("makers' marks are read back, other names are none")
{
    const MakerMark& own = MakerMark::own();
    CHECK(own.is_here());
    CHECK(own.lives());
    const auto read = MakerMark::parse(own.text());
    REQUIRE(read.has_value());
    CHECK(read->text() == own.text());
    for (const char* none : {"", "a", "a-5", "a-b-c", "a--c", "a-5-", "a-0-c", "a-5-C", "-5-c"})
        CHECK_FALSE(MakerMark::parse(none).has_value());
    const int child = in_child([&] { return MakerMark::own().pid == ::getpid() ? 3 : 0; });
    CHECK(child == 3);
}
