#include "core/rules/matters.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lx {

Result<std::vector<Matter>> matters()
{
    QFile file(QStringLiteral(":/policies/matters.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "读不出程序自带的政策对照表。");
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return fail(ErrorKind::Io, "程序自带的政策对照表损坏，请重新安装程序。");
    std::vector<Matter> list;
    for (const QJsonValue& value : document[QStringLiteral("matters")].toArray()) {
        Matter matter;
        matter.id = value[QStringLiteral("id")].toString().toStdString();
        matter.title = value[QStringLiteral("title")].toString().toStdString();
        for (const QJsonValue& rule : value[QStringLiteral("rules")].toArray())
            matter.rules.push_back(rule.toString().toStdString());
        list.push_back(std::move(matter));
    }
    return list;
}

} // namespace lx
