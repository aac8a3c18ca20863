// A ledger on a file system without shared memory, as network folders are: FUSE, mounted for the
// test.

#include <cstdlib>
#include <filesystem>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/store/file_hold.h"
#include "core/store/statement.h"
#include "core/store/storage_place.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"
#include "tests/support/visitor.h"

using namespace lx;
using Mode = Database::Mode;
using test::Visitor;
using test::visitor_program;

namespace {

/// A folder seen through FUSE. `there` is false where bindfs or the permission to mount is missing.
class FuseFolder
{
public:
    FuseFolder()
    {
        const std::string command =
            "bindfs '" + m_below.path() + "' '" + m_seen.path() + "' >/dev/null 2>&1";
        there = std::system(command.c_str()) == 0;
    }
    ~FuseFolder()
    {
        if (there)
            static_cast<void>(std::system(("fusermount -u -z '" + m_seen.path() +
                                           "' >/dev/null 2>&1 || umount -l '" + m_seen.path() + "'")
                                              .c_str()));
    }
    FuseFolder(const FuseFolder&) = delete;
    FuseFolder& operator=(const FuseFolder&) = delete;

    [[nodiscard]] std::string operator/(std::string_view name) const { return m_seen / name; }

    bool there = false;

private:
    test::TempFolder m_below;
    test::TempFolder m_seen;
};

/// What verify finds besides what is filled in badly: "" = nothing.
std::string trouble_in(const std::string& path)
{
    const auto database = Database::open_for_upkeep(path);
    REQUIRE(database.has_value());
    NoProgress progress;
    const auto items = verify(**database, Catalog::builtin(), progress);
    REQUIRE(items.has_value());
    for (const VerifyItem& item : *items)
        if (!item.passed && item.kind != VerifyKind::Data)
            return item.check + "：" + item.findings.front().sentence;
    return {};
}

} // namespace

TEST_CASE("in a network folder there is no write-ahead log, one writer, and a kill loses nothing")
{
    const FuseFolder folder;
    if (!folder.there) {
        WARN("no bindfs or no permission to mount: not looked at");
        return;
    }
    const std::string path = folder / "台账.lxdb";
    {
        const auto made = Database::build(path, [](Database&) -> Result<> { return {}; });
        REQUIRE(test::message(made) == std::string());
        CHECK(*query_text((*made)->handle(), "PRAGMA journal_mode") == "delete");
        CHECK(storage_place(path) == StoragePlace::Network);
    }
    Visitor first({visitor_program(), "write", path, "甲", "0"});
    std::string last;
    for (int i = 0; i < 10; ++i)
        last = first.line();
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));
    Visitor second({visitor_program(), "write", path, "乙", "1"});
    CHECK(second.wait() == 1);
    CHECK(second.err.find("使用") != std::string::npos);
    first.kill();
    CHECK(trouble_in(path) == std::string());
    const auto database = Database::open(path, Mode::ReadWrite);
    REQUIRE(database.has_value());
    CHECK(*query_integer((*database)->handle(), "SELECT count(*) FROM org") >= 10);
}

TEST_CASE("a ledger made on this computer's disk goes on in a network folder")
{
    const FuseFolder folder;
    if (!folder.there)
        return;
    test::TestLedger ledger;
    ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    const std::string path = folder / "台账.lxdb";
    ledger.close();
    std::filesystem::copy_file(ledger.path(), path); // its head says WAL
    {
        const auto reader = Database::open(path, Mode::ReadOnly);
        REQUIRE(test::message(reader) == std::string());
        CHECK(*query_integer((*reader)->handle(), "SELECT count(*) FROM org") == 1);
    }
    Visitor writer({visitor_program(), "write", path, "乙", "2"});
    CHECK(writer.wait() == 0);
    CHECK(trouble_in(path) == std::string());
}
