// The compiled-in rules for duplicates against their schema.

#include <catch2/catch.hpp>

#include "core/ledger/duplicate_rules.h"
#include "tests/support/schema/schema_check.h"

TEST_CASE("the rules for duplicates have the form their schema describes")
{
    REQUIRE(lx::DuplicateRules::load(lx::Catalog::builtin()));
    lx::test::check_form(":/duplicates/duplicates.schema.json",
                         lx::test::definition(":/duplicates/duplicates.json"), "endings");
}
