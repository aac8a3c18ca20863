#include "core/store/companions.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/temp_folder.h"

using lx::set_aside;
using lx::test::TempFolder;
namespace fs = std::filesystem;

namespace {

void put(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("logs of another file that hold something are kept under another name, others go")
{
    const TempFolder folder;
    const auto kept = [&](const char* name, const std::string& bytes) {
        put(folder / name, bytes);
        const std::string under = set_aside(folder / name);
        CHECK_FALSE(fs::exists(folder / name));
        CHECK(under.empty() == !fs::exists(under));
        return !under.empty();
    };
    CHECK(kept("a.lxdb-wal", "anything"));
    CHECK(kept("a.lxdb-wal", "anything else")); // beside the one before
    CHECK_FALSE(kept("a.lxdb-wal", ""));
    CHECK_FALSE(kept("a.lxdb-shm", "anything"));
    CHECK(kept("a.lxdb-journal", "\xD9\xD5\x05\xF9 pages"));
    CHECK_FALSE(kept("a.lxdb-journal", std::string("\0\0\0\0 pages", 10))); // never finished
    CHECK(kept("a.lxdb-journal", "x"));
}
