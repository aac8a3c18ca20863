#include "core/store/file_copy.h"

#include <sqlite3.h>

#include "core/base/fresh_file.h"
#include "core/store/companions.h"
#include "core/store/raw_handle.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement.h"

namespace lx {

namespace {

constexpr int pages_a_step = 4096;

std::string known_name(sqlite3* handle)
{
    const char* path = sqlite3_db_filename(handle, "main");
    return path == nullptr ? std::string() : file_name(known_path(path));
}

} // namespace

Result<> copy_pages(sqlite3* from, sqlite3* to, Progress& progress)
{
    sqlite3_backup* copying = sqlite3_backup_init(to, "main", from, "main");
    if (copying == nullptr)
        return fail(sqlite_error(to, sqlite3_extended_errcode(to)));
    int code = SQLITE_OK;
    bool cancelled = false;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        code = sqlite3_backup_step(copying, pages_a_step);
        const int total = sqlite3_backup_pagecount(copying);
        progress.report("复制台账文件", total - sqlite3_backup_remaining(copying), total);
        cancelled = progress.cancelled();
        if (cancelled)
            break;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            sqlite3_sleep(20);
    }
    const int finished = sqlite3_backup_finish(copying);
    if (cancelled && code != SQLITE_DONE)
        return fail(ErrorKind::Cancelled, "已取消备份，没有留下备份文件。");
    if (code != SQLITE_DONE)
        return fail(sqlite_error(to, finished == SQLITE_OK ? code : finished));
    return {};
}

Result<std::string> integrity(sqlite3* handle)
{
    LX_ASSIGN(std::string answer, query_text(handle, "PRAGMA integrity_check(1)"));
    return answer == "ok" ? std::string() : answer;
}

Result<> copy_pages_into(sqlite3* from, const std::string& file, Progress& progress)
{
    LX_ASSIGN(const RawHandle to, open_raw(file, SQLITE_OPEN_READWRITE));
    // Until it has its name, an unfinished copy is thrown away: no journal, no waiting for the
    // disk.
    LX_TRY(query_text(to.get(), "PRAGMA journal_mode = MEMORY"));
    LX_TRY(execute(to.get(), "PRAGMA synchronous = OFF"));
    LX_TRY(copy_pages(from, to.get(), progress));
    // A copy that still said WAL would grow companions as soon as somebody looks into it.
    return query_text(to.get(), "PRAGMA journal_mode = DELETE").map([](const auto&) {});
}

Result<> copy_into(sqlite3* from, const std::string& file, Progress& progress)
{
    LX_TRY(copy_pages_into(from, file, progress));
    LX_ASSIGN(const RawHandle to, open_raw(file, SQLITE_OPEN_READWRITE));
    progress.report("检查副本", 0, 0);
    LX_ASSIGN(const std::string trouble, integrity(to.get()));
    if (!trouble.empty())
        return fail(ErrorKind::Database,
                    "台账文件“" + known_name(from) +
                        "”可能已损坏，副本没有通过检查，没有留下；请检查（校验）这个文件，"
                        "并保留以前的备份。",
                    trouble);
    return {};
}

Result<> copy_database(sqlite3* handle, const std::string& to, Progress& progress)
{
    LX_ASSIGN(FreshFile fresh, FreshFile::begin(to, FreshFile::Over::Earlier, companion_room));
    LX_TRY(copy_into(handle, fresh.temporary(), progress));
    LX_TRY(clear_companions(to));
    return fresh.publish();
}

} // namespace lx
