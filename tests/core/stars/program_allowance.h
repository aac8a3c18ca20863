#pragma once

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/stars/allowance_tables.h"

namespace lx::test {

/// The program's tables with the amounts its policies come with.
inline std::vector<AllowanceTable> program_allowances()
{
    auto tables = program_allowance_tables(
        [](const std::string& id) { return PolicyPack::builtin(Definitions::program(), id); });
    INFO((tables ? "" : tables.error().message));
    REQUIRE(tables);
    return std::move(*tables);
}
inline AllowanceTable program_allowance(const std::string& id = "monthly-by-star")
{
    const auto tables = program_allowances();
    const auto found = std::ranges::find(tables, id, &AllowanceTable::id);
    REQUIRE(found != tables.end());
    return *found;
}

} // namespace lx::test
