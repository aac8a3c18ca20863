#include "core/store/database.h"

#include <filesystem>
#include <fstream>

#include <QSqlDatabase>
#include <QStringList>
#include <catch2/catch.hpp>

#include <sqlite3.h>

#include "core/store/init_file.h"
#include "core/store/migration.h"
#include "core/store/settings_store.h"
#include "core/store/statement.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using Mode = Database::Mode;
using test::TestLedger;

namespace {

std::string bytes(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::string& path, const std::string& content)
{
    std::ofstream(path, std::ios::binary) << content;
}

} // namespace

TEST_CASE("closing leaves no connection name behind")
{
    {
        TestLedger ledger;
        const auto reader = Database::open(ledger.path(), Mode::ReadOnly);
        REQUIRE(reader.has_value());
        CHECK(QSqlDatabase::connectionNames().size() == 2);
        CHECK_FALSE(Database::open(ledger.folder() / "没有", Mode::ReadOnly).has_value());
        CHECK_FALSE(Database::open(ledger.path(), Mode::ReadWrite).has_value());
    }
    CHECK(QSqlDatabase::connectionNames().isEmpty());
}

TEST_CASE("a new file has its jurisdiction, its level, and says whose it is")
{
    TestLedger ledger;
    const auto found = SettingsStore(ledger.database()).jurisdiction();
    REQUIRE(found.has_value());
    REQUIRE(found->has_value());
    CHECK((*found)->code == "640121");
    CHECK((*found)->name == "永宁县");
    CHECK((*found)->level == "县");
    CHECK(*query_integer(ledger.database().handle(), "PRAGMA application_id") == application_id);
    CHECK(*query_text(ledger.database().handle(), "PRAGMA journal_mode") == "wal");
    CHECK(*query_integer(ledger.database().handle(), "PRAGMA foreign_keys") == 1);
}

TEST_CASE("init refuses what can't be: level, code, name, a file that is there")
{
    test::TempFolder folder;
    const FixedClock clock(*Date::from_ymd(2025, 9, 30));
    const Actor actor{"测试员", &clock};
    const auto init = [&](const char* name, const NewFile& file) {
        return init_file(folder / name, Catalog::builtin(), actor, file);
    };
    CHECK(init("a", {"640121", "永宁县", "乡"}).error().kind == ErrorKind::Usage);
    CHECK(init("a", {"64012", "永宁县", "县"}).error().kind == ErrorKind::Usage);
    CHECK(init("a", {"640121", " ", "县"}).error().kind == ErrorKind::Usage);
    CHECK_FALSE(std::filesystem::exists(folder / "a"));
    write_bytes(folder / "b", "别人的文件");
    CHECK(init("b", {"640100", "银川市", "市"}).error().kind == ErrorKind::Io);
    CHECK(bytes(folder / "b") == "别人的文件");
    CHECK(init("没有的文件夹/c", {"640100", "银川市", "市"}).error().kind == ErrorKind::Io);
    const auto city = init("d", {"６４０１００", "银川市", "市"});
    REQUIRE(city.has_value());
    CHECK((*SettingsStore(**city).jurisdiction())->level == "市");
}

TEST_CASE("what is no ledger file is refused with a sentence, and not touched")
{
    test::TempFolder folder;
    const auto refused = [&](const char* name) {
        const std::string before = bytes(folder / name);
        const auto opened = Database::open(folder / name, Mode::ReadWrite);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().message.find(name) != std::string::npos);
        CHECK(bytes(folder / name) == before);
        return opened.error().kind;
    };
    write_bytes(folder / "文字.lxdb", "这不是数据库");
    CHECK(refused("文字.lxdb") == ErrorKind::Database);
    write_bytes(folder / "空.lxdb", "");
    CHECK(refused("空.lxdb") == ErrorKind::Database);
    {
        sqlite3* other = nullptr;
        sqlite3_open((folder / "别的.lxdb").c_str(), &other);
        sqlite3_exec(other, "CREATE TABLE t (x)", nullptr, nullptr, nullptr);
        sqlite3_close(other);
    }
    CHECK(refused("别的.lxdb") == ErrorKind::Database);
    CHECK(Database::open(folder / "没有.lxdb", Mode::ReadOnly).error().kind == ErrorKind::Database);
}

TEST_CASE("a file of a newer program is refused and left as it is, also for reading")
{
    TestLedger ledger;
    REQUIRE(execute(ledger.database().handle(), "PRAGMA user_version = 99").has_value());
    ledger.close();
    const std::string before = bytes(ledger.path());
    for (const Mode mode : {Mode::ReadWrite, Mode::ReadOnly, Mode::SharedWrite}) {
        const auto opened = Database::open(ledger.path(), mode);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().kind == ErrorKind::Newer);
    }
    CHECK(bytes(ledger.path()) == before);
}

TEST_CASE("a damaged file is told as damaged, by opening or by reading")
{
    TestLedger ledger;
    for (int i = 0; i < 300; ++i)
        ledger.put("org", {{"code", "A" + std::to_string(i)},
                           {"name", "第" + std::to_string(i) + "支部"}});
    ledger.close();
    std::string content = bytes(ledger.path());
    for (std::size_t i = 8192; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 31);
    write_bytes(ledger.path(), content);
    auto opened = Database::open(ledger.path(), Mode::ReadWrite);
    Error error;
    if (opened) {
        LedgerStore store(**opened, ledger.catalog());
        Query all;
        all.ledger = "org";
        const auto rows = store.first(all, 1000);
        REQUIRE_FALSE(rows.has_value());
        error = rows.error();
    } else {
        error = opened.error();
    }
    CHECK(error.kind == ErrorKind::Database);
    CHECK(error.message.find("损坏") != std::string::npos);
}

TEST_CASE("a reader reads while another connection writes, and sees the change after the commit")
{
    TestLedger ledger;
    ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    const auto reader = Database::open(ledger.path(), Mode::ReadOnly);
    REQUIRE(reader.has_value());
    LedgerStore store(**reader, ledger.catalog());
    Query all;
    all.ledger = "org";
    Writer writer = ledger.begin();
    Record row = test::record(ledger.def("org"), {{"code", "A2"}, {"name", "乙"}});
    REQUIRE(writer.put(ledger.def("org"), row).has_value());
    CHECK(*store.count(all) == 1);
    REQUIRE(writer.commit().has_value());
    CHECK(*store.count(all) == 2);
    const auto refused = Writer::begin(**reader, ledger.catalog(), ledger.actor(), "不行");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Locked);
}

TEST_CASE("a worker's connection beside the window's writes too, one at a time")
{
    TestLedger ledger;
    const auto worker = Database::open(ledger.path(), Mode::SharedWrite);
    REQUIRE(worker.has_value());
    auto writer = Writer::begin(**worker, ledger.catalog(), ledger.actor(), "导入");
    REQUIRE(writer.has_value());
    Record row = test::record(ledger.def("org"), {{"code", "A1"}, {"name", "甲"}});
    REQUIRE(writer->put(ledger.def("org"), row).has_value());
    sqlite3_busy_timeout(ledger.database().handle(), 10);
    const auto second = Writer::begin(ledger.database(), ledger.catalog(), ledger.actor(), "修改");
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().kind == ErrorKind::Locked);
    REQUIRE(writer->commit().has_value());
    ledger.put("org", {{"code", "A2"}, {"name", "乙"}});
}

TEST_CASE("a file in a folder one may not write to can be read")
{
    TestLedger ledger;
    ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    ledger.close();
    namespace fs = std::filesystem;
    const auto everything = fs::perms::all;
    fs::permissions(ledger.folder().path(), fs::perms::owner_read | fs::perms::owner_exec);
    const auto reader = Database::open(ledger.path(), Mode::ReadOnly);
    const auto writer = Database::open(ledger.path(), Mode::ReadWrite);
    fs::permissions(ledger.folder().path(), everything);
    REQUIRE(reader.has_value());
    Query all;
    all.ledger = "org";
    CHECK(*LedgerStore(**reader, ledger.catalog()).count(all) == 1);
    if (!writer) // root may write anywhere
        CHECK(writer.error().kind == ErrorKind::Io);
}

TEST_CASE("a full disk stops an action with a sentence and leaves nothing of it")
{
    TestLedger ledger;
    ledger.put("org", {{"code", "A0"}, {"name", "原有"}});
    sqlite3* handle = ledger.database().handle();
    const auto pages = *query_integer(handle, "PRAGMA page_count");
    REQUIRE(
        query_integer(handle, "PRAGMA max_page_count = " + std::to_string(pages + 20)).has_value());
    Error error;
    {
        Writer writer = ledger.begin("导入 党组织");
        for (int i = 1; i < 100'000 && error.message.empty(); ++i) {
            Record row =
                test::record(ledger.def("org"), {{"code", "A" + std::to_string(i)},
                                                 {"name", "第" + std::to_string(i) + "支部"}});
            if (const auto done = writer.insert_new(ledger.def("org"), row); !done)
                error = done.error();
        }
        CHECK(error.kind == ErrorKind::Io);
        CHECK(error.message.find("磁盘已满") != std::string::npos);
        CHECK_FALSE(writer.commit().has_value());
    }
    REQUIRE(query_integer(handle, "PRAGMA max_page_count = 1000000").has_value());
    Query all;
    all.ledger = "org";
    CHECK(*ledger.store().count(all) == 1);
    ledger.put("org", {{"code", "A1"}, {"name", "之后"}});
    CHECK(*query_text(handle, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("settings are kept in the file")
{
    TestLedger ledger;
    SettingsStore settings(ledger.database());
    CHECK_FALSE(settings.get("policies")->has_value());
    REQUIRE(settings.set("policies", "ningxia-2018").has_value());
    REQUIRE(settings.set("policies", "ningxia-2018,central-2012").has_value());
    ledger.reopen();
    CHECK(SettingsStore(ledger.database()).get("policies")->value() == "ningxia-2018,central-2012");
}

TEST_CASE("in a synchronised folder the file is whole by itself: no write-ahead log")
{
    test::TempFolder folder;
    std::filesystem::create_directory(folder / "坚果云");
    const std::string path = folder / "坚果云/台账.lxdb";
    const FixedClock clock(*Date::from_ymd(2025, 9, 30));
    const Actor actor{"测试员", &clock};
    {
        const auto made = init_file(path, Catalog::builtin(), actor, {"640121", "永宁县", "县"});
        REQUIRE(made.has_value());
        CHECK(*query_text((*made)->handle(), "PRAGMA journal_mode") == "delete");
        CHECK(*query_integer((*made)->handle(), "PRAGMA synchronous") == 2);
    }
    std::filesystem::rename(path, folder / "台账.lxdb");
    const auto local = Database::open(folder / "台账.lxdb", Mode::ReadWrite);
    REQUIRE(local.has_value());
    CHECK(*query_text((*local)->handle(), "PRAGMA journal_mode") == "wal");
}

TEST_CASE("one file has one lock, by whatever name it is opened")
{
    TestLedger ledger;
    const std::string link = ledger.folder() / "快捷.lxdb";
    std::filesystem::create_symlink(ledger.path(), link);
    CHECK(Database::open(link, Mode::ReadWrite).error().kind == ErrorKind::Locked);
    CHECK(Database::open(link, Mode::ReadOnly).has_value());
}
