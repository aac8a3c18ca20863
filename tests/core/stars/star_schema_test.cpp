// The schemes of star rating against their schema. Alone in its file: valijson takes long to
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

#include "core/base/object_reader.h"

namespace {

QJsonValue document(const std::string& name)
{
    QFile file(QString::fromStdString(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonDocument read = QJsonDocument::fromJson(file.readAll());
    REQUIRE(read.isObject());
    return QJsonValue(read.object());
}

bool fits(const valijson::Schema& described, const QJsonValue& scheme)
{
    return valijson::Validator().validate(described, valijson::adapters::QtJsonAdapter(scheme),
                                          nullptr);
}

} // namespace

TEST_CASE("the schemes have the form their schema describes")
{
    const QJsonValue described = document(":/stars/stars.schema.json");
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::QtJsonAdapter(described), schema);
    const auto ids = lx::builtin_ids("stars");
    REQUIRE(ids.has_value());
    for (const std::string& id : *ids) {
        INFO(id);
        const QJsonValue scheme = document(":/stars/" + id + ".json");
        CHECK(scheme.toObject().value(QLatin1String("id")).toString().toStdString() == id);
        CHECK(fits(schema, scheme));
        QJsonObject broken = scheme.toObject();
        broken.insert(QStringLiteral("colour"), 1);
        CHECK_FALSE(fits(schema, broken));
        broken = scheme.toObject();
        broken.remove(QStringLiteral("stars"));
        CHECK_FALSE(fits(schema, broken));
    }
}
