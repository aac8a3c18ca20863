#include <cmath>

#include <catch2/catch.hpp>

#include "core/facts/snapshot.h"
#include "core/facts/world.h"
#include "core/store/ledger_store.h"
#include "tests/support/sample_file.h"

namespace lx::test {
namespace {

Needs everything()
{
    Needs needs;
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        needs.add_ledger(def.code);
        for (const FieldDef& field : def.fields)
            needs.add(def.code, field.key);
    }
    return needs;
}

std::shared_ptr<const Snapshot> load(Database& database, const Needs& needs)
{
    NoProgress progress;
    auto snapshot = Snapshot::load(database, Definitions::program(), needs, progress);
    INFO((snapshot ? std::string() : snapshot.error().message + snapshot.error().detail));
    REQUIRE(snapshot.has_value());
    return *snapshot;
}

World::Options on(const char* day)
{
    World::Options options;
    options.as_of = *Date::from_iso(day);
    return options;
}

TEST_CASE("A loaded snapshot holds what the rows hold", "[facts][load]")
{
    SampleFile file(120, 7);
    std::map<std::string, std::vector<Record>> records;
    LedgerStore store(file.database(), Catalog::builtin());
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        Query query;
        query.ledger = def.code;
        REQUIRE(store.each(query, [&](const Record& record) {
            records[def.code].push_back(record);
            return true;
        }));
    }
    const auto loaded = load(file.database(), everything());
    const auto expected = Snapshot::from_records(Definitions::program(), records);
    REQUIRE(loaded->table("unit").rows() == 120);
    const auto text = [](const Snapshot& snapshot, std::int32_t code) {
        return code < 0 ? std::to_string(code) : std::string(snapshot.texts().text(code));
    };
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        const ColumnTable& a = loaded->table(def.code);
        const ColumnTable& b = expected->table(def.code);
        CHECK(a.ids == b.ids);
        for (std::size_t field = 0; field < def.fields.size() && b.rows() > 0; ++field) {
            INFO(def.code << "." << def.fields[field].key);
            const Column& x = a.columns[field];
            const Column& y = b.columns[field];
            CHECK(x.i64 == y.i64);
            CHECK(x.starts == y.starts);
            REQUIRE(x.i32.size() == y.i32.size());
            REQUIRE(x.real.size() == y.real.size());
            const bool texts = x.i32 != y.i32; // codes differ from snapshot to snapshot
            bool same = true;
            for (std::size_t row = 0; texts && row < x.i32.size(); ++row)
                same = same && text(*loaded, x.i32[row]) == text(*expected, y.i32[row]);
            CHECK(same);
            for (std::size_t row = 0; row < x.real.size(); ++row)
                same = same && (x.real[row] == y.real[row] ||
                                (std::isnan(x.real[row]) && std::isnan(y.real[row])));
            CHECK(same);
        }
    }
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        INFO(def.code);
        CHECK(loaded->object_ids(def.code) == expected->object_ids(def.code));
        CHECK(loaded->object_rows(def.code) == expected->object_rows(def.code));
    }
    CHECK(loaded->object_rows("honour").size() > 0);
}

TEST_CASE("Facts need only the fields they say they need", "[facts][load]")
{
    SampleFile file(60, 3);
    const FactRegistry& registry = Definitions::program()->facts();
    const World all(load(file.database(), everything()), on("2025-09-30"));
    int facts = 0;
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        for (const FactDef* fact : registry.of(def.code)) {
            if (!fact->derived || all.rows(def.code) == 0)
                continue;
            ++facts;
            INFO(def.code << "." << fact->key);
            Needs needs;
            registry.add_needs(*fact, FieldUse::Content, needs);
            const World lean(load(file.database(), needs), on("2025-09-30"));
            for (std::int32_t row = 0; row < all.rows(def.code); ++row) {
                REQUIRE(lean.value(*fact, row) == all.value(*fact, row));
                REQUIRE(lean.trace(*fact, row) == all.trace(*fact, row));
            }
        }
    }
    CHECK(facts > 80);
}

} // namespace
} // namespace lx::test
