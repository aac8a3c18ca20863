#include "core/store/sqlite_error.h"

#include <sqlite3.h>

namespace lx {

namespace {

struct Sentence
{
    ErrorKind kind;
    const char* after_name;
};

Sentence sentence_for(int extended)
{
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return {ErrorKind::Io, "所在的磁盘已满，没有写入任何内容，请清理磁盘空间后再试。"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorKind::Io, "不允许写入，请检查文件和文件夹的权限，或者以只读方式打开。"};
    case SQLITE_CANTOPEN:
        return {ErrorKind::Io, "打不开，请检查文件是否还在、文件夹是否允许读写。"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Locked, "正被另一个程序写入，请稍后再试，或者关闭另一个窗口。"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::Database,
                "已损坏，请用最近的备份恢复（“文件”菜单的“恢复备份”，或命令行的 restore）。"};
    case SQLITE_IOERR:
        return {ErrorKind::Io, "读写出错，请检查磁盘或网络连接后再试。"};
    case SQLITE_NOMEM:
        return {ErrorKind::Io, "读写时内存不足，请关闭其他程序后再试。"};
    case SQLITE_TOOBIG:
        return {ErrorKind::Refused, "放不下这么长的内容，请缩短后再试。"};
    case SQLITE_CONSTRAINT:
        return {ErrorKind::Refused, "拒绝了这项修改：它与已有的内容重复，或者引用了不存在的行。"};
    default:
        return {ErrorKind::Database,
                "读写失败，请校验文件（liangxin-cli verify），必要时用备份恢复。"};
    }
}

} // namespace

Error sqlite_error(sqlite3* handle, int code, std::string_view sql)
{
    std::string detail = "SQLite " + std::to_string(code);
    std::string name;
    if (handle != nullptr) {
        detail += std::string(": ") + sqlite3_errmsg(handle);
        if (const char* path = sqlite3_db_filename(handle, "main"); path != nullptr)
            name = file_name(known_path(path));
    }
    if (!sql.empty())
        detail += " [" + std::string(sql) + "]";
    if ((code & 0xff) == SQLITE_INTERRUPT)
        return {ErrorKind::Cancelled, "已取消，没有改动任何内容。", detail};
    const Sentence sentence = sentence_for(code);
    return {sentence.kind, "台账文件“" + name + "”" + sentence.after_name, detail};
}

} // namespace lx
