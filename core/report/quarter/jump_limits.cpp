#include "core/report/quarter/jump_limits.h"

#include <optional>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/object_reader.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string key_limits = "jump_limits";
const std::string of_limits = "异常跳变的界限";

} // namespace

JumpLimits read_jump_limits(ObjectReader& in)
{
    JumpLimits limits;
    for (const auto& [key, limit, most] : {std::tuple("relative", &limits.relative, most_relative),
                                           std::tuple("absolute", &limits.absolute, most_absolute),
                                           std::tuple("spreads", &limits.spreads, most_spreads)}) {
        std::optional<double> value;
        in.number(key, value);
        if (!value)
            in.complain(key, "缺少");
        else if (*value < 0 || *value > most)
            in.complain(key,
                        "超出范围，应在 0 和 " + std::to_string(static_cast<int>(most)) + " 之间");
        else
            *limit = *value;
    }
    in.whole("periods", limits.periods, true);
    if (limits.periods < least_periods || limits.periods > most_periods)
        in.complain("periods", "超出范围，应在 " + std::to_string(least_periods) + " 和 " +
                                   std::to_string(most_periods) + " 之间");
    return limits;
}

Result<JumpLimits> program_jump_limits()
{
    const std::string file = "changes/changes.json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    JumpLimits limits;
    if (!in.object("jump", [&](ObjectReader& one) { limits = read_jump_limits(one); }))
        in.complain("jump", "缺少");
    if (!in.error().empty())
        return fail(definition_error(file, in.error()));
    return limits;
}

Result<JumpLimits> jump_limits(Database& database)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(key_limits));
    if (!kept)
        return program_jump_limits();
    const std::string file = "设置“" + of_limits + "”";
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, *kept));
    const JumpLimits limits = read_jump_limits(in);
    LX_TRY(in.end(file));
    return limits;
}

Result<> save_jump_limits(Database& database, const JumpLimits& limits, const Actor& actor)
{
    const QJsonObject json{{QStringLiteral("relative"), limits.relative},
                           {QStringLiteral("absolute"), limits.absolute},
                           {QStringLiteral("spreads"), limits.spreads},
                           {QStringLiteral("periods"), limits.periods}};
    ObjectReader in("", json);
    static_cast<void>(read_jump_limits(in));
    LX_TRY(in.end(of_limits));
    return SettingsStore(database).set(
        key_limits, QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString(),
        "设定" + of_limits, &actor);
}

} // namespace lx
