#include "core/county/policies.h"

#include <algorithm>
#include <iterator>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/store/settings_store.h"

namespace lx {

namespace {

/// One setting holds all own packs (id → text), so that taking one in is one write.
const std::string key_own = "own_packs";
const std::string key_values = "policy_values/";

std::string key_of(const std::string& id)
{
    return key_values + id;
}

Result<std::map<std::string, std::string>> read_map(Database& database, const std::string& key)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(key));
    std::map<std::string, std::string> kept;
    if (!text)
        return kept;
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        kept[it.key().toStdString()] = it.value().toString().toStdString();
    return kept;
}

Result<> write_map(Database& database, const std::string& key,
                   const std::map<std::string, std::string>& values, const std::string& title,
                   const Actor* actor)
{
    QJsonObject kept;
    for (const auto& [name, value] : values)
        kept[QString::fromStdString(name)] = QString::fromStdString(value);
    return SettingsStore(database).set(
        key, QJsonDocument(kept).toJson(QJsonDocument::Compact).toStdString(), title, actor);
}

/// What the history says of figures that were set: "修改“宁夏2018”的参数“职工人数”".
std::string values_title(const PolicyPack& pack, const ParamValues& before,
                         const ParamValues& after)
{
    std::vector<const ParamDef*> changed;
    for (const ParamDef& param : pack.params()) {
        const auto was = before.find(param.key);
        const auto is = after.find(param.key);
        const bool same = (was == before.end()) == (is == after.end()) &&
                          (was == before.end() || was->second == is->second);
        if (!same)
            changed.push_back(&param);
    }
    const std::string of = "“" + pack.name() + "”的";
    if (changed.size() == 1)
        return (after.count(changed[0]->key) > 0 ? "修改" : "恢复") + of + "参数“" +
               changed[0]->title + "”";
    if (after.empty())
        return "恢复" + of + "全部参数";
    return "修改" + of + std::to_string(changed.size()) + " 项参数";
}

bool is_builtin(const std::string& id)
{
    const auto ids = PolicyPack::builtin_ids();
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Error no_such_pack(const std::string& id, const std::map<std::string, std::string>& own)
{
    std::string possible;
    for (const std::string& one : PolicyPack::builtin_ids())
        possible += (possible.empty() ? "" : "、") + one;
    for (const auto& [name, text] : own)
        possible += "、" + name;
    return {ErrorKind::Usage, "没有政策包“" + id + "”，可用的有：" + possible + "。", {}};
}

Result<std::shared_ptr<const PolicyPack>> pack_with(Database& database,
                                                    const DefinitionsPtr& definitions,
                                                    const std::string& id,
                                                    const ParamValues& values)
{
    if (is_builtin(id))
        return PolicyPack::builtin(definitions, id, values);
    LX_ASSIGN(const auto own, read_map(database, key_own));
    const auto found = own.find(id);
    if (found == own.end())
        return tl::unexpected(no_such_pack(id, own));
    auto pack = PolicyPack::from_json(definitions, id + ".json", found->second, values);
    if (pack)
        return pack;
    // One kept before its tables had a form of their own still judges by its rules.
    QJsonObject rules = QJsonDocument::fromJson(QByteArray::fromStdString(found->second)).object();
    rules.remove(QStringLiteral("tables"));
    auto without = PolicyPack::from_json(
        definitions, id + ".json",
        QJsonDocument(rules).toJson(QJsonDocument::Compact).toStdString(), values);
    return without ? without : pack;
}

struct KeptPack
{
    std::shared_ptr<const PolicyPack> pack;
    ParamValues values; ///< those of the file that the pack still takes
};

/// Figures set for another version of the pack (gone, fixed or of another type by now) must neither
/// keep it from opening nor new ones from being set: they are left out.
Result<KeptPack> load_kept(Database& database, const DefinitionsPtr& definitions,
                           const std::string& id)
{
    LX_ASSIGN(auto values, read_map(database, key_of(id)));
    LX_ASSIGN(auto original, pack_with(database, definitions, id, {}));
    std::erase_if(values, [&](const auto& value) {
        return std::none_of(
            original->params().begin(), original->params().end(),
            [&](const ParamDef& param) { return param.key == value.first && param.fixed.empty(); });
    });
    if (values.empty())
        return KeptPack{std::move(original), {}};
    if (auto pack = pack_with(database, definitions, id, values))
        return KeptPack{std::move(*pack), std::move(values)};
    std::erase_if(
        values, [&](const auto& value) { return !pack_with(database, definitions, id, {value}); });
    LX_ASSIGN(auto pack, pack_with(database, definitions, id, values));
    return KeptPack{std::move(pack), std::move(values)};
}

} // namespace

Result<std::vector<std::string>> own_policy_ids(Database& database)
{
    LX_ASSIGN(const auto own, read_map(database, key_own));
    std::vector<std::string> ids;
    for (const auto& [id, text] : own)
        ids.push_back(id);
    return ids;
}

Result<std::vector<PolicyEntry>> own_policies(Database& database)
{
    std::vector<PolicyEntry> entries;
    LX_ASSIGN(const auto own, read_map(database, key_own));
    for (const auto& [id, text] : own) {
        const QJsonObject pack = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        entries.push_back({id, pack[QStringLiteral("name")].toString().toStdString(), true});
    }
    return entries;
}

Result<std::vector<PolicyEntry>> list_policies(Database& database)
{
    std::vector<PolicyEntry> entries;
    LX_ASSIGN(const auto definitions, Definitions::of_file(database));
    for (const std::string& id : PolicyPack::builtin_ids()) {
        LX_ASSIGN(const auto pack, PolicyPack::builtin(definitions, id));
        entries.push_back({id, pack->name(), false});
    }
    LX_ASSIGN(auto own, own_policies(database));
    std::move(own.begin(), own.end(), std::back_inserter(entries));
    return entries;
}

Result<std::shared_ptr<const PolicyPack>>
original_policy(Database& database, const DefinitionsPtr& definitions, const std::string& id)
{
    return pack_with(database, definitions, id, {});
}

Result<ParamValues> policy_values(Database& database, const std::string& id)
{
    LX_ASSIGN(const auto definitions, Definitions::of_file(database));
    const auto kept = load_kept(database, definitions, id);
    return kept ? Result<ParamValues>(kept->values) : read_map(database, key_of(id));
}

Result<> save_policy_values(Database& database, const std::string& id, const ParamValues& values,
                            const Actor* actor)
{
    LX_ASSIGN(const auto definitions, Definitions::of_file(database));
    LX_ASSIGN(const auto tried, pack_with(database, definitions, id, values));
    LX_ASSIGN(const auto before, read_map(database, key_of(id)));
    return write_map(database, key_of(id), values, values_title(*tried, before, values), actor);
}

bool is_policy_setting(std::string_view name)
{
    return name == key_own || name.starts_with(key_values);
}

Result<std::shared_ptr<const PolicyPack>>
load_policy(Database& database, const DefinitionsPtr& definitions, const std::string& id)
{
    LX_ASSIGN(auto kept, load_kept(database, definitions, id));
    return kept.pack;
}

Result<std::string> policy_text(Database& database, const std::string& id)
{
    if (is_builtin(id)) {
        QFile file(QStringLiteral(":/policies/") + QString::fromStdString(id) +
                   QStringLiteral("/pack.json"));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Io, "读不出政策包“" + id + "”。");
        return file.readAll().toStdString();
    }
    LX_ASSIGN(const auto own, read_map(database, key_own));
    const auto found = own.find(id);
    if (found == own.end())
        return tl::unexpected(no_such_pack(id, own));
    return found->second;
}

Result<std::string> save_own_pack(Database& database, const std::string& file,
                                  const std::string& json, const Actor* actor,
                                  const std::string& title)
{
    LX_ASSIGN(auto definitions, Definitions::of_file(database));
    LX_ASSIGN(const auto pack, PolicyPack::from_json(std::move(definitions), file, json));
    const std::string id = pack->id();
    if (is_builtin(id))
        return fail(ErrorKind::Refused, "“" + file + "”的编号“" + id +
                                            "”是程序自带的政策包。请把文件里的 id 改成"
                                            "别的（如 local-1）后再导入。");
    LX_ASSIGN(auto own, read_map(database, key_own));
    own[id] = json;
    LX_TRY(write_map(database, key_own, own,
                     title.empty() ? "导入政策包“" + pack->name() + "”" : title, actor));
    return id;
}

Result<> remove_own_pack(Database& database, const std::string& id, const Actor* actor,
                         const std::string& title)
{
    LX_ASSIGN(auto own, read_map(database, key_own));
    if (own.erase(id) == 0)
        return fail(ErrorKind::Usage, "“" + id + "”不是本文件自建的政策包，不能删除。");
    LX_TRY(
        write_map(database, key_own, own, title.empty() ? "删除政策包“" + id + "”" : title, actor));
    LX_ASSIGN(const auto values, read_map(database, key_of(id)));
    if (values.empty())
        return {};
    return write_map(database, key_of(id), {}, "删除政策包“" + id + "”的参数", actor);
}

Result<std::vector<std::string>> carried_out(Database& database)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(chosen_policies));
    if (!kept)
        return std::vector<std::string>{"central-2012"};
    // A pack may have gone without its choice, by taking back its coming alone.
    std::vector<std::string> there = PolicyPack::builtin_ids();
    LX_ASSIGN(const auto own, own_policy_ids(database));
    there.insert(there.end(), own.begin(), own.end());
    std::vector<std::string> chosen;
    std::string id;
    for (const char c : *kept + ",") {
        if (c != ',') {
            id += c;
            continue;
        }
        if (std::find(there.begin(), there.end(), id) != there.end())
            chosen.push_back(id);
        id.clear();
    }
    return chosen;
}

} // namespace lx
