#include "core/base/fresh_file.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QString>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <fcntl.h>
#include <io.h>
#endif

namespace lx {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_begin = ".liangxin-";
constexpr std::string_view temporary_end = ".tmp";

fs::path native(std::string_view utf8)
{
    return {std::u8string(utf8.begin(), utf8.end())};
}

std::string utf8(const fs::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

// --- the system's calls

#ifdef Q_OS_UNIX

int make_private(const std::string& path)
{
    return ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

bool lock_if_free(int file)
{
    return ::flock(file, LOCK_EX | LOCK_NB) == 0;
}

void close_file(int file)
{
    ::close(file);
}

bool is_alive(long pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH;
}

/// Nobody holds the lock of this file.
bool is_free(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return false;
    struct stat info
    {};
    const bool free =
        ::fstat(file, &info) == 0 && S_ISREG(info.st_mode) && ::flock(file, LOCK_EX | LOCK_NB) == 0;
    ::close(file);
    return free;
}

int rename_over(const std::string& from, const std::string& to)
{
    return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int rename_to_free_name(const std::string& from, const std::string& to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno;
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

/// Why `path` can't be written over; 0 = nothing there, or an ordinary file that may be replaced.
/// Permission bits are read as they stand: they bind the administrator too.
int obstacle(const std::string& path, std::string& link)
{
    struct stat info
    {};
    if (::lstat(path.c_str(), &info) != 0)
        return errno == ENOENT ? 0 : errno;
    if (S_ISLNK(info.st_mode)) {
        std::error_code ignored;
        link = utf8(fs::read_symlink(native(path), ignored));
        return ELOOP;
    }
    if (S_ISDIR(info.st_mode))
        return EISDIR;
    if (!S_ISREG(info.st_mode))
        return ENOTBLK;
    if ((info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
        return EPERM;
    return ::access(path.c_str(), W_OK) == 0 ? 0 : errno;
}

#else

int make_private(const std::string& path)
{
    return ::_wopen(native(path).c_str(), _O_RDWR | _O_CREAT | _O_EXCL | _O_BINARY | _O_NOINHERIT,
                    _S_IREAD | _S_IWRITE);
}

bool lock_if_free(int)
{
    return true; // an open file can't be removed there
}

bool is_alive(long)
{
    return false;
}

void close_file(int file)
{
    ::_close(file);
}

bool is_free(const std::string& path)
{
    std::error_code error;
    return fs::is_regular_file(native(path), error);
}

int rename_over(const std::string& from, const std::string& to)
{
    std::error_code error;
    fs::rename(native(from), native(to), error);
    return error.value();
}

int rename_to_free_name(const std::string& from, const std::string& to)
{
    std::error_code error;
    if (fs::exists(native(to), error))
        return EEXIST;
    return rename_over(from, to);
}

int obstacle(const std::string& path, std::string&)
{
    std::error_code error;
    const auto status = fs::status(native(path), error);
    if (!fs::exists(status))
        return 0;
    if (fs::is_directory(status))
        return EISDIR;
    return (status.permissions() & fs::perms::owner_write) == fs::perms::none ? EPERM : 0;
}

#endif

// --- names

struct KnownNames
{
    std::mutex mutex;
    std::map<std::string, std::string, std::less<>> by_temporary;
};

KnownNames& known_names()
{
    static KnownNames names;
    return names;
}

std::string temporary_name()
{
    static std::atomic<int> counter{0};
    // Short whatever the file is called, so that a name that just fits still fits.
    return std::string(temporary_begin) + std::to_string(QCoreApplication::applicationPid()) + "-" +
           std::to_string(++counter) + "-" +
           std::to_string(QRandomGenerator::global()->bounded(1'000'000)) +
           std::string(temporary_end);
}

bool is_temporary_name(std::string_view name)
{
    return name.starts_with(temporary_begin) && name.ends_with(temporary_end);
}

/// A file in the making whose maker is gone. The name begins with the maker's process number; a
/// living one may just be between making and locking it.
bool is_abandoned(const std::string& path)
{
    const std::string name = file_name(path);
    if (!is_temporary_name(name))
        return false;
    const long pid = std::strtol(name.c_str() + temporary_begin.size(), nullptr, 10);
    if (pid <= 0 || pid == static_cast<long>(QCoreApplication::applicationPid()))
        return false;
    std::error_code error;
    const auto made = fs::last_write_time(native(path), error);
    const bool old = !error && fs::file_time_type::clock::now() - made > std::chrono::minutes(1);
    return (old || !is_alive(pid)) && is_free(path);
}

std::string absolute(const std::string& path)
{
    std::error_code error;
    const fs::path whole = fs::absolute(native(path), error);
    return error ? path : utf8(whole);
}

std::string folder_of(const std::string& path)
{
    return utf8(native(path).parent_path());
}

constexpr std::size_t longest_name = 255; // bytes, of every file system in use

// --- what is in the making, for the next start

std::string notes_folder()
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
            QStringLiteral("/liangxin/unfinished"))
        .toStdString();
}

/// "" where there is no place to write it down: the next file made in the same folder sweeps it.
std::string write_note(const std::string& temporary)
{
    const std::string folder = notes_folder();
    std::error_code error;
    fs::create_directories(native(folder), error);
    const std::string note = folder + "/" + file_name(temporary);
    std::ofstream out(native(note), std::ios::binary);
    out << temporary;
    return out.good() ? note : std::string();
}

void remove_file(const std::string& path)
{
    std::error_code ignored;
    fs::remove(native(path), ignored);
}

void remove_whole(const std::string& temporary)
{
    for (const std::string_view companion : database_companions)
        remove_file(temporary + std::string(companion));
    remove_file(temporary);
}

void sweep_folder(const std::string& folder)
{
    std::error_code error;
    for (fs::directory_iterator at(native(folder), error), end; !error && at != end;
         at.increment(error)) {
        if (const std::string path = utf8(at->path()); is_abandoned(path))
            remove_whole(path);
    }
}

} // namespace

std::string file_name(std::string_view path)
{
    const auto slash = path.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string known_path(std::string_view path)
{
    KnownNames& names = known_names();
    const std::lock_guard guard(names.mutex);
    for (const std::string_view companion : {std::string_view(), database_companions[0],
                                             database_companions[1], database_companions[2]}) {
        if (!path.ends_with(companion))
            continue;
        const auto found = names.by_temporary.find(path.substr(0, path.size() - companion.size()));
        if (found != names.by_temporary.end())
            return found->second;
    }
    return std::string(path);
}

Error cannot_write(const std::string& path, int code)
{
    std::string why = "请看看文件夹是否可写";
    switch (code) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        why = "磁盘已满，请先腾出空间";
        break;
    case EFBIG:
        why = "文件超过了这个磁盘能放的大小，请换一个磁盘";
        break;
    case EACCES:
    case EROFS:
        why = "没有写入的权限，请换一个文件夹";
        break;
    case EPERM:
        why = "已有的文件是只读的，没有覆盖，请换一个文件名，或者先取消它的只读";
        break;
    case ELOOP:
        why = "那个名字是指向别处的链接，没有写入，请直接写到它指向的文件，或者换一个文件名";
        break;
    case ENOTBLK:
        why = "那个名字不是普通文件，没有写入，请换一个文件名";
        break;
    case EEXIST:
        why = "它已经存在，没有改动它，请换一个文件名";
        break;
    case ENOENT:
    case ENOTDIR:
        why = "文件夹不存在，请先建好";
        break;
    case EISDIR:
        why = "那是一个文件夹，请写出文件名";
        break;
    case ENAMETOOLONG:
        why = "文件名太长（最多 255 个字节，约 80 个汉字），请改短";
        break;
    case ETXTBSY:
    case EBUSY:
        why = "它可能正被别的程序打开，请关闭后再试";
        break;
    default:
        break;
    }
    return {ErrorKind::Io, "“" + path + "”写不出来：" + why + "。",
            std::generic_category().message(code)};
}

bool flush_to_disk(const std::string& path)
{
#ifdef Q_OS_UNIX
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
#else
    static_cast<void>(path);
    return true;
#endif
}

FreshFile::FreshFile(std::string path, std::string temporary, Over over, int lock)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_over(over), m_lock(lock)
{}

FreshFile::FreshFile(FreshFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::exchange(other.m_temporary, {})),
      m_note(std::exchange(other.m_note, {})), m_over(other.m_over),
      m_lock(std::exchange(other.m_lock, -1))
{}

FreshFile::~FreshFile()
{
    if (!m_temporary.empty())
        remove_whole(m_temporary);
    let_go();
}

void FreshFile::let_go()
{
    if (m_lock >= 0)
        close_file(std::exchange(m_lock, -1));
    if (!m_temporary.empty()) {
        KnownNames& names = known_names();
        const std::lock_guard guard(names.mutex);
        names.by_temporary.erase(m_temporary);
    }
    m_temporary.clear();
    if (!m_note.empty())
        remove_file(std::exchange(m_note, {}));
}

Result<FreshFile> FreshFile::begin(const std::string& path, Over over, std::size_t companions)
{
    const std::string name = file_name(path);
    if (name.size() + companions > longest_name)
        return fail(cannot_write(path, ENAMETOOLONG));
    if (name.empty() || name == "." || name == "..")
        return fail(cannot_write(path, EISDIR));
    const std::string whole = absolute(path);
    std::string link;
    if (const int code = obstacle(whole, link); code != 0) {
        Error error = cannot_write(path, over == Over::Nothing && code == EPERM ? EEXIST : code);
        if (!link.empty())
            error.message = "“" + path + "”写不出来：它是一个链接，指向“" + link +
                            "”，没有写入，请直接写到那个文件，或者换一个文件名。";
        return fail(std::move(error));
    }
    std::error_code ignored;
    if (over == Over::Nothing && fs::exists(native(whole), ignored))
        return fail(cannot_write(path, EEXIST));
    sweep_folder(folder_of(whole));
    std::string temporary = folder_of(whole) + "/" + temporary_name();
    const int lock = make_private(temporary);
    if (lock < 0)
        return fail(cannot_write(path, errno));
    static_cast<void>(lock_if_free(lock)); // where there are no locks, nothing is swept
    FreshFile file(path, std::move(temporary), over, lock);
    {
        KnownNames& names = known_names();
        const std::lock_guard guard(names.mutex);
        names.by_temporary.emplace(file.m_temporary, path);
    }
    file.m_note = write_note(file.m_temporary);
    return file;
}

Result<> FreshFile::publish()
{
    const std::string whole = absolute(m_path);
    if (!flush_to_disk(m_temporary) && errno != EINVAL)
        return fail(cannot_write(m_path, errno));
    const int code = m_over == Over::Nothing ? rename_to_free_name(m_temporary, whole)
                                             : rename_over(m_temporary, whole);
    if (code != 0)
        return fail(cannot_write(m_path, code));
    static_cast<void>(flush_to_disk(folder_of(whole)));
    for (const std::string_view companion : database_companions)
        remove_file(m_temporary + std::string(companion));
    let_go();
    return {};
}

void sweep_leftovers()
{
    std::error_code error;
    for (fs::directory_iterator at(native(notes_folder()), error), end; !error && at != end;
         at.increment(error)) {
        std::string temporary;
        {
            std::ifstream in(at->path(), std::ios::binary);
            std::getline(in, temporary, '\0');
        }
        // A note may have been torn or tampered with: only our own names are ever removed.
        const bool ours = is_temporary_name(file_name(temporary));
        std::error_code ignored;
        const bool there = ours && fs::exists(fs::symlink_status(native(temporary), ignored));
        if (there && !is_abandoned(temporary))
            continue;
        if (there)
            remove_whole(temporary);
        fs::remove(at->path(), ignored);
    }
}

} // namespace lx
