#include "core/store/upgrade_file.h"

#include "core/base/progress.h"
#include "core/store/action_row.h"
#include "core/store/companions.h"
#include "core/store/file_copy.h"

namespace lx {

namespace {

/// The version of the format from which on settings and own fields are part of the log.
constexpr int settings_logged_since = 3;

} // namespace

Result<MigrationOutcome> upgrade_file(sqlite3* handle, const std::string& path,
                                      const std::vector<Migration>& migrations)
{
    const auto back_up = [&](int from) {
        NoProgress progress;
        return copy_database(handle, path + ".v" + std::to_string(from) + "备份-" + file_stamp(),
                             progress);
    };
    LX_ASSIGN(const int version, file_version(handle));
    // History stays readable, but its inverse no longer fits the new tables.
    const auto end_undo = [&](MigrationOutcome) {
        return append_marker(handle, "migrate",
                             "升级台账文件到版本 " + std::to_string(migrations.back().number),
                             version < settings_logged_since);
    };
    return migrate(handle, migrations, back_up, end_undo);
}

} // namespace lx
