#include "core/exchange/output_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <QCoreApplication>

namespace lx {

namespace {

namespace fs = std::filesystem;

fs::path native(const std::string& utf8_path)
{
    return {std::u8string(utf8_path.begin(), utf8_path.end())};
}

std::FILE* open_for_writing(const std::string& path)
{
#ifdef _WIN32
    return _wfopen(native(path).c_str(), L"wb");
#else
    return std::fopen(path.c_str(), "wb");
#endif
}

tl::unexpected<Error> not_writable(const std::string& path, int code)
{
    std::string why = "请看看文件夹是否可写";
    if (code == ENOSPC)
        why = "磁盘已满，请先腾出空间";
    else if (code == EACCES || code == EPERM || code == EROFS)
        why = "没有写入的权限，请换一个文件夹";
    else if (code == ENOENT || code == ENOTDIR)
        why = "文件夹不存在，请先建好";
    else if (code == EISDIR)
        why = "那是一个文件夹，请写出文件名";
    return fail(ErrorKind::Io, "“" + path + "”写不出来：" + why + "。", std::strerror(code));
}

} // namespace

Result<std::string> reserve_partial(const std::string& path)
{
    static std::atomic<int> counter{0};
    std::error_code error;
    if (fs::is_directory(native(path), error))
        return not_writable(path, EISDIR);
    std::string partial = path + ".part" + std::to_string(QCoreApplication::applicationPid()) +
                          "-" + std::to_string(++counter);
    errno = 0;
    std::FILE* file = open_for_writing(partial);
    if (file == nullptr)
        return not_writable(path, errno);
    std::fclose(file);
    return partial;
}

void drop_partial(const std::string& partial)
{
    std::error_code ignored;
    fs::remove(native(partial), ignored);
}

Result<> put_in_place(const std::string& partial, const std::string& path)
{
    std::error_code error;
    fs::rename(native(partial), native(path), error);
    if (!error)
        return {};
    drop_partial(partial);
    return fail(ErrorKind::Io, "“" + path + "”写不出来：它可能正被别的程序打开；请关闭后再试。",
                error.message());
}

OutputFile::OutputFile(std::string path, std::string partial, void* file)
    : m_path(std::move(path)), m_partial(std::move(partial)), m_file(file)
{}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_partial(std::exchange(other.m_partial, {})),
      m_file(std::exchange(other.m_file, nullptr)), m_failed(other.m_failed)
{}

OutputFile::~OutputFile()
{
    if (m_file != nullptr)
        std::fclose(static_cast<std::FILE*>(m_file));
    if (!m_partial.empty())
        drop_partial(m_partial);
}

Result<OutputFile> OutputFile::create(const std::string& path)
{
    LX_ASSIGN(std::string partial, reserve_partial(path));
    std::FILE* file = open_for_writing(partial);
    if (file == nullptr) {
        const int code = errno;
        drop_partial(partial);
        return not_writable(path, code);
    }
    return OutputFile(path, std::move(partial), file);
}

void OutputFile::write(std::string_view bytes)
{
    if (!m_failed &&
        std::fwrite(bytes.data(), 1, bytes.size(), static_cast<std::FILE*>(m_file)) != bytes.size())
        m_failed = true;
}

Result<> OutputFile::finish()
{
    errno = 0;
    const bool closed = std::fclose(static_cast<std::FILE*>(std::exchange(m_file, nullptr))) == 0;
    if (m_failed || !closed)
        return not_writable(m_path, errno == 0 ? ENOSPC : errno);
    return put_in_place(std::exchange(m_partial, {}), m_path);
}

} // namespace lx
