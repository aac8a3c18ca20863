#include "core/report/quarter/change_explanations.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/text.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

constexpr std::string_view key_begin = "changes/";

std::string key_of(Date from, Date to, const std::string& scope_id)
{
    return std::string(key_begin) + from.iso() + "/" + to.iso() +
           (scope_id.empty() ? "" : "/" + scope_id);
}

std::string written(const ChangeExplanations& explanations)
{
    QJsonObject json;
    for (const auto& [key, text] : explanations)
        json.insert(QString::fromStdString(key), QString::fromStdString(text));
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

Result<ChangeExplanations> change_explanations(Database& database, Date from, Date to,
                                               const std::string& scope_id)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(key_of(from, to, scope_id)));
    ChangeExplanations explanations;
    if (!kept)
        return explanations;
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(*kept));
    if (!json.isObject())
        return fail(ErrorKind::BadInput, "本台账保存的变更说明（" + from.iso() + " 至 " + to.iso() +
                                             "）不能读取，请撤销改坏它的那次操作。");
    const QJsonObject object = json.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        explanations[it.key().toStdString()] = it->toString().toStdString();
    return explanations;
}

Result<> explain_changes(Database& database, const Changes& changes,
                         const ChangeExplanations& explanations, const Actor& actor)
{
    LX_ASSIGN(auto kept, change_explanations(database, changes.from, changes.to, changes.scope_id));
    for (const auto& [key, text] : explanations) {
        const bool known =
            std::any_of(changes.figures.begin(), changes.figures.end(),
                        [&key = key](const FigureChange& one) { return one.key() == key; });
        const std::string said = trim(text);
        if (!known && !(said.empty() && kept.contains(key)))
            return fail(ErrorKind::Usage, "“" + key +
                                              "”在这两天之间没有变化，不用说明；请按“报表/表名/行/"
                                              "栏”写发生变化的数字。");
        if (said.empty())
            kept.erase(key);
        else
            kept[key] = said;
    }
    return SettingsStore(database).set(
        key_of(changes.from, changes.to, changes.scope_id), written(kept),
        "填写变更说明（" + changes.from.iso() + " 至 " + changes.to.iso() + "）", &actor);
}

bool is_changes_setting(std::string_view name)
{
    return name.starts_with(key_begin) || name == "change_threshold";
}

} // namespace lx
