// Files that are read: never the ledger that is open, never something that would be waited for.

#include "core/base/input_file.h"

#include <fstream>

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/held_files.h"
#include "tests/support/child.h"
#include "tests/support/temp_folder.h"

using namespace lx;
using namespace lx::test;
namespace fs = std::filesystem;

namespace {

void put(const std::string& path, const std::string& text)
{
    std::ofstream out(path, std::ios::binary);
    out << text;
    REQUIRE(out.good());
}

void refused(const std::string& path, ErrorKind kind, const std::string& reason)
{
    for (const auto& trouble : {check_readable(path), read_file(path, 100).map([](auto&&) {})}) {
        INFO(path);
        REQUIRE_FALSE(trouble.has_value());
        INFO(trouble.error().message);
        CHECK(trouble.error().kind == kind);
        CHECK(trouble.error().message.find(reason) != std::string::npos);
        CHECK(trouble.error().message.ends_with("。"));
    }
}

FileIdentity identity_of(const std::string& path)
{
    struct stat info
    {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return {info.st_dev, info.st_ino};
}

/// Whether another process would get the lock on this file.
bool is_locked(const std::string& path)
{
    return in_child([&] {
               const int file = ::open(path.c_str(), O_RDWR);
               struct flock lock
               {};
               lock.l_type = F_WRLCK;
               lock.l_whence = SEEK_SET;
               return file >= 0 && ::fcntl(file, F_SETLK, &lock) != 0 ? 1 : 0;
           }) == 1;
}

} // namespace

TEST_CASE("files are read from any place, and cut where one wants no more")
{
    const TempFolder folder;
    put(folder / "a.json", "0123456789");
    const auto file = InputFile::open(folder / "a.json");
    REQUIRE(file.has_value());
    CHECK(file->size() == 10);
    char part[8] = {};
    CHECK(file->read_at(7, part, 8) == 3);
    CHECK(std::string(part, 3) == "789");
    CHECK(file->read_at(20, part, 8) == 0);
    CHECK(file->failed() == 0);
    CHECK(read_file(folder / "a.json", 100) == std::string("0123456789"));
    CHECK(read_file(folder / "a.json", 4) == std::string("0123"));
}

TEST_CASE("what is no file is refused and never waited for")
{
    const TempFolder folder;
    REQUIRE(::mkfifo((folder / "pipe.csv").c_str(), 0600) == 0);
    refused(folder / "pipe.csv", ErrorKind::Io, "不是普通文件");
    refused("/dev/zero", ErrorKind::Io, "不是普通文件");
    fs::create_directory(folder / "f");
    refused(folder / "f", ErrorKind::Io, "文件夹");
    refused(folder / "没有.csv", ErrorKind::Io, "找不到");
    fs::create_symlink("loop", folder / "loop");
    refused(folder / "loop", ErrorKind::Io, "指向自己的链接");
    refused(folder / (std::string(300, 'x') + ".csv"), ErrorKind::Io, "太长");
}

TEST_CASE("a file one may not read is said to be one")
{
    const TempFolder folder;
    put(folder / "a.csv", "x");
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    REQUIRE(::chmod((folder / "a.csv").c_str(), 0000) == 0);
    CHECK(as_nobody([&] {
              const auto file = InputFile::open(folder / "a.csv");
              return !file && file.error().message.find("权限") != std::string::npos ? 7 : 0;
          }) == 7);
}

TEST_CASE("the ledger that is open is not opened again: its lock stays")
{
    const TempFolder folder;
    const std::string path = folder / "county.lxdb";
    put(path, "ledger");
    const int held = ::open(path.c_str(), O_RDWR);
    REQUIRE(held >= 0);
    struct flock lock
    {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    REQUIRE(::fcntl(held, F_SETLK, &lock) == 0);
    hold_file(identity_of(path));
    fs::create_symlink("county.lxdb", folder / "link.csv");
    fs::create_hard_link(path, folder / "hard.csv");
    for (const char* name : {"county.lxdb", "link.csv", "hard.csv"}) {
        refused(folder / name, ErrorKind::BadInput, "正在打开的台账文件");
        CHECK(is_locked(path));
    }
    release_file(identity_of(path));
    // What the refusal is for: reading it in spite of that takes the lock away.
    CHECK(read_file(path, 100).has_value());
    CHECK_FALSE(is_locked(path));
    ::close(held);
}

TEST_CASE("a ledger held twice is held until both let go")
{
    hold_file({1, 2});
    hold_file({1, 2});
    release_file({1, 2});
    CHECK(is_held({1, 2}));
    release_file({1, 2});
    CHECK_FALSE(is_held({1, 2}));
    release_file({1, 2});
    CHECK_FALSE(is_held({1, 2}));
}
