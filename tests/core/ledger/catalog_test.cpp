#include "core/ledger/catalog.h"

#include <catch2/catch.hpp>

using lx::Catalog;

TEST_CASE("the built-in definitions load, in the index's order")
{
    const Catalog& catalog = Catalog::builtin();
    REQUIRE(catalog.ledgers().size() == 30);
    CHECK(catalog.ledgers().front().code == "area");
    CHECK(catalog.ledgers().back().code == "submission");
    REQUIRE(catalog.ledger("unit") != nullptr);
    CHECK(catalog.ledger("unit")->group == "基础台账");
    CHECK(catalog.ledger("nothing") == nullptr);
    for (const lx::LedgerDef& def : catalog.ledgers()) {
        CHECK_FALSE(def.shown.empty());
        CHECK(def.fields.back().name == "备注");
    }
}
