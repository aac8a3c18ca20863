#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"

namespace lx {

/// A file that is read: the one way files the user names are opened. Never a ledger that this
/// process has open (see held_files.h), never a pipe or a device that would be waited for.
class InputFile
{
public:
    /// `path` is UTF-8. Errors: Usage where it is a ledger that is open; Io with the reason.
    [[nodiscard]] static Result<InputFile> open(const std::string& path);
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&&) = delete;
    ~InputFile();

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Copies up to `count` bytes from `offset` on; returns how many there were (fewer at the end,
    /// or where the file can't be read: see failed()).
    std::size_t read_at(std::uint64_t offset, void* target, std::size_t count) const;
    /// errno of the first reading that failed; 0 = none did.
    [[nodiscard]] int failed() const { return m_failed; }

private:
    struct Handle;
    InputFile(std::unique_ptr<Handle> handle, std::uint64_t size);

    std::unique_ptr<Handle> m_handle;
    std::uint64_t m_size = 0;
    mutable int m_failed = 0;
};

/// A whole file; one of more than `most` bytes is cut there. Errors: Usage, Io.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::uint64_t most);

/// For files that something else opens (libzip): the same refusals, nothing is opened.
[[nodiscard]] Result<> check_readable(const std::string& path);

} // namespace lx
