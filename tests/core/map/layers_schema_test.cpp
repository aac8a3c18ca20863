// The layers of the map against their schema.

#include <catch2/catch.hpp>

#include "tests/support/schema/schema_check.h"

TEST_CASE("the program's layers have the form their schema describes")
{
    lx::test::check_form(":/map/layers.schema.json", lx::test::definition(":/map/layers.json"),
                         "shades");
}
