#include "core/store/file_copy.h"

#include <filesystem>
#include <memory>
#include <system_error>

#include <QFile>
#include <QFileInfo>
#include <QString>

#include <sqlite3.h>

#include "core/store/sqlite_error.h"
#include "core/store/statement.h"

namespace lx {

namespace {

struct Close
{
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

constexpr int pages_a_step = 4096;

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

Result<> write_copy(sqlite3* from, const std::string& temporary, Progress& progress)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(temporary.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const Handle to(opened);
    if ((code & 0xff) == SQLITE_CANTOPEN) // SQLite forgets the name of what it could not open
        return fail(ErrorKind::Io, "文件“" + file_name(temporary) +
                                       "”写不出来，请检查文件夹是否存在、是否允许写入。");
    if (code != SQLITE_OK)
        return fail(sqlite_error(to.get(), code));
    sqlite3_extended_result_codes(to.get(), 1);
    LX_TRY(copy_pages(from, to.get(), progress));
    // A copy that still said WAL would grow companions as soon as somebody looks into it.
    LX_TRY(query_text(to.get(), "PRAGMA journal_mode = DELETE"));
    progress.report("检查副本", 0, 0);
    LX_ASSIGN(const std::string trouble, integrity(to.get()));
    if (!trouble.empty())
        return fail(ErrorKind::Database,
                    "备份检查没有通过，原文件可能已损坏，请运行校验，并保留以前的备份。", trouble);
    return {};
}

} // namespace

Result<std::string> integrity(sqlite3* handle)
{
    LX_ASSIGN(std::string answer, query_text(handle, "PRAGMA integrity_check(1)"));
    return answer == "ok" ? std::string() : answer;
}

Result<> copy_database(sqlite3* handle, const std::string& to, Progress& progress)
{
    const std::string temporary = to + ".未完成";
    const QString qtemporary = QString::fromStdString(temporary);
    QFile::remove(qtemporary);
    if (auto written = write_copy(handle, temporary, progress); !written) {
        QFile::remove(qtemporary);
        // On a full disk SQLite does not get as far as removing it.
        QFile::remove(qtemporary + QStringLiteral("-journal"));
        return written;
    }
    flush_to_disk(temporary);
    std::error_code error;
    std::filesystem::rename(std::filesystem::u8path(temporary), std::filesystem::u8path(to), error);
    if (error) {
        QFile::remove(qtemporary);
        return fail(ErrorKind::Io,
                    "备份文件“" + file_name(to) + "”写不下去，请检查文件夹的权限后再试。",
                    error.message());
    }
    flush_to_disk(QFileInfo(QString::fromStdString(to)).absolutePath().toStdString());
    return {};
}

} // namespace lx
