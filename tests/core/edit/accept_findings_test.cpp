// Accepted exceptions to findings: when they hold, and that they stay with their subject.
#include "core/edit/accept_findings.h"

#include <catch2/catch.hpp>

#include "core/county/exceptions.h"
#include "core/rules/policy_pack.h"
#include "core/store/change_log.h"
#include "tests/support/county_world.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const char* const rule = "ningxia-2018/6.a";

struct Accepted : TestLedger
{
    std::int64_t unit = put("unit", {{"name", "甲公司"}});

    void accept(const std::vector<ExceptionSubject>& subjects, const char* until = "2025-12-31")
    {
        Writer writer = begin("情况说明");
        const auto done = accept_findings(
            database(), catalog(), writer, subjects,
            {"正在筹建", "张三", Date::from_iso("2025-09-01"), Date::from_iso(until)});
        INFO((done ? std::string() : done.error().message));
        REQUIRE(done.has_value());
        REQUIRE(writer.commit().has_value());
    }
    Exceptions on(const char* day)
    {
        return Exceptions::of(
            *county_on(*this, day, Exceptions::needs(Definitions::program()->facts())));
    }
};

} // namespace

TEST_CASE("an exception holds from its day to its last day")
{
    Accepted ledger;
    ledger.accept({{rule, "unit", ledger.unit}});
    CHECK(ledger.on("2025-08-31").find(rule, "unit", ledger.unit) == nullptr);
    const Exceptions first = ledger.on("2025-09-01");
    REQUIRE(first.valid(rule, "unit", ledger.unit) != nullptr);
    CHECK(first.valid(rule, "unit", ledger.unit)->reason == "正在筹建");
    CHECK(first.valid("ningxia-2018/6.b", "unit", ledger.unit) == nullptr);
    CHECK(first.valid(rule, "org", ledger.unit) == nullptr);
    CHECK(ledger.on("2025-12-31").valid(rule, "unit", ledger.unit) != nullptr);
    const Exceptions after = ledger.on("2026-01-01");
    CHECK(after.valid(rule, "unit", ledger.unit) == nullptr);
    REQUIRE(after.find(rule, "unit", ledger.unit) != nullptr);
    CHECK(after.find(rule, "unit", ledger.unit)->expired);
}

TEST_CASE("one without a last day holds on")
{
    Accepted ledger;
    ledger.accept({{rule, "unit", ledger.unit}}, "");
    CHECK(ledger.on("2099-01-01").valid(rule, "unit", ledger.unit) != nullptr);
}

TEST_CASE("many findings are one action; saying it again changes the words of the same row")
{
    Accepted ledger;
    const auto other = ledger.put("unit", {{"name", "乙公司"}});
    ledger.accept({{rule, "unit", ledger.unit}, {rule, "unit", other}});
    ledger.accept({{rule, "unit", other}}, "2026-06-30");
    const Exceptions now = ledger.on("2026-03-01");
    CHECK(now.find(rule, "unit", ledger.unit)->expired);
    CHECK_FALSE(now.find(rule, "unit", other)->expired);
    Query all;
    all.ledger = "exception";
    CHECK(*ledger.store().count(all) == 2);
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK(ledger.on("2025-09-30").empty());
}

TEST_CASE("it stays with its subject when the subject's key changes")
{
    Accepted ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲公司党支部"}});
    const auto post = ledger.put("post", {{"org", org},
                                          {"id_number", "640121198201010030"},
                                          {"name", "李四"},
                                          {"title", "书记"},
                                          {"start", "2024-01-01"}});
    ledger.accept({{rule, "unit", ledger.unit},
                   {"ningxia-2018/14.h", "org", org},
                   {"ningxia-2018/12.a", "post", post}});
    ledger.change("unit", ledger.unit, {{"uscc", "91110000600037341L"}});
    ledger.change("org", org, {{"code", "B2"}});
    const auto all_there = [&] {
        const Exceptions now = ledger.on("2025-09-30");
        return now.valid(rule, "unit", ledger.unit) != nullptr &&
               now.valid("ningxia-2018/14.h", "org", org) != nullptr &&
               now.valid("ningxia-2018/12.a", "post", post) != nullptr;
    };
    CHECK(all_there());
    ledger.change("post", post, {{"title", "副书记"}});
    CHECK(all_there());
    for (int step = 0; step < 3; ++step) {
        REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                            *undo_candidate(ledger.database())));
        CHECK(all_there());
    }
}

TEST_CASE("a subject that is deleted takes it out of sight, restored it is back")
{
    Accepted ledger;
    ledger.accept({{rule, "unit", ledger.unit}});
    ledger.remove("unit", ledger.unit);
    CHECK(ledger.on("2025-09-30").empty());
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK_FALSE(ledger.on("2025-09-30").empty());
}

TEST_CASE("what can have no exception is refused in words")
{
    Accepted ledger;
    Writer writer = ledger.begin();
    const auto done = accept_findings(ledger.database(), ledger.catalog(), writer,
                                      {{rule, "survey", 1}}, {"理由", "张三", {}, {}});
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().message.find("摸底记录") != std::string::npos);
    const auto gone = accept_findings(ledger.database(), ledger.catalog(), writer,
                                      {{rule, "unit", 999}}, {"理由", "张三", {}, {}});
    REQUIRE_FALSE(gone.has_value());
    CHECK(gone.error().message.find("已经不在单位台账里") != std::string::npos);
}

TEST_CASE("every subject of the program's rules can be given one")
{
    const Catalog& catalog = Catalog::builtin();
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = PolicyPack::builtin(Definitions::program(), id);
        REQUIRE(pack.has_value());
        for (const Rule& one : (*pack)->rules())
            for (const RulePart& part : one.parts) {
                INFO(one.full_id);
                CHECK(takes_exceptions(catalog, *catalog.ledger(part.ledger)));
            }
    }
}

TEST_CASE("an exception accepted later is not overwritten from an earlier day")
{
    Accepted ledger;
    ledger.accept({{rule, "unit", ledger.unit}});
    Writer writer = ledger.begin();
    const auto done =
        accept_findings(ledger.database(), ledger.catalog(), writer, {{rule, "unit", ledger.unit}},
                        {"更早的", "李四", Date::from_iso("2025-06-30"), {}});
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().message.find("2025年9月1日") != std::string::npos);
}

TEST_CASE("what the ledger's checks refuse in a form is refused here too")
{
    Accepted ledger;
    Writer writer = ledger.begin();
    const auto done = accept_findings(
        ledger.database(), ledger.catalog(), writer, {{rule, "unit", ledger.unit}},
        {"正在筹建", "张三", Date::from_iso("2025-09-01"), Date::from_iso("2020-01-01")});
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().kind == ErrorKind::Refused);
    CHECK(done.error().message.find("有效期不能早于认可日期") != std::string::npos);
}
