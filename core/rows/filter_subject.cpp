#include "core/rows/filter_subject.h"

#include <QJsonArray>
#include <QString>

#include "core/rules/json_place.h"

namespace lx {

namespace {

FieldType type_of_fact(const FactDef& fact)
{
    switch (fact.type) {
    case FactType::Bool:
        return FieldType::Bool;
    case FactType::Number:
        return FieldType::Real;
    case FactType::Money:
        return FieldType::Money;
    case FactType::Date:
        return FieldType::Date;
    case FactType::Choice:
        return FieldType::Choice;
    case FactType::Ref:
        return FieldType::Ref;
    case FactType::Text:
        break;
    }
    return FieldType::Text;
}

QJsonObject compare(const FilterSubject& subject, const std::string& op, const QJsonValue& value)
{
    const bool entered = !subject.derived && subject.fact->derived;
    QJsonObject json{
        {entered ? QStringLiteral("field") : QStringLiteral("fact"), qt(subject.field.key)},
        {QStringLiteral("op"), qt(op)}};
    if (!value.isNull())
        json.insert(QStringLiteral("value"), value);
    return json;
}

} // namespace

std::vector<FilterSubject> filter_subjects(const FactRegistry& registry, const LedgerDef& def)
{
    std::vector<FilterSubject> subjects;
    for (const FieldDef& field : def.fields)
        subjects.push_back({field, registry.find(def.code, field.key), false});
    for (const FactDef* fact : registry.of(def.code)) {
        if (!fact->derived || fact->key == "self")
            continue;
        FieldDef like;
        like.key = fact->key;
        like.name = fact->title;
        like.type = type_of_fact(*fact);
        like.unit = fact->unit;
        like.dictionary = fact->dictionary;
        like.ledger = fact->ref_ledger;
        like.hint = fact->doc;
        subjects.push_back({std::move(like), fact, true});
    }
    return subjects;
}

QJsonObject filter_condition(const FilterSubject& subject, const std::string& op,
                             const QJsonValue& value)
{
    if (op != "!=" || subject.field.type == FieldType::Bool)
        return compare(subject, op, value);
    if (subject.is_number())
        return {{QStringLiteral("any"),
                 QJsonArray{compare(subject, "empty", {}), compare(subject, "!=", value)}}};
    return {{QStringLiteral("not"), compare(subject, "=", value)}};
}

QJsonValue filter_value(const FilterSubject& subject, const Value& value, const std::string& name)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        switch (subject.field.type) {
        case FieldType::Bool:
            return *whole != 0;
        case FieldType::Money:
            return static_cast<double>(*whole) / 100;
        case FieldType::Ref:
        case FieldType::RefOrText:
        case FieldType::RefList: {
            QJsonObject row{{QStringLiteral("row"), static_cast<qint64>(*whole)}};
            if (!name.empty())
                row.insert(QStringLiteral("note"), qt(name));
            return row;
        }
        default:
            return static_cast<qint64>(*whole);
        }
    }
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    return qt(text_of(value));
}

std::optional<FilterParts> filter_parts(const QJsonObject& condition)
{
    if (condition.size() == 1 && condition[u"not"].isObject()) {
        auto parts = filter_parts(condition[u"not"].toObject());
        if (!parts || parts->op != "=")
            return std::nullopt;
        parts->op = "!=";
        return parts;
    }
    if (condition.size() == 1 && condition[u"any"].isArray()) {
        const QJsonArray list = condition[u"any"].toArray();
        const auto blank = filter_parts(list[0].toObject());
        auto parts = filter_parts(list[1].toObject());
        const bool differs = list.size() == 2 && blank && parts && blank->op == "empty" &&
                             parts->op == "!=" && blank->key == parts->key;
        return differs ? parts : std::nullopt;
    }
    const bool entered = condition.contains(u"field");
    const QJsonValue key = condition[entered ? u"field" : u"fact"];
    if (!key.isString() || !condition[u"op"].isString())
        return std::nullopt;
    return FilterParts{utf8_of(key.toString()), entered, utf8_of(condition[u"op"].toString()),
                       condition[u"value"]};
}

} // namespace lx
