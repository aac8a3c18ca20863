#pragma once

#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/facts/world.h"
#include "tests/support/county_rows.h"

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
