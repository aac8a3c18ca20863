#include "core/base/file_calls.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#endif

namespace lx {

namespace fs = std::filesystem;

fs::path native_path(std::string_view utf8)
{
    return {std::u8string(utf8.begin(), utf8.end())};
}

std::string utf8_path(const fs::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

#ifdef Q_OS_UNIX

int make_private_file(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return errno == EPERM ? EACCES : errno; // a folder that takes no files
    ::close(file);
    return 0;
}

void make_private_folder(const std::string& path)
{
    std::error_code error;
    if (fs::is_directory(native_path(path), error))
        return;
    fs::create_directories(native_path(path), error);
    if (!error)
        ::chmod(path.c_str(), S_IRWXU);
}

int rename_over(const std::string& from, const std::string& to)
{
    if (std::rename(from.c_str(), to.c_str()) == 0)
        return 0;
    return errno == EPERM ? EACCES : errno; // a folder in which only owners replace files
}

int rename_to_free_name(const std::string& from, const std::string& to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno == EPERM ? EACCES : errno;
#endif
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return 0;
    }
    if (errno == EEXIST)
        return EEXIST;
    // A file system without links: nothing better is left than to look first.
    struct stat info
    {};
    if (::lstat(to.c_str(), &info) == 0)
        return EEXIST;
    return rename_over(from, to);
}

std::size_t longest_name(const std::string& folder)
{
    constexpr std::size_t usual = 255;
    const long most = ::pathconf(folder.c_str(), _PC_NAME_MAX);
    return most > 0 ? static_cast<std::size_t>(most) : usual;
}

Standing look_at(const std::string& path)
{
    struct stat info
    {};
    if (::lstat(path.c_str(), &info) != 0)
        return {errno == ENOENT ? 0 : errno, false};
    if (S_ISLNK(info.st_mode)) {
        std::error_code ignored;
        return {ELOOP, true, utf8_path(fs::read_symlink(native_path(path), ignored))};
    }
    if (S_ISDIR(info.st_mode))
        return {EISDIR, true};
    if (!S_ISREG(info.st_mode))
        return {ENOTBLK, true};
    if ((info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
        return {EPERM, true};
    return {::access(path.c_str(), W_OK) == 0 ? 0 : errno, true};
}

bool flush_to_disk(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const int code = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    errno = code;
    return code == 0;
}

#else

namespace {

/// The errno value of an error of the system's own.
int code_of(const std::error_code& error)
{
    constexpr int sharing_violation = 32;
    if (error.value() == sharing_violation)
        return EBUSY;
    return error.default_error_condition().value();
}

} // namespace

int make_private_file(const std::string& path)
{
    const int file = ::_wopen(native_path(path).c_str(), _O_RDWR | _O_CREAT | _O_EXCL | _O_BINARY,
                              _S_IREAD | _S_IWRITE);
    if (file < 0)
        return errno;
    ::_close(file);
    return 0;
}

void make_private_folder(const std::string& path)
{
    std::error_code ignored;
    fs::create_directories(native_path(path), ignored); // a user's own folders are private there
}

int rename_over(const std::string& from, const std::string& to)
{
    std::error_code error;
    fs::rename(native_path(from), native_path(to), error);
    return error ? code_of(error) : 0;
}

int rename_to_free_name(const std::string& from, const std::string& to)
{
    std::error_code error;
    if (fs::exists(native_path(to), error))
        return EEXIST;
    return rename_over(from, to);
}

std::size_t longest_name(const std::string&)
{
    return 255;
}

Standing look_at(const std::string& path)
{
    std::error_code error;
    const auto status = fs::status(native_path(path), error);
    if (!fs::exists(status))
        return {};
    if (fs::is_directory(status))
        return {EISDIR, true};
    const bool writable = (status.permissions() & fs::perms::owner_write) != fs::perms::none;
    return {writable ? 0 : EPERM, true};
}

bool flush_to_disk(const std::string& path)
{
    const int file = ::_wopen(native_path(path).c_str(), _O_RDWR | _O_BINARY);
    if (file < 0)
        return true; // a folder, which needs none there
    const int code = ::_commit(file) == 0 ? 0 : errno;
    ::_close(file);
    errno = code;
    return code == 0;
}

#endif

} // namespace lx
