// Pack files that are read: never the ledger that is open, never one without an end.

#include "core/county/pack_file.h"

#include <fstream>

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "core/base/held_files.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("a pack is not read from the ledger that is open, a pipe, a folder or a huge file")
{
    TestLedger ledger;
    struct stat info
    {};
    REQUIRE(::stat(ledger.path().c_str(), &info) == 0);
    hold_file({info.st_dev, info.st_ino});
    const std::string pipe = ledger.folder() / "pipe.json";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string huge = ledger.folder() / "huge.json";
    std::ofstream(huge).seekp(5 << 20).put('x');
    for (const auto& [path, reason] :
         {std::pair<std::string, const char*>{ledger.path(), "正在打开的台账文件"},
          {pipe, "不是普通文件"},
          {"/dev/zero", "不是普通文件"},
          {ledger.folder().path(), "文件夹"},
          {ledger.folder() / "没有.json", "找不到"},
          {huge, "超过 4 MB"}}) {
        const auto id = import_pack(ledger.database(), path);
        INFO(path);
        REQUIRE_FALSE(id.has_value());
        INFO(id.error().message);
        CHECK(id.error().message.find(reason) != std::string::npos);
        CHECK(id.error().message.ends_with("。"));
    }
    release_file({info.st_dev, info.st_ino});
}
