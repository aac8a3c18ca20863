#include "core/rules/named_conditions.h"

#include <QJsonArray>
#include <QJsonObject>

#include "core/rules/json_place.h"

namespace lx {

namespace {

QJsonValue written_out(const QJsonValue& value, const Selection::NamedConditions& named, int depth)
{
    constexpr int deepest = 32; // no condition that is read is deeper
    if (depth > deepest)
        return value;
    if (value.isArray()) {
        QJsonArray list;
        for (const auto& one : value.toArray())
            list.append(written_out(one, named, depth + 1));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (object.size() == 1 && object.contains(u"use")) {
        const QJsonValue* stands = named(utf8_of(object[u"use"].toString()));
        return stands == nullptr ? value : written_out(*stands, named, depth + 1);
    }
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = written_out(it.value(), named, depth + 1);
    return object;
}

} // namespace

QJsonValue written_out(const QJsonValue& condition, const Selection::NamedConditions& named)
{
    return written_out(condition, named, 0);
}

} // namespace lx
