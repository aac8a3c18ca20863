// The compiled-in rules against their schema. Alone in its file: valijson takes long to compile.

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

#include "core/ledger/duplicate_rules.h"

namespace {

QJsonValue document(const char* name)
{
    QFile file(QString::fromUtf8(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonDocument read = QJsonDocument::fromJson(file.readAll());
    REQUIRE(read.isObject());
    return QJsonValue(read.object());
}

bool fits(const QJsonValue& rules)
{
    const QJsonValue described = document(":/duplicates/duplicates.schema.json");
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::QtJsonAdapter(described), schema);
    return valijson::Validator().validate(schema, valijson::adapters::QtJsonAdapter(rules),
                                          nullptr);
}

} // namespace

TEST_CASE("the rules for duplicates have the form their schema describes")
{
    REQUIRE(lx::DuplicateRules::load(lx::Catalog::builtin()));
    const QJsonValue rules = document(":/duplicates/duplicates.json");
    CHECK(fits(rules));
    QJsonObject broken = rules.toObject();
    broken.insert(QStringLiteral("colour"), 1);
    CHECK_FALSE(fits(broken));
    broken = rules.toObject();
    broken.remove(QStringLiteral("endings"));
    CHECK_FALSE(fits(broken));
}
