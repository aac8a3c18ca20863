#include "core/spreadsheet/byte_source.h"

#include <algorithm>
#include <cstring>

namespace lx {

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path)
{
    LX_ASSIGN(InputFile file, InputFile::open(path));
    return std::make_unique<FileSource>(std::move(file));
}

std::size_t FileSource::read_at(std::uint64_t offset, void* target, std::size_t count) const
{
    if (offset >= size())
        return 0;
    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, size() - offset));
    const std::size_t got = m_file.read_at(offset, target, count);
    m_failed = m_failed || got < count; // also where it became shorter meanwhile
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
