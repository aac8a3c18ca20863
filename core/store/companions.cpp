#include "core/store/companions.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <sqlite3.h>

#include "core/base/clock.h"
#include "core/base/file_calls.h"
#include "core/base/fresh_file.h"
#include "core/store/raw_handle.h"
#include "core/store/statement.h"

namespace lx {

namespace fs = std::filesystem;

namespace {

/// An empty file holds nothing; nor does a rollback journal that begins with a zero byte: SQLite
/// writes its beginning last, and never plays one back that has none.
bool holds_something(const std::string& companion)
{
    std::error_code error;
    const auto size = fs::file_size(native_path(companion), error);
    if (error || size == 0)
        return false;
    return !companion.ends_with("-journal") ||
           std::ifstream(native_path(companion), std::ios::binary).get() != 0;
}

/// Brings what still stands in the log into the database, as opening it would. One too damaged to
/// be opened refuses: its log is then kept as it is.
Result<> settle(const std::string& path)
{
    auto handle = open_raw(path, SQLITE_OPEN_READWRITE);
    if (!handle)
        return {};
    const auto settled = query_integer(handle->get(), "PRAGMA wal_checkpoint(TRUNCATE)");
    if (!settled)
        return settled.error().kind == ErrorKind::Locked ? Result<>(fail(settled.error()))
                                                         : Result<>{};
    if (*settled != 0)
        return fail(ErrorKind::Locked,
                    "“" + file_name(path) + "”正被另一个程序使用，没有改动它，请关闭后再试。");
    return {};
}

} // namespace

std::string file_stamp()
{
    std::string stamp = SystemClock().now();
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':' || c == 'T'; });
    return stamp;
}

std::string set_aside(const std::string& companion)
{
    std::error_code error;
    const bool keep = holds_something(companion) && !companion.ends_with("-shm");
    if (!keep) {
        fs::remove(native_path(companion), error);
        return {};
    }
    const std::string base = companion + ".遗留-" + file_stamp();
    std::string name = base;
    for (int i = 2; fs::exists(native_path(name), error); ++i)
        name = base + "-" + std::to_string(i);
    fs::rename(native_path(companion), native_path(name), error);
    return error ? std::string() : name;
}

Result<std::vector<std::string>> clear_companions(const std::string& path)
{
    std::error_code error;
    if (fs::exists(native_path(path), error))
        LX_TRY(settle(path));
    std::vector<std::string> kept;
    for (const std::string_view ending : database_companions) {
        const std::string companion = path + std::string(ending);
        if (!fs::exists(fs::symlink_status(native_path(companion), error)))
            continue;
        if (std::string name = set_aside(companion); !name.empty())
            kept.push_back(std::move(name));
        if (fs::exists(fs::symlink_status(native_path(companion), error)))
            return fail(ErrorKind::Io, "“" + file_name(companion) +
                                           "”是以前留下的日志，挪不开，没有写入任何内容，"
                                           "请检查文件夹的权限后再试。");
    }
    return kept;
}

} // namespace lx
