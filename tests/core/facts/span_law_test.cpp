// When a row counts is declared once. The three readings of it – facts, query, one record – agree.

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/progress.h"
#include "core/facts/world.h"
#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

using Ids = std::vector<std::int64_t>;

Ids sorted(Ids ids)
{
    std::sort(ids.begin(), ids.end());
    return ids;
}

Ids by_query(TestLedger& ledger, const LedgerDef& def, Date day)
{
    Query query;
    query.ledger = def.code;
    query.counts_at = day.iso();
    const auto ids = ledger.store().ids(query);
    RC_ASSERT(ids.has_value());
    return sorted(*ids);
}

Ids by_record(TestLedger& ledger, const LedgerDef& def, Date day, const test::Content& rows)
{
    const FindLedger ledgers = [&](const std::string& code) {
        return ledger.catalog().ledger(code);
    };
    const FindRecord find = [&](const std::string& code, std::int64_t id) -> std::optional<Record> {
        Record record;
        record.id = id;
        record.values = rows.at(code).at(id);
        return record;
    };
    Ids ids;
    const auto here = rows.find(def.code);
    if (here == rows.end())
        return ids;
    for (const auto& [id, values] : here->second) {
        Record record;
        record.id = id;
        record.values = values;
        if (span_of(def, record, ledgers, find).on(day.days()))
            ids.push_back(id);
    }
    return ids;
}

std::shared_ptr<const World> world_on(TestLedger& ledger, Date day)
{
    Needs needs;
    const FactRegistry& registry = Definitions::program()->facts();
    for (const LedgerDef& def : ledger.catalog().ledgers())
        registry.add_needs(*registry.find(def.code, "counts"), FieldUse::Content, needs);
    World::Options options;
    options.as_of = day;
    NoProgress progress;
    const auto world =
        load_world(ledger.database(), Definitions::program(), needs, options, progress);
    RC_ASSERT(world.has_value());
    return *world;
}

Ids by_fact(const World& world, const LedgerDef& def)
{
    const auto& counts = *world.fact(def.code, "counts").tri;
    const auto& all = world.snapshot().table(def.code).ids;
    Ids ids;
    for (std::size_t row = 0; row < counts.size(); ++row)
        if (counts[row] == Tri::True)
            ids.push_back(all[row]);
    return sorted(ids);
}

/// Some units are over, with and without a date.
void end_some_units(TestLedger& ledger, const test::Content& rows)
{
    const LedgerDef& def = ledger.def("unit");
    const auto units = rows.find("unit");
    if (units == rows.end())
        return;
    Writer writer = ledger.begin();
    for (const auto& [id, values] : units->second) {
        Record record;
        record.id = id;
        record.values = values;
        record.set(def, "status", *rc::gen::element<std::string>("正常", "注销", "吊销"));
        RC_ASSERT(writer.put(def, record).has_value());
    }
    RC_ASSERT(writer.commit().has_value());
}

} // namespace

TEST_CASE("facts, query and the test of one record agree on when a row counts, in every ledger")
{
    CHECK(rc::check("three readings of one span", [] {
        TestLedger ledger;
        for (int i = 0; i < 4; ++i)
            static_cast<void>(test::random_action(ledger, 25));
        end_some_units(ledger, test::content(ledger));
        const test::Content rows = test::content(ledger);
        for (const char* text : {"2014-12-31", "2020-02-28", "2020-02-29", "2021-06-01",
                                 "2024-12-31", "2025-01-01", "2031-01-01"}) {
            const Date day = *Date::from_iso(text);
            const auto world = world_on(ledger, day);
            for (const LedgerDef& def : ledger.catalog().ledgers()) {
                const Ids wanted = by_record(ledger, def, day, rows);
                RC_ASSERT(by_query(ledger, def, day) == wanted);
                RC_ASSERT(by_fact(*world, def) == wanted);
            }
        }
    }));
}

TEST_CASE(
    "the rows of an instructor that left no longer count, nor a struck-off unit without a date")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"name", "甲公司"}, {"status", "吊销"}});
    const auto other = ledger.put("unit", {{"name", "乙公司"}, {"status", "正常"}});
    const auto instructor = ledger.put(
        "instructor",
        {{"code", "Z1"}, {"name", "张三"}, {"start", "2024-01-01"}, {"end", "2025-01-01"}});
    const auto dispatch = ledger.put(
        "dispatch", {{"instructor", instructor}, {"unit", other}, {"start", "2023-01-01"}});
    const auto on = [&](const char* code, const char* day) {
        return by_query(ledger, ledger.def(code), *Date::from_iso(day));
    };
    CHECK(on("unit", "2025-09-30") == Ids{other});
    CHECK(on("dispatch", "2023-12-31").empty());
    CHECK(on("dispatch", "2024-12-31") == Ids{dispatch});
    CHECK(on("dispatch", "2025-01-01").empty());
    static_cast<void>(unit);
}
