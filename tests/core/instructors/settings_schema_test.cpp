// The definitions of instructors against their schemas.

#include <catch2/catch.hpp>

#include <QJsonDocument>

#include "core/instructors/instructor_settings.h"
#include "tests/support/schema/schema_check.h"

TEST_CASE("the program's settings, and what a county keeps, have the form their schema describes")
{
    const char* schema = ":/instructors/settings.schema.json";
    const QJsonObject settings = lx::test::definition(":/instructors/settings.json");
    lx::test::check_form(schema, settings, "appraisal");
    const QByteArray kept = QByteArray::fromStdString(lx::InstructorSettings::program().json());
    CHECK(lx::test::fits_schema(schema, QJsonDocument::fromJson(kept).object()));
    QJsonObject broken = settings;
    broken.insert(QStringLiteral("visits_per_month"), 0);
    CHECK_FALSE(lx::test::fits_schema(schema, broken));
}

TEST_CASE("the order of units without an instructor has the form its schema describes")
{
    lx::test::check_form(":/instructors/urgency.schema.json",
                         lx::test::definition(":/instructors/urgency.json"), "grades");
}
