#include "core/base/input_file.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <QtGlobal>

#include "core/base/file_calls.h"
#include "core/base/file_trouble.h"
#include "core/base/held_files.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <cstdio>
#endif

namespace lx {

#ifdef Q_OS_UNIX

struct InputFile::Handle
{
    int file = -1;
    ~Handle()
    {
        if (file >= 0)
            ::close(file);
    }
};

namespace {

int kind_trouble(const struct stat& info)
{
    if (S_ISDIR(info.st_mode))
        return EISDIR;
    return S_ISREG(info.st_mode) ? 0 : ENOTBLK;
}

} // namespace

Result<> check_readable(const std::string& path)
{
    LX_TRY(check_not_held(path));
    struct stat info
    {};
    if (::stat(path.c_str(), &info) != 0)
        return fail(cannot_read(path, errno));
    if (const int code = kind_trouble(info); code != 0)
        return fail(cannot_read(path, code));
    return {};
}

Result<InputFile> InputFile::open(const std::string& path)
{
    LX_TRY(check_readable(path));
    auto handle = std::make_unique<Handle>();
    // Not waited for, should the name have become a pipe's meanwhile.
    handle->file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (handle->file < 0)
        return fail(cannot_read(path, errno));
    struct stat info
    {};
    if (::fstat(handle->file, &info) != 0)
        return fail(cannot_read(path, errno));
    if (is_held({info.st_dev, info.st_ino})) {
        handle->file = -1; // the name has become the ledger's: closing it would drop its locks
        return fail(held_trouble(path));
    }
    if (const int code = kind_trouble(info); code != 0)
        return fail(cannot_read(path, code));
    return InputFile(std::move(handle), static_cast<std::uint64_t>(info.st_size));
}

std::size_t InputFile::read_at(std::uint64_t offset, void* target, std::size_t count) const
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(m_handle->file, static_cast<char*>(target) + done, count - done,
                                    static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && m_failed == 0)
            m_failed = errno;
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

#else

struct InputFile::Handle
{
    std::FILE* file = nullptr;
    ~Handle()
    {
        if (file != nullptr)
            std::fclose(file);
    }
};

Result<> check_readable(const std::string& path)
{
    LX_TRY(check_not_held(path));
    std::error_code error;
    const auto status = std::filesystem::status(native_path(path), error);
    if (!std::filesystem::exists(status))
        return fail(cannot_read(path, ENOENT));
    if (std::filesystem::is_directory(status))
        return fail(cannot_read(path, EISDIR));
    if (!std::filesystem::is_regular_file(status))
        return fail(cannot_read(path, ENOTBLK));
    return {};
}

Result<InputFile> InputFile::open(const std::string& path)
{
    LX_TRY(check_readable(path));
    auto handle = std::make_unique<Handle>();
    handle->file = ::_wfopen(native_path(path).c_str(), L"rb");
    if (handle->file == nullptr)
        return fail(cannot_read(path, errno));
    std::error_code error;
    const auto size = std::filesystem::file_size(native_path(path), error);
    if (error)
        return fail(cannot_read(path, EIO));
    return InputFile(std::move(handle), static_cast<std::uint64_t>(size));
}

std::size_t InputFile::read_at(std::uint64_t offset, void* target, std::size_t count) const
{
    if (::_fseeki64(m_handle->file, static_cast<long long>(offset), SEEK_SET) != 0) {
        m_failed = m_failed != 0 ? m_failed : errno;
        return 0;
    }
    const std::size_t done = std::fread(target, 1, count, m_handle->file);
    if (done < count && std::ferror(m_handle->file) != 0)
        m_failed = m_failed != 0 ? m_failed : EIO;
    std::clearerr(m_handle->file);
    return done;
}

#endif

InputFile::InputFile(std::unique_ptr<Handle> handle, std::uint64_t size)
    : m_handle(std::move(handle)), m_size(size)
{}

InputFile::InputFile(InputFile&& other) noexcept = default;
InputFile::~InputFile() = default;

Result<std::string> read_file(const std::string& path, std::uint64_t most)
{
    LX_ASSIGN(const InputFile file, InputFile::open(path));
    std::string bytes(static_cast<std::size_t>(std::min(file.size(), most)), '\0');
    bytes.resize(file.read_at(0, bytes.data(), bytes.size()));
    if (file.failed() != 0)
        return fail(cannot_read(path, file.failed()));
    return bytes;
}

} // namespace lx
