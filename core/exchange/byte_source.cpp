#include "core/exchange/byte_source.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace lx {

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path)
{
    auto source = std::make_unique<FileSource>();
    // Unbuffered: callers read large blocks, and each seek would throw a buffer away.
    source->m_file.rdbuf()->pubsetbuf(nullptr, 0);
    source->m_file.open(std::filesystem::path(std::u8string(path.begin(), path.end())),
                        std::ios::binary);
    if (source->m_file)
        source->m_file.seekg(0, std::ios::end);
    const std::streamoff end = source->m_file ? std::streamoff(source->m_file.tellg()) : -1;
    // A folder opens on some systems and then claims an absurd length.
    if (end < 0 || end == std::numeric_limits<std::streamoff>::max())
        return fail(ErrorKind::Io,
                    "打不开文件“" + path + "”：请看文件是否还在、是否被别的程序占用。");
    source->m_size = static_cast<std::uint64_t>(end);
    return source;
}

std::size_t FileSource::read_at(std::uint64_t offset, void* target, std::size_t count) const
{
    if (offset >= m_size)
        return 0;
    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - offset));
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(offset));
    m_file.read(static_cast<char*>(target), static_cast<std::streamsize>(count));
    const auto got = m_file.gcount() > 0 ? static_cast<std::size_t>(m_file.gcount()) : 0;
    m_failed = m_failed || got < count;
    return got;
}

std::size_t MemorySource::read_at(std::uint64_t offset, void* target, std::size_t count) const
{
    if (offset >= m_bytes.size())
        return 0;
    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_bytes.size() - offset));
    if (count > 0)
        std::memcpy(target, m_bytes.data() + offset, count);
    return count;
}

} // namespace lx
