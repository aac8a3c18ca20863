#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/input_file.h"
#include "core/base/result.h"

namespace lx {

/// Bytes that can be read at any place: a file, a block of memory, a stream inside a container.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Copies up to `count` bytes from `offset` on; returns how many there were (fewer at the end,
    /// or where the file can't be read: see failed()).
    virtual std::size_t read_at(std::uint64_t offset, void* target, std::size_t count) const = 0;
    /// True once the device refused to read (not: the end was reached).
    [[nodiscard]] virtual bool failed() const { return false; }
};

class FileSource final : public ByteSource
{
public:
    /// `path` is UTF-8. Errors: Usage (the ledger that is open), Io.
    [[nodiscard]] static Result<std::unique_ptr<FileSource>> open(const std::string& path);
    explicit FileSource(InputFile file) : m_file(std::move(file)) {}
    [[nodiscard]] std::uint64_t size() const override { return m_file.size(); }
    std::size_t read_at(std::uint64_t offset, void* target, std::size_t count) const override;
    [[nodiscard]] bool failed() const override { return m_failed; }

private:
    InputFile m_file;
    mutable bool m_failed = false;
};

class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(std::vector<std::uint8_t> bytes) : m_bytes(std::move(bytes)) {}
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
    std::size_t read_at(std::uint64_t offset, void* target, std::size_t count) const override;

private:
    std::vector<std::uint8_t> m_bytes;
};

/// Little-endian numbers of a block that is known to be long enough.
[[nodiscard]] inline std::uint16_t le16(const std::uint8_t* p)
{
    return static_cast<std::uint16_t>(p[0] | (p[1] << 8));
}
[[nodiscard]] inline std::uint32_t le32(const std::uint8_t* p)
{
    return le16(p) | (static_cast<std::uint32_t>(le16(p + 2)) << 16);
}
[[nodiscard]] inline std::uint64_t le64(const std::uint8_t* p)
{
    return le32(p) | (static_cast<std::uint64_t>(le32(p + 4)) << 32);
}

} // namespace lx
