// What verify says of a ledger file that something else than the program has changed.

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/store/own_fields.h"
#include "core/store/settings_store.h"
#include "core/store/upkeep.h"
#include "tests/support/outside.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

void outside(const TestLedger& ledger, const std::string& sql)
{
    test::outside(ledger.path(), sql);
}

/// A ledger with some of everything, closed.
class Ledger : public TestLedger
{
public:
    Ledger()
    {
        org = put(
            "org",
            {{"code", "A1"}, {"name", "第一支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
        unit = put("unit", {{"uscc", "91110000600037341L"},
                            {"name", "甲公司"},
                            {"category", "非公有制企业"},
                            {"type", "有限责任公司"},
                            {"phone", "13912345678"},
                            {"status", "正常"}});
        survey = put("survey", {{"unit", unit}, {"date", "2025-03-01"}, {"headcount", 12}});
        change("unit", unit, {{"phone", "13987654321"}});
        REQUIRE(SettingsStore(database()).set("policies", "ningxia-2018").has_value());
        FieldDef field;
        field.name = "包片干部";
        field.type = FieldType::Text;
        REQUIRE(save_own_field(database(), catalog(), "unit", field).has_value());
        change("unit", unit, {{"name", "乙公司"}});
        close();
    }

    std::vector<VerifyItem> verified() const
    {
        auto database = Database::open_for_upkeep(path());
        INFO(test::message(database));
        REQUIRE(database.has_value());
        NoProgress progress;
        auto items = verify(**database, catalog(), progress);
        INFO(test::message(items));
        REQUIRE(items.has_value());
        return *items;
    }

    /// All that is found, of one kind; nothing of another.
    std::vector<VerifyFinding> found(VerifyKind kind) const
    {
        std::vector<VerifyFinding> all;
        for (const VerifyItem& item : verified()) {
            // Texts changed by another program stand in no index: that follows, and is told apart.
            if (item.passed || (item.kind == VerifyKind::Search && kind != item.kind))
                continue;
            INFO(item.check << ": " << item.findings.front().sentence);
            CHECK(item.kind == kind);
            all.insert(all.end(), item.findings.begin(), item.findings.end());
        }
        return all;
    }

    std::int64_t org = 0;
    std::int64_t unit = 0;
    std::int64_t survey = 0;
};

bool tells(const std::vector<VerifyFinding>& findings, const std::string& part)
{
    return std::any_of(findings.begin(), findings.end(), [&](const VerifyFinding& finding) {
        return finding.sentence.find(part) != std::string::npos;
    });
}

} // namespace

TEST_CASE("what only the program changed is found whole")
{
    const Ledger ledger;
    CHECK(ledger.found(VerifyKind::Damage).empty());
}

TEST_CASE("a row changed, added or taken out by another program is named and can be opened")
{
    const Ledger ledger;
    SECTION("a telephone number")
    {
        outside(ledger, "UPDATE unit SET phone = '13900000000'");
        const auto found = ledger.found(VerifyKind::Outside);
        REQUIRE(found.size() == 1);
        CHECK(tells(found, "乙公司"));
        CHECK(tells(found, "联系电话"));
        CHECK(found[0].ledger == "unit");
        CHECK(found[0].row == ledger.unit);
    }
    SECTION("a number")
    {
        outside(ledger, "UPDATE survey SET headcount = 13");
        CHECK(tells(ledger.found(VerifyKind::Outside), "从业人员数"));
    }
    SECTION("text in a number column")
    {
        outside(ledger, "UPDATE survey SET headcount = '十二'");
        bool told = false;
        for (const VerifyItem& item : ledger.verified())
            told = told || (item.kind == VerifyKind::Outside && !item.passed);
        CHECK(told);
    }
    SECTION("bytes in a text column")
    {
        outside(ledger, "UPDATE unit SET name = CAST(name AS BLOB)");
        CHECK_FALSE(ledger.found(VerifyKind::Outside).empty());
    }
    SECTION("a row taken out")
    {
        outside(ledger, "DELETE FROM survey");
        const auto found = ledger.found(VerifyKind::Outside);
        REQUIRE(found.size() == 1);
        CHECK(found[0].row == ledger.survey);
        CHECK(tells(found, "删除"));
    }
    SECTION("a row added")
    {
        outside(ledger, "INSERT INTO survey SELECT 99, unit, '2025-04-01', surveyor, headcount,"
                        " formal, probationary, unregistered, status, wages, fees, investor_info,"
                        " staff_info, member_info, operation_info, note, extra, created_at,"
                        " created_by, updated_at, updated_by FROM survey");
        const auto found = ledger.found(VerifyKind::Outside);
        REQUIRE(found.size() == 1);
        CHECK(found[0].row == 99);
        CHECK(tells(found, "添加"));
    }
    SECTION("who changed it last")
    {
        outside(ledger, "UPDATE unit SET updated_by = '别人'");
        CHECK(ledger.found(VerifyKind::Outside).size() == 1);
    }
    SECTION("changed outside, then changed again by the program")
    {
        outside(ledger, "UPDATE survey SET headcount = 500");
        {
            Ledger& writable = const_cast<Ledger&>(ledger);
            writable.reopen();
            writable.change("survey", ledger.survey, {{"headcount", 20}});
            writable.close();
        }
        CHECK(tells(ledger.found(VerifyKind::Outside), "从业人员数"));
    }
}

TEST_CASE("actions cut out of the log are missed, also the newest with what it did")
{
    const Ledger ledger;
    SECTION("the whole last action, its rows turned back")
    {
        outside(ledger, "DELETE FROM change WHERE action = (SELECT max(id) FROM action);"
                        "DELETE FROM action WHERE id = (SELECT max(id) FROM action);"
                        "UPDATE unit SET name = '甲公司',"
                        " updated_at = (SELECT at FROM action ORDER BY id DESC LIMIT 1)");
        CHECK(tells(ledger.found(VerifyKind::Outside), "末尾被删掉"));
    }
    SECTION("one in the middle")
    {
        outside(ledger, "DELETE FROM change WHERE action = 4; DELETE FROM action WHERE id = 4");
        CHECK_FALSE(ledger.found(VerifyKind::Outside).empty());
    }
    SECTION("an undo that nobody did")
    {
        outside(ledger, "UPDATE action SET undone_by = 5 WHERE id = 4");
        CHECK(tells(ledger.found(VerifyKind::Outside), "是否已撤销"));
    }
}

TEST_CASE("the end of a log that was cut so that it looks whole is missed by the backup")
{
    Ledger ledger;
    const std::string copy = ledger.folder() / "备份.lxdb";
    NoProgress progress;
    ledger.reopen();
    REQUIRE(backup(ledger.database(), copy, progress).has_value());
    CHECK(verify_against(ledger.database(), copy)->passed);
    ledger.change("unit", ledger.unit, {{"name", "丙公司"}});
    CHECK(verify_against(ledger.database(), copy)->passed); // the ledger went on
    ledger.close();
    outside(ledger, "DELETE FROM change WHERE action >= (SELECT max(id) - 1 FROM action);"
                    "DELETE FROM action WHERE id >= (SELECT max(id) - 1 FROM action);"
                    "UPDATE chain_head SET action = (SELECT max(id) FROM action),"
                    " hash = (SELECT hash FROM action ORDER BY id DESC LIMIT 1)");
    const auto database = Database::open_for_upkeep(ledger.path());
    REQUIRE(database.has_value());
    CHECK_FALSE(verify_against(**database, copy)->passed);
    TestLedger stranger;
    stranger.put("org", {{"code", "B1"}, {"name", "别处的支部"}});
    const auto other = verify_against(**database, stranger.path());
    CHECK_FALSE(other->passed);
}

TEST_CASE("replaced settings and own fields are found")
{
    const Ledger ledger;
    SECTION("a setting changed")
    {
        outside(ledger, "UPDATE setting SET value = 'ordos-2013' WHERE key = 'policies'");
        CHECK(tells(ledger.found(VerifyKind::Outside), "policies"));
    }
    SECTION("a setting added")
    {
        outside(ledger, "INSERT INTO setting VALUES ('policy_values/ningxia-2018', '{}')");
        CHECK(tells(ledger.found(VerifyKind::Outside), "policy_values"));
    }
    SECTION("all settings gone")
    {
        outside(ledger, "DELETE FROM setting");
        CHECK_FALSE(ledger.found(VerifyKind::Outside).empty());
    }
    SECTION("an own field's definition")
    {
        outside(ledger,
                "UPDATE own_field SET definition = '{\"name\":\"别的\",\"type\":\"text\"}'");
        CHECK(tells(ledger.found(VerifyKind::Outside), "自定义字段"));
    }
}

TEST_CASE("what is no part of the format keeps the file shut, and verify says what it is")
{
    struct Case
    {
        const char* sql;
        const char* named;
    };
    const Case one = GENERATE(
        Case{"CREATE TRIGGER evil AFTER INSERT ON unit BEGIN UPDATE survey SET headcount = 0; END",
             "触发器“evil”"},
        Case{"CREATE VIEW more AS SELECT * FROM unit", "视图“more”"},
        Case{"CREATE TABLE more (x)", "表“more”"},
        Case{"CREATE INDEX more ON unit (note)", "索引“more”"},
        Case{"ALTER TABLE unit ADD COLUMN more TEXT DEFAULT 'x'", "结构被改动过的表“unit”"},
        Case{"ALTER TABLE care RENAME TO care_old; CREATE VIEW care AS WITH RECURSIVE n(i) AS"
             " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n",
             "占了表“care”位置的视图"});
    INFO(one.sql);
    const Ledger ledger;
    outside(ledger, one.sql);
    for (const auto mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
        const auto opened = Database::open(ledger.path(), mode);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().kind == ErrorKind::Foreign);
        CHECK(opened.error().message.find(one.named) != std::string::npos);
    }
    CHECK(tells(ledger.found(VerifyKind::Foreign), one.named));
    NoProgress progress;
    const auto restored = restore(ledger.path(), ledger.folder() / "新.lxdb", progress);
    REQUIRE_FALSE(restored.has_value());
    CHECK(restored.error().kind == ErrorKind::Foreign);
}

TEST_CASE("a table or index that is missing is damage: read what is left, write nothing")
{
    const Ledger ledger;
    SECTION("a table")
    {
        outside(ledger, "DROP TABLE kit");
        CHECK(Database::open(ledger.path(), Database::Mode::ReadOnly).error().kind ==
              ErrorKind::Database);
        CHECK(tells(ledger.found(VerifyKind::Damage), "表“kit”"));
    }
    SECTION("a unique index, with rows that stand twice since")
    {
        outside(ledger, "DROP INDEX unit_key; DROP INDEX unit_key_name;"
                        "CREATE TEMP TABLE twice AS SELECT * FROM unit;"
                        "UPDATE twice SET id = 99; INSERT INTO unit SELECT * FROM twice");
        CHECK(Database::open(ledger.path(), Database::Mode::ReadWrite).error().kind ==
              ErrorKind::Database);
        CHECK(Database::open(ledger.path(), Database::Mode::ReadOnly).has_value());
        std::vector<std::string> damage;
        for (const VerifyItem& item : ledger.verified())
            for (const VerifyFinding& finding : item.findings)
                if (item.kind == VerifyKind::Damage)
                    damage.push_back(finding.sentence);
        REQUIRE(damage.size() >= 3);
        CHECK(damage[0].find("unit_key") != std::string::npos);
        CHECK(std::any_of(damage.begin(), damage.end(), [](const std::string& one) {
            return one.find("91110000600037341L”有 2 行") != std::string::npos;
        }));
    }
}

TEST_CASE("a broken definition of an own field blocks itself alone")
{
    const Ledger ledger;
    outside(ledger, "INSERT INTO own_field VALUES ('unit', 'own_9', 9, '{{{')");
    const auto database = Database::open(ledger.path(), Database::Mode::ReadWrite);
    REQUIRE(database.has_value());
    std::vector<std::string> faults;
    const auto catalog = file_catalog(**database, &faults);
    REQUIRE(catalog.has_value());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find("own_9") != std::string::npos);
    CHECK(catalog->ledger("unit")->field("own_1") != nullptr);
}

TEST_CASE("numbers that counting on from would overflow are told, and nothing is written")
{
    const Ledger ledger;
    SECTION("of rows")
    {
        outside(ledger, "UPDATE unit SET id = 9223372036854775807");
    }
    SECTION("of the last row given")
    {
        outside(ledger, "UPDATE last_id SET id = 9223372036854775807 WHERE ledger = 'unit'");
    }
    SECTION("of actions")
    {
        outside(ledger, "UPDATE action SET id = 9223372036854775807"
                        " WHERE id = (SELECT max(id) FROM action)");
        const auto items = ledger.verified();
        CHECK(std::any_of(items.begin(), items.end(), [](const VerifyItem& item) {
            return item.kind == VerifyKind::Outside && tells(item.findings, "起的操作记录");
        }));
    }
    SECTION("of changes in an action")
    {
        outside(ledger, "UPDATE action SET changes = 9223372036854775807"
                        " WHERE id = (SELECT max(id) FROM action)");
        CHECK(tells(ledger.found(VerifyKind::Outside), "的修改记录不全"));
        return;
    }
    static_cast<void>(ledger.verified());
    const auto database = Database::open(ledger.path(), Database::Mode::ReadWrite);
    REQUIRE(database.has_value());
    Record unit = test::record(ledger.def("unit"), {{"name", "新公司"},
                                                    {"category", "非公有制企业"},
                                                    {"type", "有限责任公司"},
                                                    {"status", "正常"}});
    auto writer = Writer::begin(**database, ledger.catalog(), ledger.actor(), "新增");
    const auto done = writer ? writer->put(ledger.def("unit"), unit).map([](const auto&) {})
                             : Result<>(fail(writer.error()));
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().kind == ErrorKind::Database);
    CHECK(done.error().message.find("不是本程序给的") != std::string::npos);
}

TEST_CASE("what can't be read is a finding of its own, and the other checks still run")
{
    const Ledger ledger;
    SECTION("a line of the log")
    {
        outside(ledger, "UPDATE change SET fields = '{bad' WHERE ledger = 'unit' AND id ="
                        " (SELECT min(id) FROM change WHERE ledger = 'unit')");
        const auto found = ledger.found(VerifyKind::Outside);
        CHECK(tells(found, "的修改记录被改动过"));
        CHECK(tells(found, "单位“乙公司”的修改记录有一条读不出来"));
    }
    SECTION("a cell of hundreds of megabytes")
    {
        outside(ledger, "UPDATE unit SET note = zeroblob(100000000)");
        bool told = false;
        std::size_t passed = 0;
        for (const VerifyItem& item : ledger.verified()) {
            told = told || (!item.passed && tells(item.findings, "大得读不出来"));
            passed += item.passed ? 1 : 0;
        }
        CHECK(told);
        CHECK(passed > 5);
    }
}

TEST_CASE("a trigger never runs, whatever a file brings along")
{
    const Ledger ledger;
    outside(ledger, "CREATE TRIGGER evil AFTER UPDATE ON unit BEGIN UPDATE survey SET headcount ="
                    " 0; END");
    // Even on a connection that looks at the file for upkeep.
    const auto database = Database::open_for_upkeep(ledger.path());
    REQUIRE(database.has_value());
    sqlite3* handle = (*database)->handle();
    sqlite3_exec(handle, "PRAGMA query_only = OFF; UPDATE unit SET note = 'x'", nullptr, nullptr,
                 nullptr);
    sqlite3_stmt* select = nullptr;
    REQUIRE(sqlite3_prepare_v2(handle, "SELECT headcount FROM survey", -1, &select, nullptr) ==
            SQLITE_OK);
    REQUIRE(sqlite3_step(select) == SQLITE_ROW);
    CHECK(sqlite3_column_int(select, 0) == 12);
    sqlite3_finalize(select);
}
