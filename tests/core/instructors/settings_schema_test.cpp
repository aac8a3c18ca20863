// The settings of instructors against their schema. Alone in its file: valijson takes long to
// compile.

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include "core/instructors/instructor_settings.h"

namespace {

QJsonValue document(const char* name)
{
    QFile file(QString::fromUtf8(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonDocument read = QJsonDocument::fromJson(file.readAll());
    REQUIRE(read.isObject());
    return QJsonValue(read.object());
}

bool fits(const QJsonValue& settings)
{
    const QJsonValue described = document(":/instructors/settings.schema.json");
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::QtJsonAdapter(described), schema);
    return valijson::Validator().validate(schema, valijson::adapters::QtJsonAdapter(settings),
                                          nullptr);
}

} // namespace

TEST_CASE("the program's settings, and what a county keeps, have the form their schema describes")
{
    const QJsonValue settings = document(":/instructors/settings.json");
    CHECK(fits(settings));
    const QByteArray kept = QByteArray::fromStdString(lx::InstructorSettings::program().json());
    CHECK(fits(QJsonValue(QJsonDocument::fromJson(kept).object())));
    QJsonObject broken = settings.toObject();
    broken.insert(QStringLiteral("colour"), 1);
    CHECK_FALSE(fits(broken));
    broken = settings.toObject();
    broken.insert(QStringLiteral("visits_per_month"), 0);
    CHECK_FALSE(fits(broken));
    broken = settings.toObject();
    broken.remove(QStringLiteral("appraisal"));
    CHECK_FALSE(fits(broken));
}
