#pragma once

#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/facts/world.h"
#include "tests/support/county_rows.h"
#include "tests/support/test_ledger.h"

namespace lx::test {

/// The rows of a test seen on a day.
inline std::shared_ptr<const World> world_of(const CountyRows& county,
                                             const std::string& day = "2025-09-30",
                                             std::vector<std::string> scope = {})
{
    World::Options options;
    const auto date = Date::from_iso(day);
    REQUIRE(date.has_value());
    options.as_of = *date;
    options.scope = std::move(scope);
    return std::make_shared<const World>(
        Snapshot::from_records(Definitions::program(), county.records()), options);
}

/// The rows of a ledger file seen on a day, as far as `needs` goes.
inline std::shared_ptr<const World> county_on(TestLedger& ledger, const std::string& day,
                                              const Needs& needs)
{
    NoProgress quiet;
    const auto world = load_world(ledger.database(), Definitions::program(), needs,
                                  {*Date::from_iso(day), {}, 0}, quiet);
    REQUIRE(world.has_value());
    return *world;
}

/// A fact of the row with a natural key, as people read it.
inline std::string fact_of(const CountyRows& county, const std::string& ledger,
                           const std::string& key, const std::string& fact,
                           const std::string& day = "2025-09-30",
                           std::vector<std::string> scope = {})
{
    const std::int64_t id = county.id_of(ledger, key);
    INFO(ledger << " " << key << " " << fact);
    REQUIRE(id != 0);
    const FactDef* def = Definitions::program()->facts().find(ledger, fact);
    REQUIRE(def != nullptr);
    const auto world = world_of(county, day, std::move(scope));
    return world->show(*def, world->snapshot().table(ledger).row_of(id));
}

} // namespace lx::test
