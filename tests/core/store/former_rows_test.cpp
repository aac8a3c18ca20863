// What a file held at a moment, taken back from its change log.
#include "core/store/former_rows.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date first_day = *Date::from_iso("2025-12-31");
const Date second_day = *Date::from_iso("2026-03-31");

std::set<std::string, std::less<>> all_ledgers(const Catalog& catalog)
{
    std::set<std::string, std::less<>> codes;
    for (const LedgerDef& def : catalog.ledgers())
        codes.insert(def.code);
    return codes;
}

FormerState state_of(TestLedger& ledger, const std::string& moment)
{
    NoProgress quiet;
    const auto action = action_by(ledger.database(), moment);
    REQUIRE(action.has_value());
    auto state = former_rows(ledger.database(), ledger.catalog(), all_ledgers(ledger.catalog()),
                             *action, quiet);
    REQUIRE(state.has_value());
    return std::move(*state);
}

FormerState end_of(TestLedger& ledger, Date day)
{
    return state_of(ledger, day.iso() + "T23:59:59");
}

/// What the file held then: what it holds now with the former rows in their places.
Content taken_back(Content now, const FormerState& state)
{
    for (const auto& [code, rows] : state.ledgers) {
        for (const std::int64_t id : rows.ids)
            now[code].erase(id);
        for (const Record& row : rows.rows)
            now[code][row.id] = row.values;
        if (now[code].empty())
            now.erase(code);
    }
    return now;
}

std::int64_t add_unit(TestLedger& ledger, const std::string& name)
{
    return ledger.put("unit", {{"name", name},
                               {"category", std::string("非公有制企业")},
                               {"type", std::string("有限责任公司")},
                               {"status", std::string("正常")}});
}

} // namespace

TEST_CASE("A row that was changed, added or removed since is as it was")
{
    TestLedger ledger;
    ledger.go_on_to(first_day);
    const std::int64_t changed = add_unit(ledger, "甲公司");
    const std::int64_t removed = add_unit(ledger, "乙公司");
    ledger.go_on_to(second_day);
    ledger.change("unit", changed, {{"status", std::string("停产歇业")}});
    ledger.change("unit", changed, {{"status", std::string("注销")}});
    ledger.remove("unit", removed);
    const std::int64_t added = add_unit(ledger, "丙公司");

    const FormerState state = end_of(ledger, first_day);
    CHECK_FALSE(state.before_file);
    const FormerRows& units = state.ledgers.at("unit");
    CHECK(units.ids == std::vector{changed, removed, added});
    REQUIRE(units.rows.size() == 2);
    CHECK(text_of(units.rows[0].at(ledger.def("unit"), "status")) == "正常");
    CHECK(text_of(units.rows[1].at(ledger.def("unit"), "name")) == "乙公司");
    CHECK(units.when.at(changed).at("status") == "2026-03-31T09:00:00");
    CHECK(units.when.at(added).contains(""));
}

TEST_CASE("Nothing is told of a moment before the file was made, nor of one after all of it")
{
    TestLedger ledger;
    add_unit(ledger, "甲公司");
    CHECK(end_of(ledger, *Date::from_iso("2024-12-31")).before_file);
    const FormerState now = end_of(ledger, second_day);
    CHECK_FALSE(now.before_file);
    CHECK(now.ledgers.empty());
}

TEST_CASE("Only the ledgers that are asked for are told of")
{
    TestLedger ledger;
    ledger.go_on_to(first_day);
    add_unit(ledger, "甲公司");
    ledger.go_on_to(second_day);
    add_unit(ledger, "乙公司");
    NoProgress quiet;
    const auto action = action_by(ledger.database(), "2026-01-01T00:00:00");
    REQUIRE(action.has_value());
    const auto state = former_rows(ledger.database(), ledger.catalog(), {"org"}, *action, quiet);
    REQUIRE(state.has_value());
    CHECK(state->ledgers.empty());
}

TEST_CASE("Law: the log taken back to any moment gives what the file held then")
{
    rc::prop("former rows", [] {
        TestLedger ledger;
        ledger.go_on_to(first_day);
        std::vector<std::pair<Date, Content>> held;
        std::vector<std::int64_t> actions;
        Date day = first_day;
        for (int quarter = 0; quarter < 4; ++quarter) {
            for (int i = 0; i < 2; ++i) {
                const std::int64_t action = random_action(ledger, 6);
                if (action != 0 && *rc::gen::inRange(0, 3) == 0) {
                    const auto undone =
                        undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action);
                    RC_ASSERT(undone.has_value());
                }
            }
            held.emplace_back(day, content(ledger));
            day = day.add_months(3);
            ledger.go_on_to(day);
        }
        const Content now = content(ledger);
        for (const auto& [then, rows] : held)
            RC_ASSERT(taken_back(now, end_of(ledger, then)) == rows);
    });
}
