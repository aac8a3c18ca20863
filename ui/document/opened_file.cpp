#include "ui/document/opened_file.h"

#include <QFileInfo>

#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

Result<> read_into(OpenedFile& file, Database& database)
{
    LX_ASSIGN(file.definitions, Definitions::of_file(database, &file.faults));
    SettingsStore store(database);
    LX_ASSIGN(const auto as_of, store.get("as_of"));
    if (as_of)
        file.as_of = Date::from_iso(*as_of);
    LX_ASSIGN(file.jurisdiction, store.jurisdiction());
    LX_ASSIGN(file.policies, kept_policies(database));
    LX_ASSIGN(file.choices, available_policies(database));
    LX_ASSIGN(file.newest, chain_end(database.handle()));
    return {};
}

} // namespace

Result<OpenedFile> open_file(const QString& path, Database::Mode mode, Progress& progress)
{
    OpenedFile file;
    file.path = QFileInfo(path).absoluteFilePath();
    file.read_only = mode == Database::Mode::ReadOnly;
    const std::string path8 = utf8_of(file.path);
    progress.report("打开台账文件", 0, 0);
    LX_ASSIGN(auto database, Database::open(path8, mode, &progress));
    progress.report("读取设置", 0, 0);
    LX_TRY(read_into(file, *database));
    file.place = storage_place(path8);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消。");
    // A connection belongs to its thread: the window opens one of its own, and the lock waits.
    LX_ASSIGN(file.hold, FileHold::join(path8));
    file.hold->take_lock_from(database->hold());
    return file;
}

} // namespace lx::ui
