#include "ui/shell/policy_list.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace lx::ui {

std::vector<PolicyEntry> available_policies()
{
    struct Found
    {
        QString issued;
        PolicyEntry entry;
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
                          pack.value(QStringLiteral("number")).toString()}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.issued < b.issued; });
    std::vector<PolicyEntry> entries;
    for (Found& one : found)
        entries.push_back(std::move(one.entry));
    return entries;
}

} // namespace lx::ui
