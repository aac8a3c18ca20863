#include "core/store/upkeep.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "core/store/change_log.h"
#include "core/store/statement.h"
#include "tests/support/other_program.h"
#include "tests/support/outside.h"
#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using Mode = Database::Mode;
using test::TestLedger;

namespace {

std::vector<VerifyItem> verified(TestLedger& ledger)
{
    NoProgress progress;
    auto items = verify(ledger.database(), ledger.catalog(), progress);
    if (!items)
        FAIL(items.error().message << " [" << items.error().detail << "]");
    return *items;
}

constexpr const char* replay = "每一行与修改记录";

/// The findings of one check; every other check must have passed – but for the replay of the log,
/// which sees whatever was not done by the program.
std::vector<std::string> findings(TestLedger& ledger, const std::string& check)
{
    std::vector<std::string> found;
    bool there = false;
    for (const VerifyItem& item : verified(ledger)) {
        INFO(
            item.check << ": "
                       << (item.findings.empty() ? std::string() : item.findings.front().sentence));
        if (item.check == check) {
            there = true;
            for (const VerifyFinding& finding : item.findings)
                found.push_back(finding.sentence);
            CHECK(item.passed == item.findings.empty());
        } else if (item.check != replay) {
            CHECK(item.passed);
        }
    }
    CHECK(there);
    return found;
}

void tamper(TestLedger& ledger, const std::string& sql)
{
    const auto done = execute(ledger.database().handle(), sql);
    if (!done)
        FAIL(done.error().detail);
}

std::int64_t put_org(TestLedger& ledger, const char* code = "A1")
{
    return ledger.put(
        "org",
        {{"code", code}, {"name", "第一支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
}

std::int64_t put_unit(TestLedger& ledger)
{
    return ledger.put("unit", {{"uscc", "91110000600037341L"},
                               {"name", "甲公司"},
                               {"category", "非公有制企业"},
                               {"type", "有限责任公司"},
                               {"status", "正常"}});
}

} // namespace

TEST_CASE("a file as it should be passes every check")
{
    TestLedger ledger;
    const auto org = put_org(ledger);
    const auto unit = put_unit(ledger);
    ledger.put("coverage", {{"org", org}, {"unit", unit}, {"start", "2025-01-01"}});
    ledger.change("unit", unit, {{"name", "乙公司"}});
    for (const VerifyItem& item : verified(ledger)) {
        INFO(
            item.check << ": "
                       << (item.findings.empty() ? std::string() : item.findings.front().sentence));
        CHECK(item.passed);
        CHECK(item.findings.empty());
    }
}

TEST_CASE("after random edits, undos and redos the chain and the search index still fit")
{
    CHECK(rc::check("verify after anything", [] {
        TestLedger ledger;
        for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
            const auto action = test::random_action(ledger, *rc::gen::inRange(1, 10));
            if (action == 0)
                continue;
            if (*rc::gen::inRange(0, 2) == 0) {
                RC_ASSERT(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action)
                              .has_value());
                if (*rc::gen::inRange(0, 2) == 0)
                    RC_ASSERT(
                        redo_action(ledger.database(), ledger.catalog(), ledger.actor(), action)
                            .has_value());
            }
        }
        for (const VerifyItem& item : verified(ledger)) {
            // Random texts break the ledgers' own rules; those are another matter.
            if (item.check == "每一行的填写" || item.check == "上下级关系" || item.warning)
                continue;
            RC_ASSERT((item.findings.empty()
                           ? std::string()
                           : item.check + item.findings.front().sentence) == std::string());
        }
    }));
}

TEST_CASE("verify finds a tampered log: a changed value, a missing row, a missing action")
{
    TestLedger ledger;
    const auto id = put_org(ledger);
    ledger.change("org", id, {{"name", "第二支部"}});
    ledger.change("org", id, {{"name", "第三支部"}});
    SECTION("a value")
    {
        tamper(ledger, "UPDATE change SET fields = replace(fields, '第二', '第九') WHERE id = 3");
        const auto found = findings(ledger, "修改记录的链条");
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("改动过") != std::string::npos);
    }
    SECTION("who did it")
    {
        tamper(ledger, "UPDATE action SET actor = '别人' WHERE id = 3");
        CHECK(findings(ledger, "修改记录的链条").size() == 1);
    }
    SECTION("a row")
    {
        tamper(ledger, "DELETE FROM change WHERE id = 3");
        CHECK_FALSE(findings(ledger, "修改记录的链条").empty());
    }
    SECTION("an action with its rows")
    {
        tamper(ledger, "DELETE FROM change WHERE id = 3; DELETE FROM action WHERE id = 3");
        CHECK_FALSE(findings(ledger, "修改记录的链条").empty());
    }
}

TEST_CASE("verify finds what the writer would never have written")
{
    TestLedger ledger;
    const auto org = put_org(ledger);
    const auto unit = put_unit(ledger);
    SECTION("a reference to nothing")
    {
        tamper(ledger, "PRAGMA foreign_keys = OFF; UPDATE unit SET managing_org = 99; PRAGMA "
                       "foreign_keys = ON");
        const auto found = findings(ledger, "行与行之间的引用");
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("单位") != std::string::npos);
        CHECK(found[0].find("党组织") != std::string::npos);
    }
    SECTION("a list with a row that is gone")
    {
        ledger.put("activity", {{"org", org},
                                {"kind", "党课"},
                                {"date", "2025-01-01"},
                                {"units", std::to_string(unit)}});
        tamper(ledger, "UPDATE activity SET units = units || ',99'");
        CHECK(findings(ledger, "名单里的引用").size() == 1);
    }
    SECTION("a value outside the dictionary")
    {
        tamper(ledger, "UPDATE unit SET status = '不知道'");
        const auto found = findings(ledger, "每一行的填写");
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("甲公司") != std::string::npos);
    }
    SECTION("a circle of superiors")
    {
        const auto other = put_org(ledger, "A2");
        tamper(ledger, "UPDATE org SET parent = " + std::to_string(other) +
                           " WHERE id = " + std::to_string(org) + "; UPDATE org SET parent = " +
                           std::to_string(org) + " WHERE id = " + std::to_string(other));
        CHECK(findings(ledger, "上下级关系").size() == 1);
    }
    SECTION("a second jurisdiction")
    {
        ledger.put("area", {{"code", "640122"}, {"name", "贺兰县"}, {"kind", "县区旗"}});
        CHECK(findings(ledger, "上下级关系").size() == 1);
    }
    SECTION("an honour for nobody is a doubt")
    {
        ledger.put("honour", {{"object_kind", "单位"},
                              {"object", "没有的公司"},
                              {"honour", "双强六好"},
                              {"level", "县"},
                              {"year", 2024}});
        ledger.put("honour", {{"object_kind", "单位"},
                              {"object", "甲公司"},
                              {"honour", "双强六好"},
                              {"level", "县"},
                              {"year", 2024}});
        const auto found = findings(ledger, "荣誉的对象");
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("没有的公司") != std::string::npos);
    }
    SECTION("a search index that lost a row, or kept one")
    {
        tamper(ledger, "UPDATE unit SET name = '丙公司'");
        const auto found = findings(ledger, "检索索引");
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("单位") != std::string::npos);
    }
}

TEST_CASE("verify stops when it is cancelled")
{
    class Cancelled final : public Progress
    {
    public:
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    } progress;
    TestLedger ledger;
    const auto items = verify(ledger.database(), ledger.catalog(), progress);
    REQUIRE_FALSE(items.has_value());
    CHECK(items.error().kind == ErrorKind::Cancelled);
}

TEST_CASE("a backup taken in use is whole, stands alone and is itself a ledger file")
{
    TestLedger ledger;
    const auto id = put_org(ledger);
    const std::string copy = ledger.folder() / "备份.lxdb";
    NoProgress progress;
    const auto writer = Database::open(ledger.path(), Mode::SharedWrite);
    REQUIRE(writer.has_value());
    auto open_action = Writer::begin(**writer, ledger.catalog(), ledger.actor(), "未完成");
    Record row = test::record(ledger.def("org"), {{"code", "A2"}, {"name", "未提交"}});
    REQUIRE(open_action->put(ledger.def("org"), row).has_value());
    REQUIRE(test::message(backup(ledger.database(), copy, progress)) == std::string());
    CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
    CHECK(backup(**writer, copy, progress).error().kind == ErrorKind::Locked);
    const auto opened = Database::open(copy, Mode::ReadOnly);
    REQUIRE(opened.has_value());
    LedgerStore store(**opened, ledger.catalog());
    Query all;
    all.ledger = "org";
    CHECK(*store.ids(all) == std::vector<std::int64_t>{id});
    CHECK(backup(ledger.database(), ledger.path(), progress).error().kind == ErrorKind::Usage);
    const auto nowhere = backup(ledger.database(), ledger.folder() / "没有/备份.lxdb", progress);
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().kind == ErrorKind::Io);
}

TEST_CASE("a backup takes the place of an earlier one, of no other file")
{
    TestLedger ledger;
    put_org(ledger);
    TestLedger stranger;
    stranger.put("org", {{"code", "X"}, {"name", "别人的"}});
    NoProgress progress;
    const std::string copy = ledger.folder() / "备份.lxdb";
    REQUIRE(backup(ledger.database(), copy, progress).has_value());
    ledger.put("unit", {{"name", "甲公司"}});
    REQUIRE(backup(ledger.database(), copy, progress).has_value());
    stranger.close();
    const auto refused = backup(ledger.database(), stranger.path(), progress);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Refused);
    stranger.reopen();
    CHECK(stranger.store().find_key(stranger.def("org"), "X")->has_value());
    const std::string text = ledger.folder() / "名单.txt";
    std::ofstream(text) << "not a ledger";
    CHECK(backup(ledger.database(), text, progress).error().kind == ErrorKind::Refused);
}

TEST_CASE("a backup that somebody has open is not replaced under them")
{
    TestLedger ledger;
    put_org(ledger);
    NoProgress progress;
    const std::string copy = ledger.folder() / "备份.lxdb";
    REQUIRE(backup(ledger.database(), copy, progress).has_value());
    const test::OtherProgram window(copy);
    const auto refused = backup(ledger.database(), copy, progress);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Locked);
}

TEST_CASE("a good backup is never replaced by one of a ledger that is damaged or was tampered with")
{
    TestLedger ledger;
    put_org(ledger);
    put_unit(ledger);
    NoProgress progress;
    const std::string copy = ledger.folder() / "备份.lxdb";
    const std::string other = ledger.folder() / "现状.lxdb";
    REQUIRE(backup(ledger.database(), copy, progress).value().empty());
    ledger.close();
    bool sound = false;
    SECTION("a table is gone")
    {
        test::outside(ledger.path(), "DROP TABLE care");
    }
    SECTION("a trigger came in")
    {
        test::outside(ledger.path(),
                      "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM org; END");
    }
    SECTION("rows were deleted by another program")
    {
        test::outside(ledger.path(), "DELETE FROM unit");
        sound = true; // as a file: it can be restored, and verify tells
    }
    const auto database = Database::open_for_upkeep(ledger.path());
    REQUIRE(database.has_value());
    const auto refused = backup(**database, copy, progress);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Refused);
    CHECK(refused.error().message.find("没有覆盖以前的备份“备份.lxdb”") != std::string::npos);
    CHECK(Database::open(copy, Mode::ReadOnly).has_value());
    const auto kept = backup(**database, other, progress);
    REQUIRE(kept.has_value());
    CHECK(kept->empty() == sound);
    CHECK(restore(other, ledger.folder() / "新.lxdb", progress).has_value() == sound);
}

TEST_CASE("a search index that is broken is told as such, and built anew from the rows")
{
    TestLedger ledger;
    put_unit(ledger);
    ledger.close();
    test::outside(ledger.path(), "DELETE FROM unit_search_data WHERE id > 10");
    ledger.reopen();
    const auto found = findings(ledger, "检索索引");
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("单位") != std::string::npos);
    NoProgress progress;
    REQUIRE(rebuild_search_indexes(ledger.database(), ledger.catalog(), progress).has_value());
    CHECK(findings(ledger, "检索索引").empty());
    Query query;
    query.ledger = "unit";
    query.search = "甲公司";
    CHECK(ledger.store().ids(query)->size() == 1);
}

TEST_CASE("restoring gives back the backup's content, keeps what was there, ends the undo stack")
{
    TestLedger ledger;
    const auto id = put_org(ledger);
    const std::string copy = ledger.folder() / "备份.lxdb";
    NoProgress progress;
    REQUIRE(backup(ledger.database(), copy, progress).has_value());
    ledger.change("org", id, {{"name", "后来的名称"}});

    const auto held = restore(copy, ledger.path(), progress);
    REQUIRE_FALSE(held.has_value());
    CHECK(held.error().kind == ErrorKind::Locked);
    ledger.close();
    const auto kept = restore(copy, ledger.path(), progress);
    REQUIRE(test::message(kept) == std::string());
    CHECK(kept->find("恢复前") != std::string::npos);
    ledger.reopen();
    CHECK(ledger.text("org", id, "name") == "第一支部");
    CHECK(*undo_candidate(ledger.database()) == 0);
    CHECK(ChangeLog(ledger.database()).of_row("org", id)->size() == 1);
    CHECK((*ChangeLog(ledger.database()).actions(1))[0].kind == "restore");
    for (const VerifyItem& item : verified(ledger))
        CHECK(item.passed);
    const auto before = Database::open(*kept, Mode::ReadOnly);
    REQUIRE(before.has_value());
    const auto old = LedgerStore(**before, ledger.catalog()).find(ledger.def("org"), id);
    CHECK(text_of((*old)->at(ledger.def("org"), "name")) == "后来的名称");
}

TEST_CASE(
    "a damaged or foreign backup is not restored; a damaged file is, and its remains are kept")
{
    TestLedger ledger;
    put_org(ledger);
    const std::string copy = ledger.folder() / "备份.lxdb";
    NoProgress progress;
    REQUIRE(backup(ledger.database(), copy, progress).has_value());
    ledger.close();
    const auto spoil = [](const std::string& path) {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(8192 * 3);
        file << std::string(8192 * 5, 'x');
    };
    const std::string spoilt = ledger.folder() / "坏.lxdb";
    std::filesystem::copy_file(copy, spoilt);
    spoil(spoilt);
    const auto before = std::filesystem::last_write_time(ledger.path());
    CHECK(restore(spoilt, ledger.path(), progress).error().kind == ErrorKind::Database);
    CHECK(restore(ledger.folder() / "没有", ledger.path(), progress).error().kind ==
          ErrorKind::Database);
    CHECK(restore(ledger.path(), ledger.path(), progress).error().kind == ErrorKind::Usage);
    CHECK(std::filesystem::last_write_time(ledger.path()) == before);

    spoil(ledger.path());
    const auto kept = restore(copy, ledger.path(), progress);
    REQUIRE(test::message(kept) == std::string());
    CHECK(std::filesystem::exists(*kept));
    ledger.reopen();
    CHECK(*ledger.store().find_key(ledger.def("org"), "A1") == 1);

    const std::string elsewhere = ledger.folder() / "新位置.lxdb";
    const auto nothing = restore(copy, elsewhere, progress);
    REQUIRE(nothing.has_value());
    CHECK(nothing->empty());
    CHECK(Database::open(elsewhere, Mode::ReadOnly).has_value());
}
