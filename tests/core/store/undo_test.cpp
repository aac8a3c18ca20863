#include <catch2/catch.hpp>

#include "core/store/change_log.h"
#include "core/store/settings_store.h"
#include "core/store/statement.h"
#include "core/store/write_session.h"
#include "core/store/writer.h"
#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

Result<UndoReport> undo(TestLedger& ledger, std::int64_t action, bool skip = false)
{
    return undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action,
                       skip ? OnConflict::Skip : OnConflict::Refuse);
}

Result<UndoReport> redo(TestLedger& ledger, std::int64_t action)
{
    return redo_action(ledger.database(), ledger.catalog(), ledger.actor(), action);
}

std::int64_t next_undo(TestLedger& ledger)
{
    return *undo_candidate(ledger.database());
}

std::int64_t next_redo(TestLedger& ledger)
{
    return *redo_candidate(ledger.database());
}

} // namespace

TEST_CASE("undoing a random action gives back what was, redoing it what came of it")
{
    CHECK(rc::check("undo after do and redo after undo change nothing", [] {
        TestLedger ledger;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            test::random_action(ledger, *rc::gen::inRange(1, 12));
        const auto before = test::content(ledger);
        const auto action = test::random_action(ledger, *rc::gen::inRange(1, 12));
        RC_CLASSIFY(action != 0);
        if (action == 0)
            return;
        const auto after = test::content(ledger);
        const auto undone = undo(ledger, action);
        RC_ASSERT(test::message(undone) == std::string());
        RC_ASSERT(test::content(ledger) == before);
        RC_ASSERT(test::message(redo(ledger, action)) == std::string());
        RC_ASSERT(test::content(ledger) == after);
        RC_ASSERT(test::message(undo(ledger, action)) == std::string());
        RC_ASSERT(test::content(ledger) == before);
    }));
}

TEST_CASE("undoing everything step by step leads back to the new file, redoing all to the end")
{
    CHECK(rc::check("the whole stack up and down", [] {
        TestLedger ledger;
        std::vector<test::Content> states{test::content(ledger)};
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            if (test::random_action(ledger, *rc::gen::inRange(1, 6)) != 0)
                states.push_back(test::content(ledger));
        ledger.reopen(); // the stack lives in the file
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            RC_ASSERT(test::message(undo(ledger, next_undo(ledger))) == std::string());
            RC_ASSERT(test::content(ledger) == states[i - 1]);
        }
        for (std::size_t i = 1; i < states.size(); ++i) {
            RC_ASSERT(test::message(redo(ledger, next_redo(ledger))) == std::string());
            RC_ASSERT(test::content(ledger) == states[i]);
        }
        RC_ASSERT(next_redo(ledger) == 0);
    }));
}

TEST_CASE("a new edit ends what could be redone")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    ledger.change("org", org, {{"name", "乙"}});
    const auto rename = next_undo(ledger);
    REQUIRE(undo(ledger, rename).has_value());
    CHECK(next_redo(ledger) == rename);
    ledger.change("org", org, {{"kind", "党支部"}});
    CHECK(next_redo(ledger) == 0);
    CHECK(next_undo(ledger) > rename);
    CHECK_FALSE(undo(ledger, rename).has_value()); // undone already
}

TEST_CASE("an old action is withdrawn by itself, the withdrawal can be undone and redone")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    ledger.change("org", org, {{"name", "乙"}});
    const auto rename = next_undo(ledger);
    ledger.change("org", org, {{"kind", "党支部"}});
    const auto report = undo(ledger, rename);
    REQUIRE(report.has_value());
    CHECK(report->reverted == 1);
    CHECK(ledger.text("org", org, "name") == "甲");
    CHECK(ledger.text("org", org, "kind") == "党支部");
    const auto withdrawal = next_undo(ledger);
    CHECK(withdrawal == report->action);
    CHECK((*ChangeLog(ledger.database()).action(withdrawal))->title == "撤回：修改 党组织");
    REQUIRE(undo(ledger, withdrawal).has_value());
    CHECK(ledger.text("org", org, "name") == "乙");
    CHECK_FALSE((*ChangeLog(ledger.database()).action(rename))->undone);
    REQUIRE(redo(ledger, withdrawal).has_value());
    CHECK(ledger.text("org", org, "name") == "甲");
    CHECK((*ChangeLog(ledger.database()).action(rename))->undone);
}

TEST_CASE(
    "a row changed since is a conflict: named and nothing done, or skipped and the rest withdrawn")
{
    TestLedger ledger;
    std::int64_t first = 0;
    std::int64_t second = 0;
    std::int64_t third = 0;
    std::int64_t batch = 0;
    {
        Writer writer = ledger.begin("导入 单位 3 行");
        const LedgerDef& def = ledger.def("unit");
        for (auto [id, name] :
             {std::pair{&first, "甲公司"}, {&second, "乙公司"}, {&third, "丙公司"}}) {
            Record row = test::record(def, {{"name", name}});
            REQUIRE(writer.insert_new(def, row).has_value());
            *id = row.id;
        }
        batch = *writer.commit();
    }
    ledger.change("unit", second, {{"phone", "13800000000"}});
    ledger.put("survey", {{"unit", third}, {"date", "2025-06-30"}, {"headcount", 5}});
    const auto before = test::content(ledger);

    const auto refused = undo(ledger, batch);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Refused);
    CHECK(refused.error().message.find("丙公司") != std::string::npos);
    CHECK(refused.error().message.find("另有 1 行") != std::string::npos);
    CHECK(test::content(ledger) == before);

    const auto report = undo(ledger, batch, true);
    REQUIRE(report.has_value());
    CHECK(report->reverted == 1);
    REQUIRE(report->conflicts.size() == 2);
    CHECK(report->conflicts[1].reason.find("联系电话") != std::string::npos);
    CHECK_FALSE(ledger.store().find(ledger.def("unit"), first)->has_value());
    CHECK(ledger.text("unit", second, "phone") == "13800000000");
    CHECK(ledger.text("unit", third, "name") == "丙公司");

    REQUIRE(undo(ledger, report->action).has_value());
    CHECK(test::content(ledger) == before);
}

TEST_CASE("a removed row comes back with its id; not where its key is taken meanwhile")
{
    TestLedger ledger;
    const auto id = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    ledger.remove("org", id);
    const auto removal = next_undo(ledger);
    ledger.put("org", {{"code", "A1"}, {"name", "乙"}});
    const auto refused = undo(ledger, removal);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("A1") != std::string::npos);
    REQUIRE(undo(ledger, next_undo(ledger)).has_value());
    REQUIRE(undo(ledger, removal).has_value());
    CHECK(ledger.text("org", id, "name") == "甲");
}

TEST_CASE("a removal before the last one is not taken back over what was edited between them")
{
    TestLedger ledger;
    const auto id = ledger.put("unit", {{"name", "甲公司"}, {"address", "东街"}});
    ledger.remove("unit", id);
    const auto first = next_undo(ledger);
    ChangeLog log(ledger.database());
    const auto old = log.removed("unit", 1)->front().id;
    const auto restore = [&](std::int64_t change) {
        return restore_rows(ledger.database(), ledger.catalog(), ledger.actor(), {change});
    };
    REQUIRE(restore(old).has_value());
    // It is there as it was: nothing to do, and nothing in the way.
    const auto back = withdraw_action(ledger.database(), ledger.catalog(), ledger.actor(), first);
    REQUIRE(test::message(back) == std::string());
    CHECK(back->reverted == 0);
    REQUIRE(undo(ledger, back->action).has_value());

    ledger.change("unit", id, {{"address", "西街"}});
    ledger.remove("unit", id);
    const auto report =
        undo_action(ledger.database(), ledger.catalog(), ledger.actor(), first, OnConflict::Tell);
    REQUIRE(test::message(report) == std::string());
    CHECK(report->action == 0);
    REQUIRE(report->conflicts.size() == 1);
    CHECK(report->conflicts[0].reason ==
          "单位“甲公司”后来又恢复、删除过，请从回收站恢复最近的一次");
    CHECK(restore(old).error().kind == ErrorKind::Refused);
    REQUIRE(restore(log.removed("unit", 1)->front().id).has_value());
    CHECK(ledger.text("unit", id, "address") == "西街");
}

TEST_CASE("a restored file ends the undo stack; history stays readable")
{
    TestLedger ledger;
    const auto id = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    const auto put = next_undo(ledger);
    auto writer =
        Writer::begin(ledger.database(), ledger.catalog(), ledger.actor(), "恢复备份", "restore");
    REQUIRE(writer.has_value());
    Record other = test::record(ledger.def("org"), {{"code", "A2"}, {"name", "乙"}});
    REQUIRE(writer->put(ledger.def("org"), other).has_value());
    REQUIRE(writer->commit().has_value());
    CHECK(next_undo(ledger) == 0);
    const auto refused = undo(ledger, put);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("恢复过") != std::string::npos);
    CHECK(ChangeLog(ledger.database()).of_row("org", id)->size() == 1);
}

TEST_CASE("a removed row lies in the recycle bin until it comes back")
{
    TestLedger ledger;
    ChangeLog log(ledger.database());
    const auto first = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    const auto second = ledger.put("org", {{"code", "A2"}, {"name", "乙"}});
    const auto unit = ledger.put("unit", {{"name", "丙公司"}, {"managing_org", second}});
    ledger.remove("unit", unit);
    ledger.remove("org", first);
    ledger.remove("org", second);
    const auto bin = *log.removed("", 10);
    REQUIRE(bin.size() == 3);
    CHECK(bin[0].label == "乙");
    CHECK(bin[2].label == "丙公司");
    CHECK(log.removed("unit", 10)->size() == 1);
    CHECK(log.removed("", 1)->size() == 1);
    CHECK(log.removed("", 10, bin[0].id)->size() == 2);

    const auto restore = [&](std::int64_t change) {
        return restore_rows(ledger.database(), ledger.catalog(), ledger.actor(), {change});
    };
    CHECK(restore(bin[2].id).error().kind == ErrorKind::Refused); // its organization is gone
    REQUIRE(restore(bin[0].id).has_value());
    REQUIRE(restore(bin[2].id).has_value());
    CHECK(ledger.text("unit", unit, "name") == "丙公司");
    CHECK(restore(bin[2].id).error().kind == ErrorKind::Refused); // it is back
    CHECK(restore(1).error().kind == ErrorKind::Usage);
    CHECK(log.removed("", 10)->size() == 1);
    REQUIRE(undo(ledger, next_undo(ledger)).has_value());
    CHECK(log.removed("", 10)->size() == 2);
}

TEST_CASE("rows that refer to each other come back together, as one action")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲"}});
    const auto below = ledger.put("org", {{"code", "A2"}, {"name", "乙"}, {"parent", org}});
    ledger.remove("org", below);
    ledger.remove("org", org);
    ChangeLog log(ledger.database());
    const auto bin = *log.removed("org", 10);
    REQUIRE(bin.size() == 2);
    const auto last = *log.last_action();
    const auto restore = [&](std::vector<std::int64_t> changes) {
        return restore_rows(ledger.database(), ledger.catalog(), ledger.actor(),
                            std::move(changes));
    };
    const auto back = restore({bin[1].id, bin[0].id});
    REQUIRE(back.has_value());
    CHECK(back->reverted == 2);
    CHECK(*log.last_action() == last + 1);
    CHECK(ledger.value("org", below, "parent") == Value(org));
    // One that can't come back holds up the others: nothing is done.
    ledger.remove("org", below);
    ledger.remove("org", org);
    const auto again = *log.removed("org", 10);
    ledger.put("org", {{"code", "A2"}, {"name", "丙"}});
    CHECK_FALSE(restore({again[0].id, again[1].id}).has_value());
    CHECK(log.removed("org", 10)->size() == 2);
    CHECK(restore({})->action == 0);
}

TEST_CASE("a setting is taken back like any other action; what was kept by the way is passed over")
{
    TestLedger ledger;
    SettingsStore settings(ledger.database());
    const Actor who = ledger.actor();
    ledger.put("unit", {{"name", "甲公司"}});
    const std::int64_t row = next_undo(ledger);
    REQUIRE(settings.set("policies", "ningxia-2018", "设置执行政策", &who));
    REQUIRE(settings.set("policies", "central-2012", "设置执行政策", &who));
    REQUIRE(settings.remember("import.answers.unit", "{}", "记住导入时的回答", &who));
    REQUIRE(undo(ledger, next_undo(ledger)));
    CHECK(settings.get("policies").value() == "ningxia-2018");
    CHECK(settings.get("import.answers.unit").value() == "{}");
    REQUIRE(undo(ledger, next_undo(ledger)));
    CHECK_FALSE(settings.get("policies").value().has_value()); // there was none
    CHECK(next_undo(ledger) == row);
    REQUIRE(redo(ledger, next_redo(ledger)));
    CHECK(settings.get("policies").value() == "ningxia-2018");
}

TEST_CASE("a setting changed since is not taken back out of turn")
{
    TestLedger ledger;
    SettingsStore settings(ledger.database());
    const Actor who = ledger.actor();
    REQUIRE(settings.set("policies", "ningxia-2018", "设置执行政策", &who));
    const std::int64_t first = next_undo(ledger);
    REQUIRE(settings.set("policies", "central-2012", "设置执行政策", &who));
    CHECK(test::message(undo(ledger, first)).find("在此之后又改过") != std::string::npos);
    CHECK(settings.get("policies").value() == "central-2012");
}

TEST_CASE("of a setting of several things each is taken back by itself")
{
    TestLedger ledger;
    SettingsStore settings(ledger.database());
    const Actor who = ledger.actor();
    std::vector<std::int64_t> actions;
    const auto set = [&](const std::string& key, const std::string& value) {
        REQUIRE(settings.set(key, value, "设置", &who));
        actions.push_back(next_undo(ledger));
    };
    const auto holds = [&](const std::string& key) { return settings.get(key)->value_or("无"); };
    SECTION("lists, by their names")
    {
        set("lists", R"([{"name":"甲"}])");
        set("lists", R"([{"name":"甲"},{"name":"乙"}])");
        set("lists", R"([{"name":"甲","note":"新"},{"name":"乙"}])");
        REQUIRE(undo(ledger, actions[1]));
        CHECK(holds("lists") == R"([{"name":"甲","note":"新"}])");
        CHECK_FALSE(undo(ledger, actions[0]).has_value()); // 甲 was changed since
        REQUIRE(undo(ledger, next_undo(ledger)));          // the withdrawal
        CHECK(holds("lists") == R"([{"name":"甲","note":"新"},{"name":"乙"}])");
    }
    SECTION("a list that was removed comes back to its place")
    {
        set("lists", R"([{"name":"甲"},{"name":"乙"}])");
        set("lists", R"([{"name":"乙"}])");
        set("lists", R"([{"name":"乙"},{"name":"丙"}])");
        REQUIRE(undo(ledger, actions[1]));
        CHECK(holds("lists") == R"([{"name":"甲"},{"name":"乙"},{"name":"丙"}])");
    }
    SECTION("figures, by their keys")
    {
        set("policy_values/x", R"({"a":"1"})");
        set("policy_values/x", R"({"a":"1","b":"2"})");
        REQUIRE(undo(ledger, actions[0]));
        CHECK(holds("policy_values/x") == R"({"b":"2"})");
        REQUIRE(undo(ledger, actions[1]));
        CHECK(holds("policy_values/x") == "{}");
    }
    SECTION("what is no list is one thing")
    {
        set("policies", "a");
        set("policies", "a,b");
        CHECK_FALSE(undo(ledger, actions[0]).has_value());
    }
}

TEST_CASE("of the settings of one action, one that was changed since holds up no other")
{
    TestLedger ledger;
    const Actor who = ledger.actor();
    const auto put = [&](const char* key, const char* value) {
        return [=](WriteSession& session) { return session.put_setting(key, value); };
    };
    const auto write = [&](const auto&... puts) {
        auto session =
            WriteSession::begin(ledger.database(), ledger.catalog(), who, "设置", "edit");
        REQUIRE(session.has_value());
        const bool written = (puts(**session).has_value() && ...);
        REQUIRE(written);
        return *(*session)->commit();
    };
    const auto both = write(put("甲", "1"), put("乙", "1"));
    write(put("乙", "2"));
    REQUIRE(undo(ledger, both, true).has_value());
    SettingsStore settings(ledger.database());
    CHECK_FALSE(settings.get("甲").value().has_value());
    CHECK(settings.get("乙").value() == "2");
}
