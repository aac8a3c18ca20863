// Alone in its file: valijson takes long to compile.

#include "tests/support/schema/schema_check.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
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

namespace lx::test {

QJsonObject definition(const std::string& resource)
{
    INFO(resource);
    QFile file(QString::fromStdString(resource));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonDocument read = QJsonDocument::fromJson(file.readAll());
    REQUIRE(read.isObject());
    return read.object();
}

bool fits_schema(const std::string& schema, const QJsonObject& value)
{
    const QJsonValue described(definition(schema));
    valijson::Schema parsed;
    valijson::SchemaParser().populateSchema(valijson::adapters::QtJsonAdapter(described), parsed);
    const QJsonValue target(value);
    return valijson::Validator().validate(parsed, valijson::adapters::QtJsonAdapter(target),
                                          nullptr);
}

void check_form(const std::string& schema, const QJsonObject& value, const char* required)
{
    CHECK(fits_schema(schema, value));
    QJsonObject broken = value;
    broken.insert(QStringLiteral("colour"), 1);
    CHECK_FALSE(fits_schema(schema, broken));
    broken = value;
    broken.remove(QLatin1String(required));
    CHECK_FALSE(fits_schema(schema, broken));
}

} // namespace lx::test
