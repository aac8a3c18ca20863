// The compiled-in events against their schema.

#include <catch2/catch.hpp>

#include "core/base/object_reader.h"
#include "tests/support/schema/schema_check.h"

TEST_CASE("the events have the form their schema describes")
{
    const auto ids = lx::builtin_ids("events");
    REQUIRE(ids.has_value());
    for (const std::string& id : *ids) {
        INFO(id);
        const QJsonObject event = lx::test::definition(":/events/" + id + ".json");
        CHECK(event.value(QLatin1String("id")).toString().toStdString() == id);
        lx::test::check_form(":/events/event.schema.json", event, "steps");
    }
}
