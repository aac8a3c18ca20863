#include "core/store/settings_store.h"

#include "core/store/area_levels.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/write_session.h"

namespace lx {

Result<std::optional<std::string>> SettingsStore::get(const std::string& key)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT value FROM setting WHERE key = ?"));
    select.bind(1, std::string_view(key));
    LX_ASSIGN(const bool row, select.step());
    if (!row)
        return std::nullopt;
    return std::string(select.text(0));
}

Result<> SettingsStore::set(const std::string& key, const std::string& value,
                            const std::string& title, const Actor* actor)
{
    return put(key, value, title, actor, "edit");
}

Result<> SettingsStore::remember(const std::string& key, const std::string& value,
                                 const std::string& title, const Actor* actor)
{
    return put(key, value, title, actor, setting_action);
}

Result<> SettingsStore::put(const std::string& key, const std::string& value,
                            const std::string& title, const Actor* actor, const char* kind)
{
    const SystemClock clock;
    const Actor user{system_user(), &clock};
    LX_ASSIGN(auto session, WriteSession::begin(m_database, no_ledgers(),
                                                actor != nullptr ? *actor : user, title, kind));
    LX_TRY(session->put_setting(key, value));
    return session->commit().map([](std::int64_t) {});
}

namespace {

std::string level_of(std::string_view kind)
{
    if (kind == "省")
        return "省";
    return kind == "市" ? "市" : "县";
}

} // namespace

Result<std::optional<Jurisdiction>> SettingsStore::jurisdiction()
{
    LX_ASSIGN(const std::int64_t root, jurisdiction_row(m_database.handle()));
    LX_ASSIGN(Statement select, Statement::prepare(m_database, "SELECT id, code, name, kind"
                                                               " FROM area WHERE id = ?"));
    select.bind(1, root);
    LX_ASSIGN(const bool row, select.step());
    if (!row)
        return std::nullopt;
    Jurisdiction found;
    found.area = select.integer(0);
    found.code = select.text(1);
    found.name = select.text(2);
    found.level = level_of(select.text(3));
    return found;
}

} // namespace lx
