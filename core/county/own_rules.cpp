#include "core/county/own_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/county/policies.h"
#include "core/rules/named_conditions.h"

namespace lx {

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

Result<QJsonObject> pack_json(Database& database, const std::string& id)
{
    LX_ASSIGN(const std::string text, policy_text(database, id));
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

QJsonObject empty_pack()
{
    return {{QStringLiteral("id"), QString::fromLatin1(kOwnRulesPack)},
            {QStringLiteral("short"), QStringLiteral("本地规则")},
            {QStringLiteral("name"), QStringLiteral("本地规则")},
            {QStringLiteral("number"), QString()},
            {QStringLiteral("issued"), QStringLiteral("2000-01-01")},
            {QStringLiteral("covers"), QStringLiteral("本县自己定的规则")},
            {QStringLiteral("scope"),
             QJsonArray{QStringLiteral("非公有制企业"), QStringLiteral("社会组织")}},
            {QStringLiteral("rules"), QJsonArray()},
            {QStringLiteral("targets"), QJsonArray()}};
}

/// The pack as it is, or an empty one.
Result<QJsonObject> own_pack(Database& database)
{
    LX_ASSIGN(const auto policies, own_policies(database));
    const bool there = std::any_of(policies.begin(), policies.end(),
                                   [](const auto& entry) { return entry.id == kOwnRulesPack; });
    if (!there)
        return empty_pack();
    return pack_json(database, kOwnRulesPack);
}

Result<> save(Database& database, const QJsonObject& pack, const std::string& title,
              const Actor* actor)
{
    LX_ASSIGN(const auto id,
              save_own_pack(database, "本地规则",
                            QJsonDocument(pack).toJson(QJsonDocument::Compact).toStdString(), actor,
                            title));
    static_cast<void>(id);
    return {};
}

QString id_of(const QJsonValue& rule)
{
    return rule[QStringLiteral("id")].toString();
}

std::string title_of(const QJsonValue& rule)
{
    return rule[QStringLiteral("title")].toString().toStdString();
}

/// A pack's own conditions by name.
std::map<std::string, QJsonValue, std::less<>> conditions_of(const QJsonObject& pack)
{
    std::map<std::string, QJsonValue, std::less<>> conditions;
    const QJsonObject named = pack[QStringLiteral("conditions")].toObject();
    for (auto it = named.begin(); it != named.end(); ++it)
        conditions.emplace(it.key().toStdString(), it.value());
    return conditions;
}

/// Names of the figures read inside.
void collect_params(const QJsonValue& value, std::set<QString>& names)
{
    if (value.isArray()) {
        for (const auto& one : value.toArray())
            collect_params(one, names);
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool name =
            (it.key() == QLatin1String("param") || it.key() == QLatin1String("table")) &&
            it.value().isString();
        if (name)
            names.insert(it.value().toString());
        else if (it.key() != QLatin1String("params"))
            collect_params(it.value(), names);
    }
}

} // namespace

Result<std::vector<QJsonObject>> own_rules(Database& database)
{
    LX_ASSIGN(const QJsonObject pack, own_pack(database));
    std::vector<QJsonObject> rules;
    for (const auto& rule : pack[QStringLiteral("rules")].toArray())
        rules.push_back(rule.toObject());
    return rules;
}

Result<std::string> save_own_rule(Database& database, QJsonObject rule, const Actor* actor)
{
    LX_ASSIGN(QJsonObject pack, own_pack(database));
    QJsonArray rules = pack.value(QStringLiteral("rules")).toArray();
    if (id_of(rule).isEmpty()) {
        int number = 1;
        const auto taken = [&] {
            return std::any_of(rules.begin(), rules.end(), [&](const QJsonValue& one) {
                return id_of(one) == QString::number(number);
            });
        };
        while (taken())
            ++number;
        rule.insert(QStringLiteral("id"), QString::number(number));
    }
    const auto same = std::find_if(rules.begin(), rules.end(), [&](const QJsonValue& one) {
        return id_of(one) == id_of(rule);
    });
    if (same != rules.end())
        *same = rule;
    else
        rules.append(rule);
    pack.insert(QStringLiteral("rules"), rules);
    LX_TRY(save(database, pack, "保存本地规则“" + title_of(rule) + "”", actor));
    return id_of(rule).toStdString();
}

Result<> remove_own_rule(Database& database, const std::string& id, const Actor* actor)
{
    LX_ASSIGN(QJsonObject pack, own_pack(database));
    QJsonArray rules = pack.value(QStringLiteral("rules")).toArray();
    for (int i = 0; i < rules.size(); ++i) {
        if (id_of(rules[i]) != qt(id))
            continue;
        const std::string title = "删除本地规则“" + title_of(rules[i]) + "”";
        rules.removeAt(i);
        if (rules.isEmpty())
            return remove_own_pack(database, kOwnRulesPack, actor, title);
        pack.insert(QStringLiteral("rules"), rules);
        return save(database, pack, title, actor);
    }
    return fail(ErrorKind::Usage, "没有编号为“" + id + "”的本地规则，请刷新后再看。");
}

Result<QJsonObject> copied_rule(Database& database, const std::string& pack,
                                const std::string& rule)
{
    LX_ASSIGN(const QJsonObject json, pack_json(database, pack));
    LX_ASSIGN(const ParamValues values, policy_values(database, pack));
    const QJsonArray rules = json[QStringLiteral("rules")].toArray();
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const QJsonValue& one) { return id_of(one) == qt(rule); });
    if (found == rules.end())
        return fail(ErrorKind::Usage, "政策包“" + pack + "”没有规则“" + rule + "”。");
    const auto conditions = conditions_of(json);
    QJsonObject copy = written_out(*found, [&](std::string_view name) {
                           const auto condition = conditions.find(name);
                           return condition == conditions.end() ? nullptr : &condition->second;
                       }).toObject();
    std::set<QString> names;
    collect_params(copy, names);
    QJsonObject params = copy.value(QStringLiteral("params")).toObject();
    const QJsonObject of_pack = json[QStringLiteral("params")].toObject();
    for (const QString& name : names) {
        const bool own = params.contains(name);
        if (!own && !of_pack.contains(name))
            continue;
        QJsonObject param = (own ? params : of_pack)[name].toObject();
        const auto set = values.find(own ? rule + "/" + name.toStdString() : name.toStdString());
        if (set != values.end()) {
            const auto value =
                QJsonDocument::fromJson(QByteArray::fromStdString("[" + set->second + "]"));
            param.insert(QStringLiteral("value"), value.array().at(0));
        }
        param.remove(QStringLiteral("fixed")); // the county's own rule asks what the county wants
        params.insert(name, param);
    }
    if (!params.isEmpty())
        copy.insert(QStringLiteral("params"), params);
    copy.insert(QStringLiteral("id"), QString());
    // A clause alone would be taken for one of the county's own rules.
    const QString named = json[QStringLiteral("short")].toString();
    if (pack != kOwnRulesPack)
        copy.insert(QStringLiteral("clause"),
                    QString((named.isEmpty() ? json[QStringLiteral("name")].toString() : named) +
                            QStringLiteral(" ") + copy.value(QStringLiteral("clause")).toString())
                        .trimmed());
    return copy;
}

} // namespace lx
