// The compiled-in schemes against their schema. Alone in its file: valijson takes long to compile.

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
    QFile file(QString::fromStdString(":/assessment/" + name + ".json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonDocument read = QJsonDocument::fromJson(file.readAll());
    REQUIRE(read.isObject());
    return QJsonValue(read.object());
}

bool fits(const QJsonValue& scheme)
{
    const QJsonValue described = document("scheme.schema");
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::QtJsonAdapter(described), schema);
    return valijson::Validator().validate(schema, valijson::adapters::QtJsonAdapter(scheme),
                                          nullptr);
}

} // namespace

TEST_CASE("the program's schemes have the form their schema describes")
{
    const auto ids = lx::builtin_ids("assessment");
    REQUIRE(ids);
    REQUIRE(ids->size() == 2);
    for (const std::string& id : *ids) {
        INFO(id);
        const QJsonValue scheme = document(id);
        CHECK(fits(scheme));
        QJsonObject broken = scheme.toObject();
        broken.insert(QStringLiteral("colour"), 1);
        CHECK_FALSE(fits(broken));
        broken = scheme.toObject();
        broken.remove(QStringLiteral("grades"));
        CHECK_FALSE(fits(broken));
    }
}
