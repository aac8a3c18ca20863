#include "core/store/raw_handle.h"

#include <filesystem>
#include <system_error>

#include <sqlite3.h>

#include "core/base/file_calls.h"
#include "core/store/sqlite_error.h"

namespace lx {

namespace {

constexpr int patience_ms = 5000;
constexpr int longest_value = 64 * 1024 * 1024; // bytes; a boundary of a county has some 100 kB

} // namespace

void CloseRaw::operator()(sqlite3* handle) const
{
    sqlite3_close(handle);
}

Result<RawHandle> open_raw(const std::string& path, int flags)
{
    // An absolute path begins with "/" or a drive: it can't be an address.
    std::error_code error;
    const std::string name = utf8_path(std::filesystem::absolute(native_path(path), error));
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &opened, flags, nullptr);
    RawHandle handle(opened);
    if (code != SQLITE_OK) {
        Error failed = sqlite_error(handle.get(), code);
        if ((code & 0xff) == SQLITE_CANTOPEN) // SQLite forgets the name of what it could not open
            failed.message = "“" + known_path(path) +
                             "”打不开，请检查文件夹是否存在、文件是否还在、是否允许读写。";
        return fail(std::move(failed));
    }
    sqlite3_extended_result_codes(handle.get(), 1);
    sqlite3_busy_timeout(handle.get(), patience_ms);
    harden(handle.get());
    return handle;
}

void harden(sqlite3* handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

} // namespace lx
