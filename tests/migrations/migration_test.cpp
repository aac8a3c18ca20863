// How files of older versions are brought up to date.

#include "core/store/migration.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include <sqlite3.h>

#include "core/base/progress.h"
#include "core/store/change_log.h"
#include "core/store/own_fields.h"
#include "core/store/search_tokenizer.h"
#include "core/store/settings_store.h"
#include "core/store/statement.h"
#include "core/store/upgrade_file.h"
#include "core/store/upkeep.h"
#include "tests/support/older_file.h"
#include "tests/support/test_ledger.h"

using namespace lx;

namespace {

/// A plain SQLite file.
class Plain
{
public:
    explicit Plain(const std::string& path)
    {
        REQUIRE(sqlite3_open(path.c_str(), &m_handle) == SQLITE_OK);
    }
    ~Plain() { sqlite3_close(m_handle); }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
};

const std::vector<Migration> first{
    {1, {"CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT)", "CREATE TABLE b (x)"}}};

std::vector<Migration> with(const std::string& second)
{
    std::vector<Migration> both = first;
    both.push_back({2, {second}});
    return both;
}

} // namespace

TEST_CASE("the steps compiled in are numbered from 1 without a gap")
{
    REQUIRE_FALSE(builtin_migrations().empty());
    int number = 0;
    for (const Migration& migration : builtin_migrations()) {
        CHECK(migration.number == ++number);
        CHECK_FALSE(migration.scripts.empty());
    }
}

TEST_CASE(
    "an empty file is created, an older one migrated after its backup, a current one left alone")
{
    test::TempFolder folder;
    Plain file(folder / "f");
    int backups = 0;
    const auto before = [&](int version) -> Result<> {
        CHECK(version == 1);
        ++backups;
        return {};
    };
    CHECK(*migrate(file.handle(), first, before, {}) == MigrationOutcome::Created);
    CHECK(*file_version(file.handle()) == 1);
    CHECK(*migrate(file.handle(), first, before, {}) == MigrationOutcome::Current);
    CHECK(backups == 0);
    REQUIRE(execute(file.handle(), "INSERT INTO a VALUES (1, '甲')").has_value());
    // A table built anew, as columns that change their type want it.
    const auto rebuilt =
        with("CREATE TABLE a2 (id INTEGER PRIMARY KEY, x TEXT, y TEXT); INSERT INTO a2 (id, x)"
             " SELECT id, x FROM a; DROP TABLE a; ALTER TABLE a2 RENAME TO a");
    CHECK(*migrate(file.handle(), rebuilt, before, {}) == MigrationOutcome::Migrated);
    CHECK(backups == 1);
    CHECK(*file_version(file.handle()) == 2);
    CHECK(*query_text(file.handle(), "SELECT x FROM a") == "甲");
    CHECK(*query_integer(file.handle(), "PRAGMA application_id") == application_id);
    CHECK(*migrate(file.handle(), first, before, {}) == MigrationOutcome::Newer);
    CHECK(*query_integer(file.handle(), "PRAGMA foreign_keys") == 1);
}

TEST_CASE("a step that fails leaves the older file as it was")
{
    test::TempFolder folder;
    Plain file(folder / "f");
    REQUIRE(migrate(file.handle(), first, {}, {}).has_value());
    REQUIRE(execute(file.handle(), "INSERT INTO a VALUES (1, '甲')").has_value());
    const auto unchanged = [&] {
        CHECK(*file_version(file.handle()) == 1);
        CHECK(*query_text(file.handle(), "SELECT x FROM a") == "甲");
    };
    CHECK_FALSE(
        migrate(file.handle(), with("DELETE FROM a; CREATE TABLE b (y)"), {}, {}).has_value());
    unchanged();
    const auto no_backup = [](int) -> Result<> { return fail(ErrorKind::Io, "磁盘已满"); };
    CHECK(migrate(file.handle(), with("DELETE FROM a"), no_backup, {}).error().kind ==
          ErrorKind::Io);
    unchanged();
    const auto dangling =
        with("CREATE TABLE c (a INTEGER REFERENCES a (id)); INSERT INTO c VALUES (7)");
    CHECK_FALSE(migrate(file.handle(), dangling, {}, {}).has_value());
    unchanged();
    const auto after = [](MigrationOutcome) -> Result<> { return fail(ErrorKind::Io, "写不下去"); };
    CHECK_FALSE(migrate(file.handle(), with("DELETE FROM a"), {}, after).has_value());
    unchanged();
}

TEST_CASE("an older ledger file is backed up beside it, migrated, and its undo stack ends")
{
    test::TestLedger ledger;
    const auto id = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    std::vector<Migration> newer = builtin_migrations();
    const int last = newer.back().number;
    newer.push_back({last + 1, {"CREATE TABLE novelty (id INTEGER PRIMARY KEY)"}});
    NoProgress progress;
    const auto outcome = upgrade_file(ledger.database().handle(), ledger.path(), newer, progress);
    REQUIRE(test::message(outcome) == std::string());
    CHECK(*outcome == MigrationOutcome::Migrated);
    CHECK(*file_version(ledger.database().handle()) == last + 1);
    CHECK(*undo_candidate(ledger.database()) == 0);
    CHECK(ChangeLog(ledger.database()).of_row("org", id)->size() == 1);
    CHECK((*ChangeLog(ledger.database()).actions(1))[0].kind == "migrate");
    ledger.close();
    CHECK(Database::open(ledger.path(), Database::Mode::ReadOnly).error().kind == ErrorKind::Newer);

    std::vector<std::string> backups;
    for (const auto& entry : std::filesystem::directory_iterator(ledger.folder().path()))
        if (const std::string name = entry.path().string(); name.find("备份") != std::string::npos)
            backups.push_back(name);
    REQUIRE(backups.size() == 1);
    CHECK(backups[0].find(".v" + std::to_string(last) + "备份-") != std::string::npos);
    const auto old = Database::open(backups[0], Database::Mode::ReadOnly);
    REQUIRE(old.has_value());
    CHECK(*LedgerStore(**old, ledger.catalog()).find_key(ledger.def("org"), "A1") == id);
}

namespace {

/// The file as an older version would have left it.
void go_back(test::TestLedger& ledger, const std::string& statements)
{
    ledger.close();
    const Plain file(ledger.path());
    REQUIRE(register_search_tokenizer(file.handle()).has_value()); // a search index goes with it
    REQUIRE(test::message(execute(file.handle(), statements)) == std::string());
}

/// The ledger as the version before settings stood in the log would have left it.
void make_version_2(test::TestLedger& ledger)
{
    go_back(ledger,
            test::to_version_2("INSERT INTO setting SELECT 'search.' || ledger, fingerprint "
                               "FROM search_state;") +
                "INSERT INTO setting VALUES ('policies', 'ningxia-2018');"
                "INSERT INTO own_field VALUES ('unit', 'own_1', 1, "
                "'{\"name\":\"片区\",\"type\":\"text\"}');");
}

int newest()
{
    return builtin_migrations().back().number;
}

std::string trouble_in(Database& database)
{
    NoProgress progress;
    const auto items = verify(database, Catalog::builtin(), progress);
    REQUIRE(test::message(items) == std::string());
    for (const VerifyItem& item : *items)
        if (!item.passed && !item.warning)
            return item.check + "：" + item.findings.front().sentence;
    return {};
}

} // namespace

TEST_CASE("a file of an older version is verified and backed up before it is brought up to date")
{
    test::TestLedger ledger;
    const auto id = ledger.put(
        "org", {{"code", "A1"}, {"name", "甲"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
    make_version_2(ledger);
    const std::string copy = ledger.folder() / "备份.lxdb";
    {
        CHECK_FALSE(Database::open(ledger.path(), Database::Mode::ReadOnly).has_value());
        const auto old = Database::open_for_upkeep(ledger.path());
        REQUIRE(old.has_value());
        CHECK((*old)->version() == 2);
        CHECK(trouble_in(**old) == std::string());
        NoProgress progress;
        REQUIRE(test::message(backup(**old, copy, progress)) == std::string());
    }
    {
        const Plain file(ledger.path());
        CHECK(*file_version(file.handle()) == 2); // looking changed nothing
        REQUIRE(execute(file.handle(), "UPDATE org SET name = '乙'").has_value());
    }
    {
        const auto tampered = Database::open_for_upkeep(ledger.path());
        CHECK(trouble_in(**tampered).find("名称") != std::string::npos);
    }
    NoProgress progress;
    REQUIRE(test::message(restore(copy, ledger.path(), progress)) == std::string());
    ledger.reopen(); // brings it up to date
    CHECK(*query_integer(ledger.database().handle(), "PRAGMA user_version") == newest());
    CHECK(trouble_in(ledger.database()) == std::string());
    CHECK(ledger.text("org", id, "name") == "甲");
    CHECK(*SettingsStore(ledger.database()).get("policies") == "ningxia-2018");
    CHECK(own_fields(ledger.database())->size() == 1);
    CHECK(*undo_candidate(ledger.database()) == 0);
}

TEST_CASE("a supervised finding's rule moves from its source into a field of its own")
{
    test::TestLedger ledger;
    ledger.put("unit", {{"name", "甲公司"},
                        {"category", "非公有制企业"},
                        {"type", "有限责任公司"},
                        {"status", "正常"}});
    const auto matter = [&](const char* code, const char* source, const char* kind) {
        return ledger.put("supervision", {{"code", code},
                                          {"source", source},
                                          {"object_kind", kind},
                                          {"object", *kind == '\0' ? "" : "甲公司"}});
    };
    const auto found = matter("DB-1", "ningxia-2018/6.a 单独 建党组织", "单位");
    const auto bare = matter("DB-2", "ningxia-2018/6.b", "单位");
    const auto own = matter("DB-3", "巡察/抽查 发现", "");
    const auto other = matter("DB-4", "两新工委 抽查 1/2", "单位");
    const auto dated = matter("DB-5", "2026/3/1 现场检查", "单位");
    const auto words = matter("DB-6", "巡察/抽查", "单位");
    go_back(ledger, test::to_version_3);
    {
        const auto old = Database::open_for_upkeep(ledger.path());
        REQUIRE(old.has_value());
        CHECK(trouble_in(**old) == std::string());
    }
    ledger.reopen(); // brings it up to date
    CHECK(trouble_in(ledger.database()) == std::string());
    CHECK(ledger.text("supervision", found, "rule") == "ningxia-2018/6.a");
    CHECK(ledger.text("supervision", found, "source") == "单独 建党组织");
    CHECK(ledger.text("supervision", bare, "rule") == "ningxia-2018/6.b");
    CHECK(ledger.text("supervision", bare, "source").empty());
    CHECK(ledger.text("supervision", own, "source") == "巡察/抽查 发现");
    CHECK(ledger.text("supervision", other, "source") == "两新工委 抽查 1/2");
    CHECK(ledger.text("supervision", dated, "source") == "2026/3/1 现场检查");
    CHECK(ledger.text("supervision", words, "source") == "巡察/抽查");
    const auto history = ChangeLog(ledger.database()).of_row("supervision", found);
    REQUIRE(history.has_value());
    CHECK(history->size() == 2); // the log tells of it
}

TEST_CASE("an older file gets the elections and the new fields, its rows stay as they are")
{
    test::TestLedger ledger;
    const auto org = ledger.put(
        "org", {{"code", "A1"}, {"name", "甲"}, {"kind", "党支部"}, {"founded", "2015-01-01"}});
    const auto unit = ledger.put("unit", {{"name", "甲公司"},
                                          {"category", "非公有制企业"},
                                          {"type", "有限责任公司"},
                                          {"status", "正常"}});
    const auto instructor =
        ledger.put("instructor", {{"code", "ZD1"}, {"name", "李四"}, {"start", "2020-01-01"}});
    go_back(ledger, test::to_version_5);
    {
        const auto old = Database::open_for_upkeep(ledger.path());
        REQUIRE(old.has_value());
        CHECK((*old)->version() == 5);
        CHECK(trouble_in(**old) == std::string());
    }
    ledger.reopen(); // brings it up to date
    CHECK(trouble_in(ledger.database()) == std::string());
    CHECK(ledger.text("unit", unit, "name") == "甲公司");
    CHECK(ledger.text("unit", unit, "premises").empty());
    CHECK(ChangeLog(ledger.database()).of_row("unit", unit)->size() == 1);

    ledger.change("unit", unit,
                  {{"premises", "否"}, {"struck_reason", "空壳"}, {"struck", "2025-09-30"}});
    ledger.change("instructor", instructor,
                  {{"phone", "13900000000"}, {"term_until", "2026-12-31"}});
    const auto election = ledger.put(
        "election",
        {{"org", org}, {"term", "第三届"}, {"date", "2024-06-01"}, {"mode", "党员大会"}});
    CHECK(ledger.text("unit", unit, "struck") == "2025-09-30");
    CHECK(ledger.text("election", election, "term") == "第三届");
    CHECK(trouble_in(ledger.database()) == std::string());
}

TEST_CASE("killed at any point of its migration, a file is of the old version or the new one")
{
    // Each attempt stops at another place: SQLite's own steps are counted down.
    for (const int steps : {1, 50, 300, 1000, 3000, 8000}) {
        test::TestLedger ledger;
        ledger.put("org",
                   {{"code", "A1"}, {"name", "甲"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
        make_version_2(ledger);
        {
            sqlite3* handle = nullptr;
            REQUIRE(sqlite3_open(ledger.path().c_str(), &handle) == SQLITE_OK);
            int left = steps;
            sqlite3_progress_handler(
                handle, 1, [](void* count) { return --*static_cast<int*>(count) < 0 ? 1 : 0; },
                &left);
            const auto stopped = migrate(handle, builtin_migrations(), {}, {});
            sqlite3_progress_handler(handle, 0, nullptr, nullptr);
            CHECK(*file_version(handle) == (stopped ? newest() : 2));
            sqlite3_close(handle);
        }
        const auto after = Database::open_for_upkeep(ledger.path());
        REQUIRE(after.has_value());
        if ((*after)->version() == 2)
            CHECK(trouble_in(**after) == std::string());
    }
}

TEST_CASE(
    "an upgrade that is cancelled in a long statement leaves the file as it was, nothing more")
{
    test::TestLedger ledger;
    ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    std::vector<Migration> newer = builtin_migrations();
    const int last = newer.back().number;
    newer.push_back(
        {last + 1,
         {"CREATE TABLE novelty AS WITH RECURSIVE n (i) AS"
          " (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000000) SELECT i FROM n"}});
    struct StopsInUpgrade final : Progress
    {
        bool upgrading = false;
        void report(std::string_view what, std::int64_t, std::int64_t) override
        {
            upgrading = upgrading || what == "升级台账文件";
        }
        bool cancelled() const override { return upgrading; }
    } progress;
    const auto outcome = upgrade_file(ledger.database().handle(), ledger.path(), newer, progress);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().kind == ErrorKind::Cancelled);
    CHECK(*file_version(ledger.database().handle()) == last);
    // The connection is as good as before.
    ledger.put("org", {{"code", "A2"}, {"name", "乙"}});
    for (const auto& entry : std::filesystem::directory_iterator(ledger.folder().path()))
        CHECK(entry.path().string().find("备份") == std::string::npos);
}
