// The schemes a round can be begun with: the program's examples and the file's own.
#include <algorithm>

#include <QFile>

#include "core/assess/scheme.h"
#include "core/base/object_reader.h"
#include "core/store/settings_store.h"
#include "core/store/settings_under.h"

namespace lx {

namespace {

const std::string prefix = "assess_scheme/";
const std::string folder = "assessment";

Result<AssessScheme> example(const std::string& id, const FactRegistry& facts)
{
    const std::string name = folder + "/" + id + ".json";
    QFile file(QString::fromUtf8(":/") + QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "程序文件不完整：缺少 " + name + "，请重新安装。");
    return AssessScheme::read(name, file.readAll().toStdString(), facts);
}

} // namespace

Result<AssessSchemes> assess_schemes(Database& database, const FactRegistry& facts)
{
    AssessSchemes schemes;
    LX_ASSIGN(const auto ids, builtin_ids(folder));
    for (const std::string& id : ids) {
        LX_ASSIGN(AssessScheme scheme, example(id, facts));
        schemes.push_back(std::make_shared<const AssessScheme>(std::move(scheme)));
    }
    LX_ASSIGN(const auto kept, settings_under(database, prefix));
    for (const auto& [key, json] : kept) {
        auto read = AssessScheme::read(key, json, facts, AssessScheme::From::Kept);
        if (!read)
            continue;
        read->own = true;
        const auto same = std::ranges::find(schemes, read->id, [](const auto& s) { return s->id; });
        auto scheme = std::make_shared<const AssessScheme>(std::move(*read));
        if (same == schemes.end())
            schemes.push_back(std::move(scheme));
        else
            *same = std::move(scheme);
    }
    return schemes;
}

Result<std::shared_ptr<const AssessScheme>>
find_assess_scheme(Database& database, const FactRegistry& facts, const std::string& id_or_name)
{
    LX_ASSIGN(const AssessSchemes schemes, assess_schemes(database, facts));
    std::string all;
    for (const auto& scheme : schemes) {
        if (scheme->id == id_or_name || scheme->name == id_or_name)
            return scheme;
        all += (all.empty() ? "" : "、") + scheme->id + "（" + scheme->name + "）";
    }
    return fail(ErrorKind::Usage, "没有考核方案“" + id_or_name + "”，可用的有：" + all + "。");
}

Result<> save_assess_scheme(Database& database, const FactRegistry& facts, const std::string& json,
                            const Actor& actor)
{
    LX_ASSIGN(const AssessScheme scheme, AssessScheme::read("考核方案", json, facts));
    return SettingsStore(database).set(prefix + scheme.id, json,
                                       "保存考核方案“" + scheme.name + "”", &actor);
}

} // namespace lx
