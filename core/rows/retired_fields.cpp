#include "core/rows/retired_fields.h"

#include <set>

#include <QJsonArray>

#include "core/store/own_fields.h"

namespace lx {

namespace {

/// Facts a condition asks, by the last part of their names ("unit.own_1": "own_1").
void collect_facts(const QJsonValue& part, std::set<std::string>& facts)
{
    for (const auto& each : part.toArray())
        collect_facts(each, facts);
    const QJsonObject object = part.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        if (it.key() == QLatin1String("fact"))
            facts.insert(it.value().toString().section(QLatin1Char('.'), -1).toStdString());
        else
            collect_facts(it.value(), facts);
}

} // namespace

Result<std::string> retired_fields_asked(Database& database, const QJsonObject& condition)
{
    std::set<std::string> facts;
    collect_facts(condition, facts);
    LX_ASSIGN(const auto fields, all_own_fields(database));
    std::string names;
    for (const OwnField& own : fields)
        if (own.retired && facts.contains(own.field.key))
            names += (names.empty() ? "“" : "、“") + own.field.name + "”";
    if (names.empty())
        return std::string();
    return "条件用到已停用的自定义字段" + names +
           "，列不出符合条件的行；请先恢复使用它，或者"
           "改掉条件里的这一项。";
}

} // namespace lx
