#include "core/store/writer.h"

#include <catch2/catch.hpp>

#include "core/store/change_log.h"
#include "core/store/settings_store.h"
#include "core/store/settings_under.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

TEST_CASE("a new row gets an id, its values come back, the log tells who, when and what")
{
    TestLedger ledger;
    const auto id = ledger.put("unit", {{"uscc", "91110000600037341L"},
                                        {"name", "宁夏某某有限公司"},
                                        {"area", 1},
                                        {"longitude", 106.5},
                                        {"influential", 1}});
    CHECK(id > 0);
    CHECK(ledger.text("unit", id, "name") == "宁夏某某有限公司");
    CHECK(ledger.value("unit", id, "longitude") == Value(106.5));
    CHECK(ledger.value("unit", id, "influential") == Value(std::int64_t{1}));
    CHECK(is_empty(ledger.value("unit", id, "address")));

    ChangeLog log(ledger.database());
    const auto changes = log.of_row("unit", id);
    REQUIRE(changes.has_value());
    REQUIRE(changes->size() == 1);
    const RowChange& change = changes->front();
    CHECK(change.kind == ChangeKind::Insert);
    CHECK(change.user == "测试员");
    CHECK(change.when == "2025-09-30T09:00:00");
    CHECK(change.label == "宁夏某某有限公司");
    CHECK(change.fields.size() == 5);
}

TEST_CASE("an update logs only what differs; a no-op leaves nothing, not even an action")
{
    TestLedger ledger;
    const auto id =
        ledger.put("org", {{"code", "A1"}, {"name", "第一支部"}, {"founded", "2020-01-01"}});
    ChangeLog log(ledger.database());
    const auto before = *log.last_action();
    CHECK(ledger.change("org", id, {{"name", "第一支部"}}) == WriteOutcome::Unchanged);
    CHECK(*log.last_action() == before);
    CHECK(ledger.change("org", id, {{"name", "第二支部"}}) == WriteOutcome::Updated);
    CHECK(*log.last_action() == before + 1);
    const auto changes = *log.of_row("org", id);
    REQUIRE(changes.size() == 2);
    REQUIRE(changes[0].fields.size() == 1);
    CHECK(changes[0].fields[0].field == "name");
    CHECK(changes[0].fields[0].before == Value(std::string("第一支部")));
    CHECK(changes[0].fields[0].after == Value(std::string("第二支部")));
}

TEST_CASE("a writer that is not committed leaves nothing behind")
{
    TestLedger ledger;
    {
        Writer writer = ledger.begin();
        Record row = test::record(ledger.def("org"), {{"code", "A1"}, {"name", "甲"}});
        REQUIRE(writer.put(ledger.def("org"), row).has_value());
    }
    CHECK(*ledger.store().count({.ledger = "org"}) == 0);
    CHECK(*ChangeLog(ledger.database()).last_action() == 1);
}

TEST_CASE(
    "a taken key is refused with a sentence that names it, and the rest of the action goes on")
{
    TestLedger ledger;
    ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    Writer writer = ledger.begin();
    Record again = test::record(ledger.def("org"), {{"code", "A1"}, {"name", "乙"}});
    const auto refused = writer.put(ledger.def("org"), again);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Refused);
    CHECK(refused.error().message.find("党组织代码“A1”") != std::string::npos);
    Record other = test::record(ledger.def("org"), {{"code", "A2"}, {"name", "丙"}});
    CHECK(writer.put(ledger.def("org"), other).has_value());
    CHECK(writer.commit().has_value());
    CHECK(*ledger.store().count({.ledger = "org"}) == 2);
}

TEST_CASE(
    "units without a code are told apart by name; an empty part of a key equals an empty part")
{
    TestLedger ledger;
    ledger.put("unit", {{"name", "无名小店"}});
    Writer writer = ledger.begin();
    Record same = test::record(ledger.def("unit"), {{"name", "无名小店"}});
    CHECK_FALSE(writer.put(ledger.def("unit"), same).has_value());
    Record coded =
        test::record(ledger.def("unit"), {{"uscc", "91110000600037341L"}, {"name", "无名小店"}});
    CHECK(writer.put(ledger.def("unit"), coded).has_value());
    Record investor = test::record(ledger.def("investor"), {{"unit", coded.id}, {"name", "张三"}});
    CHECK(writer.put(ledger.def("investor"), investor).has_value());
    Record twice = test::record(ledger.def("investor"), {{"unit", coded.id}, {"name", "张三"}});
    CHECK_FALSE(writer.put(ledger.def("investor"), twice).has_value());
}

TEST_CASE(
    "a key may change by an update: references follow by id, the old name still finds the unit")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"name", "无名小店"}});
    const auto survey =
        ledger.put("survey", {{"unit", unit}, {"date", "2025-06-30"}, {"headcount", 12}});
    auto store = ledger.store();
    CHECK(*store.subject_key(ledger.def("survey"), survey) == "无名小店|2025-06-30");
    CHECK(ledger.change("unit", unit, {{"uscc", "91110000600037341L"}}) == WriteOutcome::Updated);
    CHECK(*store.subject_key(ledger.def("survey"), survey) == "91110000600037341L|2025-06-30");
    CHECK(*store.find_key(ledger.def("unit"), "无名小店") == unit);
    CHECK(*store.find_key(ledger.def("unit"), "91110000600037341L") == unit);
    CHECK(*store.find_key(ledger.def("survey"), "无名小店|2025-06-30") == survey);
}

TEST_CASE("a reference to a row that is not there is refused and named")
{
    TestLedger ledger;
    Writer writer = ledger.begin();
    Record unit = test::record(ledger.def("unit"), {{"name", "甲"}, {"managing_org", 77}});
    const auto refused = writer.put(ledger.def("unit"), unit);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("管理党组织") != std::string::npos);
    CHECK(unit.id == 0);
    Record activity = test::record(ledger.def("activity"),
                                   {{"org", 1}, {"kind", "党课"}, {"date", "2025-01-01"}});
    CHECK_FALSE(writer.put(ledger.def("activity"), activity).has_value());
}

TEST_CASE("a row that others refer to is not removed: the sentence counts them")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲支部"}});
    const auto unit = ledger.put("unit", {{"name", "乙公司"}, {"managing_org", org}});
    const auto guest = ledger.put("unit", {{"name", "丙公司"}});
    ledger.put(
        "activity",
        {{"org", org}, {"kind", "党课"}, {"date", "2025-01-01"}, {"units", std::to_string(guest)}});
    Writer writer = ledger.begin();
    const auto refused = writer.remove(ledger.def("org"), org);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("甲支部") != std::string::npos);
    CHECK(refused.error().message.find("单位 1 行") != std::string::npos);
    CHECK(refused.error().message.find("组织生活 1 行") != std::string::npos);
    CHECK_FALSE(writer.remove(ledger.def("unit"), guest).has_value());
    CHECK(writer.remove(ledger.def("unit"), unit).has_value());
    CHECK(writer.commit().has_value());
}

TEST_CASE("ids are never given twice")
{
    TestLedger ledger;
    const auto first = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    ledger.remove("org", first);
    ledger.reopen();
    CHECK(ledger.put("org", {{"code", "A1"}, {"name", "甲"}}) == first + 1);
}

TEST_CASE("an organization outside the county is kept as text, one inside as a reference")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    const auto member =
        ledger.put("member", {{"id_number", "11010519491231002X"}, {"name", "张三"}});
    const auto id = ledger.put("transfer", {{"member", member},
                                            {"letter_date", "2025-01-01"},
                                            {"from_org", "外县某支部"},
                                            {"to_org", org}});
    CHECK(ledger.text("transfer", id, "from_org") == "外县某支部");
    CHECK(ledger.value("transfer", id, "to_org") == Value(org));
    ledger.change("transfer", id, {{"from_org", org}, {"to_org", "邻县支部"}});
    CHECK(ledger.value("transfer", id, "from_org") == Value(org));
    CHECK(ledger.text("transfer", id, "to_org") == "邻县支部");
}

TEST_CASE("a key part that must be there, or the name that stands in for it, is asked for")
{
    TestLedger ledger;
    Writer writer = ledger.begin();
    const auto refused = [&](std::string_view code, test::Fields fields) {
        Record row = test::record(ledger.def(code), fields);
        const auto put = writer.put(ledger.def(code), row);
        return put ? std::string() : put.error().message;
    };
    CHECK(refused("org", {{"name", "甲"}}).find("党组织代码") != std::string::npos);
    CHECK(refused("unit", {{"uscc", "91110000600037341L"}}).find("单位名称") != std::string::npos);
    CHECK(refused("coverage", {{"start", "2025-01-01"}}).find("党组织") != std::string::npos);
    CHECK(refused("org", {{"code", "A1"}, {"name", "甲"}}).empty());
    CHECK(refused("org", {{"code", "A2"}, {"founded", 20200101}}).find("成立日期") !=
          std::string::npos);
}

TEST_CASE("honours name their object by its key and follow when the key changes, undo included")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    const auto org = ledger.put("org", {{"code", "甲公司"}, {"name", "支部"}});
    const auto honour = [&](const char* kind, const char* level) {
        return ledger.put("honour", {{"object_kind", kind},
                                     {"object", "甲公司"},
                                     {"honour", "示范点"},
                                     {"level", level},
                                     {"year", 2024}});
    };
    const auto of_unit = honour("单位", "县");
    const auto of_org = honour("党组织", "县");
    ledger.change("unit", unit, {{"uscc", "91110000600037341L"}});
    CHECK(ledger.text("honour", of_unit, "object") == "91110000600037341L");
    CHECK(ledger.text("honour", of_org, "object") == "甲公司");
    CHECK(ChangeLog(ledger.database()).of_row("honour", of_unit)->size() == 2);
    ledger.change("org", org, {{"code", "A1"}});
    CHECK(ledger.text("honour", of_org, "object") == "A1");
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK(ledger.text("honour", of_unit, "object") == "甲公司");
    CHECK(ledger.text("honour", of_org, "object") == "甲公司");

    // Where the new key is honoured likewise already, the old row stays and the change goes
    // through.
    ledger.put("honour", {{"object_kind", "单位"},
                          {"object", "91110000600037341L"},
                          {"honour", "示范点"},
                          {"level", "县"},
                          {"year", 2024}});
    CHECK(ledger.change("unit", unit, {{"uscc", "91110000600037341L"}}) == WriteOutcome::Updated);
    CHECK(ledger.text("honour", of_unit, "object") == "甲公司");
}

TEST_CASE("settings and rows of one action are kept, told and taken back together")
{
    TestLedger ledger;
    REQUIRE(SettingsStore(ledger.database()).set("round/1", "一"));
    Writer writer = ledger.begin("一轮");
    REQUIRE(writer.put_setting("round/1", std::nullopt));
    REQUIRE(writer.put_setting("round/2", "二"));
    REQUIRE(writer.put_setting("round/3", "三"));
    CHECK(writer.setting("round/2")->value() == "二");
    CHECK_FALSE(writer.setting("round/1")->has_value());
    Record org = test::record(ledger.def("org"), {{"code", "A1"}, {"name", "支部"}});
    REQUIRE(writer.put(ledger.def("org"), org));
    CHECK(writer.changes() == 4);
    const auto action = writer.commit();
    REQUIRE(action);

    const auto kept = [&] { return *settings_under(ledger.database(), "round/"); };
    using Settings = std::map<std::string, std::string>;
    CHECK(kept() == Settings{{"round/2", "二"}, {"round/3", "三"}});
    const auto undone = undo_action(ledger.database(), ledger.catalog(), ledger.actor(), *action);
    REQUIRE(undone);
    CHECK(kept() == Settings{{"round/1", "一"}});
    CHECK_FALSE(*ledger.store().find(ledger.def("org"), org.id));
    REQUIRE(redo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *redo_candidate(ledger.database())));
    CHECK(kept() == Settings{{"round/2", "二"}, {"round/3", "三"}});
    CHECK(*ledger.store().find(ledger.def("org"), org.id));

    {
        Writer given_up = ledger.begin();
        REQUIRE(given_up.put_setting("round/4", "四"));
    }
    CHECK(kept().size() == 2);
    Writer unchanged = ledger.begin();
    REQUIRE(unchanged.put_setting("round/2", "二"));
    CHECK(*unchanged.commit() == 0);
}
