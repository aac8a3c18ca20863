#include "core/rules/policy_pack.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/rules/json_place.h"
#include "core/rules/pack_parser.h"

namespace lx {

std::string_view strength_code(Strength strength)
{
    switch (strength) {
    case Strength::Normally:
        return "normally";
    case Strength::Encouraged:
        return "encouraged";
    default:
        return "must";
    }
}

std::string_view strength_title(Strength strength)
{
    switch (strength) {
    case Strength::Normally:
        return "一般";
    case Strength::Encouraged:
        return "鼓励";
    default:
        return "应当";
    }
}

namespace {

/// The packs compiled in, as they stand in their files.
std::vector<QJsonObject> builtin_packs()
{
    std::vector<QJsonObject> packs;
    const QDir folder(QStringLiteral(":/policies"));
    for (const QString& name : folder.entryList(QDir::Dirs)) {
        QFile file(folder.filePath(name + QStringLiteral("/pack.json")));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QJsonObject pack = QJsonDocument::fromJson(file.readAll()).object();
        pack[QStringLiteral("folder")] = name;
        packs.push_back(std::move(pack));
    }
    return packs;
}

std::set<std::string, std::less<>> builtin_full_ids(const char* list)
{
    std::set<std::string, std::less<>> ids;
    for (const QJsonObject& pack : builtin_packs())
        for (const QJsonValue one : pack[QLatin1String(list)].toArray())
            ids.insert(utf8_of(pack[QStringLiteral("id")].toString()) + "/" +
                       utf8_of(one[QStringLiteral("id")].toString()));
    return ids;
}

} // namespace

std::vector<std::string> PolicyPack::builtin_ids()
{
    std::vector<std::pair<std::string, std::string>> entries; // day of issue, id
    for (const QJsonObject& pack : builtin_packs())
        entries.emplace_back(utf8_of(pack[QStringLiteral("issued")].toString()),
                             utf8_of(pack[QStringLiteral("folder")].toString()));
    std::sort(entries.rbegin(), entries.rend());
    std::vector<std::string> ids;
    for (auto& [issued, id] : entries)
        ids.push_back(std::move(id));
    return ids;
}

const std::set<std::string, std::less<>>& PolicyPack::builtin_rules()
{
    static const auto ids = builtin_full_ids("rules");
    return ids;
}

const std::set<std::string, std::less<>>& PolicyPack::builtin_targets()
{
    static const auto ids = builtin_full_ids("targets");
    return ids;
}

Result<std::shared_ptr<const PolicyPack>>
PolicyPack::builtin(DefinitionsPtr definitions, const std::string& id, const ParamValues& values)
{
    const auto ids = builtin_ids();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
        std::string possible;
        for (const std::string& one : ids)
            possible += (possible.empty() ? "" : "、") + one;
        return fail(ErrorKind::Usage, "没有政策包“" + id + "”，可用的有：" + possible + "。");
    }
    QFile file(QStringLiteral(":/policies/") + qt(id) + QStringLiteral("/pack.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "读不出政策包“" + id + "”。");
    return from_json(std::move(definitions), id + "/pack.json", file.readAll().toStdString(),
                     values);
}

Result<std::shared_ptr<const PolicyPack>> PolicyPack::from_json(DefinitionsPtr definitions,
                                                                const std::string& file,
                                                                std::string_view json,
                                                                const ParamValues& values)
{
    return PackParser(file, std::move(definitions), values).parse(json);
}

namespace {

template <class List>
const typename List::value_type* find_id(const List& list, std::string_view id)
{
    for (const auto& one : list)
        if (one.id == id || one.full_id == id)
            return &one;
    return nullptr;
}

} // namespace

const Rule* PolicyPack::rule(std::string_view id) const
{
    return find_id(m_rules, id);
}

const Target* PolicyPack::target(std::string_view id) const
{
    return find_id(m_targets, id);
}

} // namespace lx
