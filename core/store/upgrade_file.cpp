#include "core/store/upgrade_file.h"

#include <filesystem>
#include <system_error>

#include "core/base/file_calls.h"
#include "core/store/action_row.h"
#include "core/store/companions.h"
#include "core/store/file_copy.h"
#include "core/store/stoppable.h"
#include "core/store/supervised_rules.h"

namespace lx {

namespace {

/// The version of the format from which on settings and own fields are part of the log…
constexpr int settings_logged_since = 3;
/// …and from which on a supervised matter names its rule in a field of its own.
constexpr int supervised_rules_since = 4;

} // namespace

Result<MigrationOutcome> upgrade_file(sqlite3* handle, const std::string& path,
                                      const std::vector<Migration>& migrations, Progress& progress)
{
    std::string kept;
    const auto back_up = [&](int from) -> Result<> {
        const std::string name = path + ".v" + std::to_string(from) + "备份-" + file_stamp();
        LX_TRY(copy_database(handle, name, progress));
        kept = name;
        progress.report("升级台账文件", 0, 0);
        return {};
    };
    LX_ASSIGN(const int version, file_version(handle));
    const auto changes = [&](const ActionRow& action) -> Result<std::vector<MarkerChange>> {
        std::vector<MarkerChange> made;
        if (version < settings_logged_since) {
            LX_ASSIGN(made, named_texts(handle));
        }
        if (version < supervised_rules_since)
            LX_TRY(take_out_supervised_rules(handle, action, made));
        return made;
    };
    // History stays readable, but its inverse no longer fits the new tables.
    const auto end_undo = [&](MigrationOutcome) {
        return append_marker(handle, "migrate",
                             "升级台账文件到版本 " + std::to_string(migrations.back().number),
                             changes);
    };
    const Stoppable stoppable(handle, progress);
    auto outcome = migrate(handle, migrations, back_up, end_undo);
    if (outcome || outcome.error().kind != ErrorKind::Cancelled)
        return outcome;
    if (!kept.empty()) { // nothing was changed: nothing to go back to
        std::error_code ignored;
        std::filesystem::remove(native_path(kept), ignored);
    }
    return fail(ErrorKind::Cancelled, "已取消升级，台账文件没有改动。");
}

} // namespace lx
