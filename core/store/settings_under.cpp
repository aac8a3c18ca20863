#include "core/store/settings_under.h"

#include "core/store/statement.h"

namespace lx {

Result<std::map<std::string, std::string>> settings_under(Database& database,
                                                          const std::string& prefix)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT key, value FROM setting"
                                           " WHERE substr(key, 1, ?) = ? ORDER BY key"));
    select.bind(1, static_cast<std::int64_t>(prefix.size()));
    select.bind(2, std::string_view(prefix));
    std::map<std::string, std::string> found;
    for (;;) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return found;
        found.emplace(select.text(0), select.text(1));
    }
}

} // namespace lx
