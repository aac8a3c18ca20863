#include "core/base/output_file.h"

#include "core/base/database_file.h"
#include "core/base/file_calls.h"
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace lx {

namespace {

std::FILE* open_for_writing(const std::string& path)
{
#ifdef _WIN32
    return _wfopen(native_path(path).c_str(), L"wb");
#else
    return std::fopen(path.c_str(), "wbe");
#endif
}

} // namespace

OutputFile::OutputFile(FreshFile fresh, void* file) : m_fresh(std::move(fresh)), m_file(file) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_fresh(std::move(other.m_fresh)), m_file(std::exchange(other.m_file, nullptr)),
      m_failed(other.m_failed)
{}

OutputFile::~OutputFile()
{
    if (m_file != nullptr)
        std::fclose(static_cast<std::FILE*>(m_file));
}

Result<OutputFile> OutputFile::create(const std::string& path)
{
    if (is_database_file(path))
        return fail(ErrorKind::Refused, kept_database_text(path));
    LX_ASSIGN(FreshFile fresh, FreshFile::begin(path, FreshFile::Over::Earlier));
    std::FILE* file = open_for_writing(fresh.temporary());
    if (file == nullptr)
        return fail(cannot_write(path, errno));
    return OutputFile(std::move(fresh), file);
}

void OutputFile::write(std::string_view bytes)
{
    if (m_failed != 0)
        return;
    errno = 0;
    if (std::fwrite(bytes.data(), 1, bytes.size(), static_cast<std::FILE*>(m_file)) != bytes.size())
        m_failed = errno != 0 ? errno : ENOSPC;
}

void OutputFile::overwrite(std::uint64_t offset, std::string_view bytes)
{
    auto* file = static_cast<std::FILE*>(m_file);
    const auto go = [&](std::int64_t to, int whence) {
#ifdef _WIN32
        return _fseeki64(file, to, whence) == 0;
#else
        return fseeko(file, to, whence) == 0;
#endif
    };
    errno = 0;
    if (m_failed == 0 && !go(static_cast<std::int64_t>(offset), SEEK_SET))
        m_failed = errno != 0 ? errno : EIO;
    write(bytes);
    errno = 0;
    if (m_failed == 0 && !go(0, SEEK_END)) // what is buffered goes to the disk here
        m_failed = errno != 0 ? errno : EIO;
}

Result<> OutputFile::finish()
{
    errno = 0;
    const bool closed = std::fclose(static_cast<std::FILE*>(std::exchange(m_file, nullptr))) == 0;
    if (!closed && m_failed == 0)
        m_failed = errno != 0 ? errno : ENOSPC;
    if (m_failed != 0)
        return fail(cannot_write(m_fresh.path(), m_failed));
    return m_fresh.publish();
}

Result<> write_file(const std::string& path, std::string_view bytes)
{
    LX_ASSIGN(OutputFile file, OutputFile::create(path));
    file.write(bytes);
    return file.finish();
}

} // namespace lx
