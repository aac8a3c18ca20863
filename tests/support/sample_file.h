#pragma once

#include <memory>

#include <catch2/catch.hpp>

#include "core/sample/sample.h"
#include "core/store/database.h"
#include "tests/support/test_ledger.h"

namespace lx::test {

/// A made-up county in a file, gone with the test.
class SampleFile
{
public:
    SampleFile(std::int64_t units, std::uint64_t seed)
    {
        SampleOptions options;
        options.units = units;
        options.seed = seed;
        NoProgress progress;
        const auto made =
            make_sample(m_folder / "county.lxdb", Catalog::builtin(), options, progress);
        INFO((made ? std::string() : made.error().message));
        REQUIRE(made.has_value());
        auto database = Database::open(m_folder / "county.lxdb", Database::Mode::ReadOnly);
        REQUIRE(database.has_value());
        m_database = std::move(*database);
    }
    [[nodiscard]] Database& database() { return *m_database; }

private:
    TempFolder m_folder;
    std::unique_ptr<Database> m_database; ///< closed before its folder goes
};

} // namespace lx::test
