// Backup and restore (upkeep.h).

#include <filesystem>
#include <memory>
#include <system_error>

#include <sqlite3.h>

#include "core/base/clock.h"
#include "core/store/action_row.h"
#include "core/store/database.h"
#include "core/store/file_copy.h"
#include "core/store/lock_file.h"
#include "core/store/migration.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"
#include "core/store/upkeep.h"

namespace fs = std::filesystem;

namespace lx {

namespace {

struct Close
{
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Result<Handle> open_plain(const std::string& path, int flags)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
    Handle handle(opened);
    if (code != SQLITE_OK)
        return fail(sqlite_error(handle.get(), code));
    sqlite3_extended_result_codes(handle.get(), 1);
    sqlite3_busy_timeout(handle.get(), 5000);
    return handle;
}

fs::path path_of(const std::string& path)
{
    return fs::u8path(path);
}

bool same_file(const std::string& one, const std::string& other)
{
    std::error_code ignored;
    return fs::equivalent(path_of(one), path_of(other), ignored) ||
           fs::weakly_canonical(path_of(one), ignored) ==
               fs::weakly_canonical(path_of(other), ignored);
}

/// The backup is opened as a ledger file, which refuses strangers and newer ones, and checked.
Result<> check_backup(const std::string& file, Progress& progress)
{
    LX_ASSIGN(const auto database, Database::open_for_upkeep(file));
    progress.report("检查备份文件", 0, 0);
    LX_ASSIGN(const std::string trouble, integrity(database->handle()));
    if (!trouble.empty())
        return fail(ErrorKind::Database,
                    "备份文件“" + file_name(file) + "”已损坏，没有恢复，请换一份备份。", trouble);
    return {};
}

Result<> copy_backup(const std::string& file, const std::string& to, Progress& progress)
{
    {
        LX_ASSIGN(const auto database, Database::open_for_upkeep(file));
        LX_TRY(copy_database(database->handle(), to, progress));
    }
    LX_ASSIGN(const Handle copy, open_plain(to, SQLITE_OPEN_READWRITE));
    LX_ASSIGN(Transaction transaction, Transaction::begin(copy.get()));
    LX_TRY(append_marker(copy.get(), "restore", "从备份“" + file_name(file) + "”恢复"));
    return transaction.commit();
}

std::string kept_path(const std::string& path)
{
    std::string stamp = SystemClock().now();
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':' || c == 'T'; });
    const fs::path whole = path_of(path);
    const auto stem = whole.stem().u8string();
    const auto extension = whole.extension().u8string();
    const std::string base(stem.begin(), stem.end());
    const std::string end(extension.begin(), extension.end());
    const auto folder = whole.parent_path().u8string();
    std::string kept(folder.begin(), folder.end());
    kept += (kept.empty() ? "" : "/") + base + "恢复前-" + stamp;
    std::string name = kept + end;
    for (int i = 2; fs::exists(path_of(name)); ++i)
        name = kept + "-" + std::to_string(i) + end;
    return name;
}

/// Brings what still stands in the write-ahead log into the file, so that it can be kept whole
/// under another name. A damaged file may refuse: its log is then kept beside it.
void settle_log(const std::string& path)
{
    if (auto handle = open_plain(path, SQLITE_OPEN_READWRITE))
        static_cast<void>(query_integer(handle->get(), "PRAGMA wal_checkpoint(TRUNCATE)"));
}

/// The old file under its new name, while `path` stays there until the new one takes its place.
Result<> keep_old(const std::string& path, const std::string& kept)
{
    std::error_code error;
    fs::create_hard_link(path_of(path), path_of(kept), error);
    if (error) {
        error.clear();
        fs::copy_file(path_of(path), path_of(kept), error);
    }
    if (error)
        return fail(ErrorKind::Io,
                    "台账文件“" + file_name(path) +
                        "”保留不了原来的内容，没有恢复，请检查磁盘空间和文件夹权限。",
                    error.message());
    // An old log beside a new file would be played into it.
    fs::rename(path_of(path + "-wal"), path_of(kept + "-wal"), error);
    fs::remove(path_of(path + "-shm"), error);
    fs::rename(path_of(path + "-journal"), path_of(kept + "-journal"), error);
    return {};
}

/// A copy made earlier: its last action is one of the ledger's.
bool is_earlier_copy(sqlite3* copy, sqlite3* ledger)
{
    const auto id = query_integer(copy, "PRAGMA application_id");
    const auto last = query_integer(copy, "SELECT coalesce(max(id), 0) FROM action");
    if (!id || *id != application_id || !last)
        return false;
    const std::string which =
        "SELECT coalesce((SELECT hash FROM action WHERE id = " + std::to_string(*last) + "), '')";
    const auto there = query_text(copy, which);
    const auto here = query_text(ledger, which);
    return there && here && *there == *here;
}

/// A copy may take the place of an earlier one of the same ledger, of nothing else.
Result<> check_replaced(sqlite3* handle, const std::string& to)
{
    std::error_code error;
    const auto size = fs::file_size(path_of(to), error);
    if (error || size == 0)
        return {}; // nothing there, or nothing in it; a folder is told of when it is written
    const auto other = open_plain(to, SQLITE_OPEN_READONLY);
    if (other && is_earlier_copy(other->get(), handle))
        return {};
    return fail(ErrorKind::Refused, "已有文件“" + file_name(to) +
                                        "”，它不是这个台账以前的备份，没有覆盖，请换一个文件名。");
}

} // namespace

Result<> backup(Database& database, const std::string& to, Progress& progress)
{
    if (same_file(database.path(), to))
        return fail(ErrorKind::Usage, "备份不能写到台账文件自己，请换一个文件名。");
    sqlite3* handle = database.handle();
    if (sqlite3_get_autocommit(handle) == 0)
        return fail(ErrorKind::Locked, "正在修改台账，请等这次修改完成后再备份。");
    LX_ASSIGN(const auto view, StillView::begin(handle)); // stands still while pages are copied
    LX_TRY(query_integer(handle, "SELECT count(*) FROM setting"));
    LX_TRY(check_replaced(handle, to));
    return copy_database(handle, to, progress);
}

Result<std::string> restore(const std::string& backup_file, const std::string& path,
                            Progress& progress)
{
    if (same_file(backup_file, path))
        return fail(ErrorKind::Usage,
                    "备份文件就是台账文件自己，没有什么可恢复的，请另选备份文件。");
    LX_TRY(check_backup(backup_file, progress));
    LX_ASSIGN(const auto lock, LockFile::take(path));
    const std::string fresh = path + ".恢复中";
    std::error_code error;
    if (auto copied = copy_backup(backup_file, fresh, progress); !copied) {
        fs::remove(path_of(fresh), error);
        return fail(std::move(copied.error()));
    }
    flush_to_disk(fresh);
    std::string kept;
    if (fs::exists(path_of(path), error)) {
        settle_log(path);
        kept = kept_path(path);
        if (auto done = keep_old(path, kept); !done) {
            fs::remove(path_of(fresh), error);
            return fail(std::move(done.error()));
        }
    }
    fs::rename(path_of(fresh), path_of(path), error);
    if (error) {
        const std::string reason = error.message();
        fs::remove(path_of(fresh), error);
        return fail(ErrorKind::Io,
                    "台账文件“" + file_name(path) +
                        "”换不成备份的内容，请关闭正在使用它的程序后再试。",
                    reason);
    }
    const auto folder = fs::absolute(path_of(path), error).parent_path().u8string();
    flush_to_disk(std::string(folder.begin(), folder.end()));
    return kept;
}

} // namespace lx
