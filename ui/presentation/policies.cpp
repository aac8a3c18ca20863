#include "ui/presentation/policies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/store/settings_store.h"

namespace lx::ui {

namespace {

std::string key_of(const std::string& id)
{
    return "policy_values/" + id;
}

} // namespace

Result<ParamValues> policy_values(Database& database, const std::string& id)
{
    SettingsStore settings(database);
    LX_ASSIGN(const auto text, settings.get(key_of(id)));
    ParamValues values;
    if (!text)
        return values;
    const QJsonObject kept = QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        values[it.key().toStdString()] = it.value().toString().toStdString();
    return values;
}

Result<> save_policy_values(Database& database, const std::string& id, const ParamValues& values)
{
    QJsonObject kept;
    for (const auto& [key, value] : values)
        kept[QString::fromStdString(key)] = QString::fromStdString(value);
    SettingsStore settings(database);
    return settings.set(key_of(id),
                        QJsonDocument(kept).toJson(QJsonDocument::Compact).toStdString());
}

Result<std::shared_ptr<const PolicyPack>> load_policy(Database& database, const std::string& id)
{
    LX_ASSIGN(auto values, policy_values(database, id));
    if (values.empty())
        return PolicyPack::builtin(id);
    // Figures of an older version of the pack must not keep it from opening.
    LX_ASSIGN(const auto original, PolicyPack::builtin(id));
    std::erase_if(values, [&](const auto& value) {
        for (const ParamDef& param : original->params()) {
            if (param.key == value.first)
                return false;
        }
        return true;
    });
    return PolicyPack::builtin(id, values);
}

} // namespace lx::ui
