#include "core/report/quarter/binding_store.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/text.h"
#include "core/rules/json_place.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string setting = "fill_bindings";

/// What the file holds, to be changed. What this program can't read, another one may: it stays.
Result<QJsonArray> kept_array(Database& database)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(setting));
    const QJsonDocument json =
        QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or("[]")));
    if (!json.isArray())
        return fail(ErrorKind::Database, "文件里保存的上级表格绑定读不出来，没有改动；请用 verify "
                                         "检查文件，或换用备份。");
    return json.array();
}

std::string name_of(const QJsonValue& kept)
{
    return utf8_of(kept[QLatin1String("name")].toString());
}

qsizetype place_of(const QJsonArray& kept, const std::string& name)
{
    const auto found = std::find_if(kept.begin(), kept.end(),
                                    [&](const QJsonValue& one) { return name_of(one) == name; });
    return found - kept.begin();
}

Result<> keep(Database& database, const QJsonArray& all, const std::string& title,
              const Actor& actor)
{
    return SettingsStore(database).set(
        setting, QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString(), title, &actor);
}

} // namespace

Result<std::vector<Binding>> kept_bindings(Database& database)
{
    LX_ASSIGN(const QJsonArray all, kept_array(database));
    std::vector<Binding> bindings;
    for (const auto& one : all) {
        const std::string json =
            QJsonDocument(one.toObject()).toJson(QJsonDocument::Compact).toStdString();
        if (auto binding = read_binding(json, name_of(one)))
            bindings.push_back(std::move(*binding));
    }
    return bindings;
}

Result<> keep_binding(Database& database, const Binding& binding, const Actor& actor)
{
    if (trim(binding.name).empty())
        return fail(ErrorKind::Usage, "绑定还没有名称，请填写后再保存。");
    LX_ASSIGN(QJsonArray all, kept_array(database));
    const qsizetype at = place_of(all, binding.name);
    const bool there = at < all.size();
    if (there)
        all[at] = binding_json(binding);
    else
        all.append(binding_json(binding));
    return keep(database, all,
                (there ? "修改上级表格绑定“" : "保存上级表格绑定“") + binding.name + "”", actor);
}

Result<> remove_binding(Database& database, const std::string& name, const Actor& actor)
{
    LX_ASSIGN(QJsonArray all, kept_array(database));
    const qsizetype at = place_of(all, name);
    if (at == all.size()) {
        std::string names;
        for (const auto& one : all)
            names += (names.empty() ? "" : "、") + name_of(one);
        return fail(ErrorKind::Usage,
                    "没有上级表格绑定“" + name +
                        (names.empty() ? "”；文件里还没有保存过。" : "”；有的是：" + names + "。"));
    }
    all.removeAt(at);
    return keep(database, all, "删除上级表格绑定“" + name + "”", actor);
}

Result<std::optional<Binding>> binding_for(WorkbookPatch& patch, SheetForms& forms,
                                           const std::vector<Binding>& kept, Progress& progress)
{
    // The one kept last first.
    for (auto at = kept.rbegin(); at != kept.rend(); ++at) {
        LX_ASSIGN(const std::string mark, fingerprint_of(forms, *at, progress));
        if (!mark.empty() && mark == at->fingerprint)
            return *at;
    }
    const Binding* best = nullptr;
    std::size_t most = 0;
    for (auto at = kept.rbegin(); at != kept.rend(); ++at) {
        LX_ASSIGN(const PlacedBinding placed, place_binding(patch, forms, *at, progress));
        const std::size_t found = placed.parts.size() - placed.count(BoundState::Lost);
        if (found > most && found * 2 >= placed.parts.size()) {
            most = found;
            best = &*at;
        }
    }
    return best == nullptr ? std::optional<Binding>() : *best;
}

} // namespace lx
