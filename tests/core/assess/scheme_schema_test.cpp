// The compiled-in schemes of assessment against their schema.

#include <catch2/catch.hpp>

#include "core/base/object_reader.h"
#include "tests/support/schema/schema_check.h"

TEST_CASE("the program's schemes have the form their schema describes")
{
    const auto ids = lx::builtin_ids("assessment");
    REQUIRE(ids);
    REQUIRE(ids->size() == 3);
    for (const std::string& id : *ids) {
        INFO(id);
        lx::test::check_form(":/assessment/scheme.schema.json",
                             lx::test::definition(":/assessment/" + id + ".json"), "grades");
    }
}
