#include "core/store/upgrade_file.h"

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/store/action_row.h"
#include "core/store/file_copy.h"

namespace lx {

Result<MigrationOutcome> upgrade_file(sqlite3* handle, const std::string& path,
                                      const std::vector<Migration>& migrations)
{
    const auto back_up = [&](int from) {
        std::string stamp = SystemClock().now();
        std::erase_if(stamp, [](char c) { return c == '-' || c == ':' || c == 'T'; });
        NoProgress progress;
        return copy_database(handle, path + ".v" + std::to_string(from) + "备份-" + stamp,
                             progress);
    };
    // History stays readable, but its inverse no longer fits the new tables.
    const auto end_undo = [&](MigrationOutcome) {
        return append_marker(handle, "migrate",
                             "升级台账文件到版本 " + std::to_string(migrations.back().number));
    };
    return migrate(handle, migrations, back_up, end_undo);
}

} // namespace lx
