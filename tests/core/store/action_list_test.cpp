// What was done, by page and by ledger, person, day and word; and single changes taken back.
#include "core/store/action_list.h"

#include <catch2/catch.hpp>

#include "core/store/action_row.h"
#include "core/store/settings_store.h"
#include "core/store/take_back.h"
#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

/// The file's actions that fit, without the one that made it.
std::vector<std::string> titles(TestLedger& ledger, const ActionFilter& filter)
{
    const auto actions = list_actions(ledger.database(), filter, 100);
    REQUIRE(test::message(actions) == std::string());
    std::vector<std::string> found;
    for (const Action& action : *actions)
        if (action.kind == "edit" || action.kind == "setting")
            found.push_back(action.title);
    return found;
}

/// Writes one unit as somebody, on a day.
std::int64_t written(TestLedger& ledger, const char* user, const char* day, const char* title,
                     const char* unit)
{
    const FixedClock clock(*Date::from_iso(day));
    Record row = test::record(ledger.def("unit"), {{"name", unit}});
    auto writer = Writer::begin(ledger.database(), ledger.catalog(), {user, &clock}, title);
    REQUIRE(writer.has_value());
    REQUIRE(writer->put(ledger.def("unit"), row).has_value());
    REQUIRE(writer->commit().has_value());
    return row.id;
}

Result<UndoReport> take_back(TestLedger& ledger, std::int64_t change,
                             OnConflict conflicts = OnConflict::Tell)
{
    return take_back_change(ledger.database(), ledger.catalog(), ledger.actor(), change, conflicts);
}

/// The newest change of a row.
std::int64_t newest(TestLedger& ledger, const char* code, std::int64_t row)
{
    return ChangeLog(ledger.database()).of_row(code, row)->front().id;
}

using Titles = std::vector<std::string>;

} // namespace

TEST_CASE("actions are found by ledger, person, day and word, newest first")
{
    TestLedger ledger;
    written(ledger, "李四", "2026-01-05", "录入一", "甲公司");
    written(ledger, "王五", "2026-01-06", "录入二", "乙公司");
    const FixedClock clock(*Date::from_iso("2026-01-07"));
    const Actor actor{"李四", &clock};
    REQUIRE(SettingsStore(ledger.database()).set("as_of", "2026-01-07", "改设置", &actor));

    CHECK(titles(ledger, {}) == Titles{"改设置", "录入二", "录入一"});
    CHECK(titles(ledger, {.ledger = "unit"}) == Titles{"录入二", "录入一"});
    CHECK(titles(ledger, {.ledger = "member"}).empty());
    CHECK(titles(ledger, {.ledger = std::string(setting_log)}) == Titles{"改设置"});
    CHECK(titles(ledger, {.user = "李四"}) == Titles{"改设置", "录入一"});
    CHECK(titles(ledger, {.from = "2026-01-06"}) == Titles{"改设置", "录入二"});
    CHECK(titles(ledger, {.from = "2026-01-06", .to = "2026-01-06"}) == Titles{"录入二"});
    CHECK(titles(ledger, {.words = "一"}) == Titles{"录入一"});
    CHECK(titles(ledger, {.words = "乙公"}) == Titles{"录入二"}); // the name of a row
    CHECK(titles(ledger, {.user = "王五", .words = "甲公司"}).empty());
    const auto users = acting_users(ledger.database());
    REQUIRE(users.has_value());
    CHECK(std::count(users->begin(), users->end(), "李四") == 1);
}

TEST_CASE("pages follow each other without gap or repetition, whatever they are narrowed by")
{
    CHECK(rc::check("all pages together are the whole list", [] {
        TestLedger ledger;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            test::random_action(ledger, *rc::gen::inRange(1, 6));
        const ActionFilter filter{
            .ledger = *rc::gen::element(std::string(), std::string("unit"), std::string("org"))};
        const auto whole = list_actions(ledger.database(), filter, 1000);
        const auto size = *rc::gen::inRange(1, 4);
        std::vector<std::int64_t> paged;
        for (std::int64_t before = 0;;) {
            const auto page = list_actions(ledger.database(), filter, size, before);
            RC_ASSERT(std::ssize(*page) <= size);
            if (page->empty())
                break;
            for (const Action& action : *page)
                paged.push_back(action.id);
            before = page->back().id;
        }
        RC_ASSERT(paged.size() == whole->size());
        for (std::size_t i = 0; i < paged.size(); ++i)
            RC_ASSERT(paged[i] == (*whole)[i].id);
    }));
}

TEST_CASE("one changed row of an action is taken back, and that can be undone")
{
    TestLedger ledger;
    const auto first = ledger.put("unit", {{"name", "甲公司"}});
    const auto second = ledger.put("unit", {{"name", "乙公司"}});
    Writer writer = ledger.begin("两家改地址");
    for (const auto id : {first, second}) {
        Record row = **ledger.store().find(ledger.def("unit"), id);
        row.set(ledger.def("unit"), "address", std::string("东街"));
        REQUIRE(writer.put(ledger.def("unit"), row).has_value());
    }
    REQUIRE(writer.commit().has_value());
    const auto back = take_back(ledger, newest(ledger, "unit", first));
    REQUIRE(test::message(back) == std::string());
    CHECK(back->reverted == 1);
    CHECK(is_empty(ledger.value("unit", first, "address")));
    CHECK(ledger.text("unit", second, "address") == "东街");
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), back->action));
    CHECK(ledger.text("unit", first, "address") == "东街");
}

TEST_CASE("a row added goes into the recycle bin when that is taken back, a removed one comes back")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    const auto added = newest(ledger, "unit", unit);
    REQUIRE(take_back(ledger, added)->reverted == 1);
    CHECK_FALSE((*ledger.store().find(ledger.def("unit"), unit)).has_value());
    REQUIRE(take_back(ledger, newest(ledger, "unit", unit))->reverted == 1);
    CHECK(ledger.text("unit", unit, "name") == "甲公司");
}

TEST_CASE("a change that something came after is told, not taken back")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"name", "甲公司"}, {"address", "东街"}});
    ledger.change("unit", unit, {{"address", "西街"}});
    const auto moved = newest(ledger, "unit", unit);
    ledger.change("unit", unit, {{"address", "南街"}});
    const auto told = take_back(ledger, moved);
    REQUIRE(test::message(told) == std::string());
    CHECK(told->action == 0);
    REQUIRE(told->conflicts.size() == 1);
    CHECK(told->conflicts[0].field == "address");
    CHECK(ledger.text("unit", unit, "address") == "南街");
    CHECK(take_back(ledger, moved, OnConflict::Refuse).error().kind == ErrorKind::Refused);
    CHECK(take_back(ledger, 999'999).error().kind == ErrorKind::Usage);
}

TEST_CASE("what is kept by the way is not taken back, nor what is undone again")
{
    TestLedger ledger;
    const Actor actor = ledger.actor();
    SettingsStore settings(ledger.database());
    REQUIRE(settings.remember("import.answers.unit", "{}", "记住导入时的回答", &actor));
    const Action kept = list_actions(ledger.database(), {}, 1)->front();
    CHECK_FALSE(can_be_taken_back(kept));
    const auto change = ChangeLog(ledger.database()).of_action(kept.id, 1)->front();
    CHECK(take_back(ledger, change.id).error().kind == ErrorKind::Refused);
    REQUIRE(settings.set("policies", "central-2012", "设置执行政策", &actor));
    CHECK(can_be_taken_back(list_actions(ledger.database(), {}, 1)->front()));
    ledger.put("unit", {{"name", "甲公司"}});
    const Action added = list_actions(ledger.database(), {}, 1)->front();
    CHECK(can_be_taken_back(added));
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), actor, added.id));
    const auto both = *list_actions(ledger.database(), {}, 2); // what was undone, and the undoing
    for (const Action& action : both)
        CHECK_FALSE(can_be_taken_back(action));
}

TEST_CASE("nothing from before a restore is taken back")
{
    TestLedger ledger;
    ledger.put("unit", {{"name", "甲公司"}});
    auto writer =
        Writer::begin(ledger.database(), ledger.catalog(), ledger.actor(), "恢复备份", "restore");
    REQUIRE(writer.has_value());
    Record row = test::record(ledger.def("unit"), {{"name", "乙公司"}});
    REQUIRE(writer->put(ledger.def("unit"), row).has_value());
    REQUIRE(writer->commit().has_value());
    const auto actions = list_actions(ledger.database(), {}, 10);
    REQUIRE(actions.has_value());
    for (const Action& action : *actions)
        CHECK_FALSE(can_be_taken_back(action));
    ledger.put("unit", {{"name", "丙公司"}});
    CHECK(can_be_taken_back(list_actions(ledger.database(), {}, 1)->front()));
}
