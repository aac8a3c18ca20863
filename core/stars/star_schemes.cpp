#include "core/stars/star_schemes.h"

#include <algorithm>

#include <QFile>
#include <QString>

#include "core/store/settings_store.h"
#include "core/store/settings_under.h"
#include "core/store/writer.h"

namespace lx {

namespace {

const std::string prefix = "stars/scheme/";

} // namespace

Result<std::vector<std::shared_ptr<const StarScheme>>> star_schemes(Database& database,
                                                                    const FactRegistry& registry)
{
    std::vector<std::shared_ptr<const StarScheme>> schemes;
    LX_ASSIGN(const auto ids, star_scheme_ids());
    for (const std::string& id : ids) {
        LX_ASSIGN(auto scheme, star_scheme(registry, id));
        schemes.push_back(std::move(scheme));
    }
    LX_ASSIGN(const auto kept, settings_under(database, prefix));
    for (const auto& [key, text] : kept) {
        auto own = StarScheme::from_json(registry, key, text);
        if (!own)
            continue;
        const auto same = std::ranges::find_if(
            schemes, [&](const auto& other) { return other->id == (*own)->id; });
        if (same == schemes.end())
            schemes.push_back(std::move(*own));
        else
            *same = std::move(*own);
    }
    return schemes;
}

Result<std::shared_ptr<const StarScheme>>
find_star_scheme(Database& database, const FactRegistry& registry, const std::string& id_or_name)
{
    LX_ASSIGN(const auto schemes, star_schemes(database, registry));
    if (id_or_name.empty())
        return schemes.front();
    std::string all;
    for (const auto& scheme : schemes) {
        if (scheme->id == id_or_name || scheme->name == id_or_name)
            return scheme;
        all += (all.empty() ? "" : "、") + scheme->id + "（" + scheme->name + "）";
    }
    return fail(ErrorKind::Usage, "没有评定方案“" + id_or_name + "”，可用的有：" + all + "。");
}

Result<std::shared_ptr<const StarScheme>> keep_star_scheme(Database& database, const Actor& actor,
                                                           const FactRegistry& registry,
                                                           const std::string& file,
                                                           std::string_view json)
{
    LX_ASSIGN(auto scheme, StarScheme::from_json(registry, file, json));
    LX_TRY(SettingsStore(database).set(prefix + scheme->id, std::string(json),
                                       "保存星级评定方案“" + scheme->name + "”", &actor));
    return scheme;
}

Result<std::shared_ptr<const StarScheme>> put_star_scheme(Writer& writer,
                                                          const FactRegistry& registry,
                                                          const std::string& file,
                                                          std::string_view json)
{
    LX_ASSIGN(auto scheme, StarScheme::from_json(registry, file, json));
    LX_TRY(writer.put_setting(prefix + scheme->id, std::string(json)));
    return scheme;
}

Result<std::string> star_scheme_text(Database& database, const std::string& id)
{
    LX_ASSIGN(const auto own, SettingsStore(database).get(prefix + id));
    if (own && !own->empty())
        return *own;
    QFile in(QStringLiteral(":/stars/%1.json").arg(QString::fromStdString(id)));
    LX_ASSIGN(const auto ids, star_scheme_ids());
    if (std::ranges::find(ids, id) == ids.end() || !in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Usage, "没有评定方案“" + id + "”。");
    return in.readAll().toStdString();
}

} // namespace lx
