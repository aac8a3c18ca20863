#include "ui/document/policy_list.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/county/policies.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"
#include "ui/presentation/format.h"

namespace lx::ui {

std::vector<PolicyChoice> program_policies()
{
    struct Found
    {
        QString issued;
        PolicyChoice entry;
    };
    std::vector<Found> found;
    const QDir folder(QStringLiteral(":/policies"));
    for (const QString& id : folder.entryList(QDir::Dirs)) {
        QFile file(folder.filePath(id + QStringLiteral("/pack.json")));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject pack = QJsonDocument::fromJson(file.readAll()).object();
        found.push_back({pack.value(QStringLiteral("issued")).toString(),
                         {pack.value(QStringLiteral("id")).toString(id),
                          pack.value(QStringLiteral("short")).toString(id),
                          pack.value(QStringLiteral("name")).toString(id),
                          pack.value(QStringLiteral("number")).toString(),
                          pack.value(QStringLiteral("area")).toString()}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.issued < b.issued; });
    std::vector<PolicyChoice> entries;
    for (Found& one : found)
        entries.push_back(std::move(one.entry));
    return entries;
}

Result<QStringList> kept_policies(Database& database)
{
    LX_ASSIGN(const auto ids, carried_out(database));
    QStringList chosen;
    for (const std::string& id : ids)
        chosen << qt(id);
    return chosen;
}

Result<> keep_policies(Database& database, const QStringList& ids, const Actor& actor)
{
    return SettingsStore(database).set(chosen_policies, utf8_of(ids.join(QLatin1Char(','))),
                                       "设置执行政策", &actor);
}

Result<> remember_policies(Database& database, const QStringList& ids, const Actor& actor)
{
    return SettingsStore(database).remember(chosen_policies, utf8_of(ids.join(QLatin1Char(','))),
                                            "执行政策", &actor);
}

Result<std::vector<PolicyChoice>> available_policies(Database& database)
{
    std::vector<PolicyChoice> entries = program_policies();
    LX_ASSIGN(const auto all, own_policies(database));
    for (const auto& own : all)
        entries.push_back({qt(own.id), qt(own.name), qt(own.name), {}, {}, true});
    return entries;
}

} // namespace lx::ui
