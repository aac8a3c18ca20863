// The schemes of star rating against their schema.

#include <catch2/catch.hpp>

#include "core/base/object_reader.h"
#include "tests/support/schema/schema_check.h"

TEST_CASE("the schemes have the form their schema describes")
{
    const auto ids = lx::builtin_ids("stars");
    REQUIRE(ids.has_value());
    for (const std::string& id : *ids) {
        INFO(id);
        const QJsonObject scheme = lx::test::definition(":/stars/" + id + ".json");
        CHECK(scheme.value(QLatin1String("id")).toString().toStdString() == id);
        lx::test::check_form(":/stars/stars.schema.json", scheme, "stars");
    }
}

TEST_CASE("the tables of allowances have the form their schema describes")
{
    lx::test::check_form(":/stars/allowances.schema.json",
                         lx::test::definition(":/stars/allowances.json"), "allowances");
}
