#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/fresh_file.h"
#include "core/base/result.h"

namespace lx {

/// A file of text or bytes that appears under its name only when all of it was written.
class OutputFile
{
public:
    /// Errors: Io, Refused (a ledger stands there: nothing that is no ledger takes its place).
    [[nodiscard]] static Result<OutputFile> create(const std::string& path);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    void write(std::string_view bytes);
    /// Puts other bytes in the place of some written before; later ones go behind all again.
    void overwrite(std::uint64_t offset, std::string_view bytes);
    /// Nothing more can be written (disk full); `finish` will say why.
    [[nodiscard]] bool failed() const { return m_failed != 0; }
    [[nodiscard]] const std::string& path() const { return m_fresh.path(); }
    [[nodiscard]] Result<> finish();

private:
    OutputFile(FreshFile fresh, void* file);

    FreshFile m_fresh;
    void* m_file = nullptr; ///< std::FILE*
    int m_failed = 0;       ///< errno of the first write that failed
};

/// Writes a whole file at once. Errors: those of OutputFile.
[[nodiscard]] Result<> write_file(const std::string& path, std::string_view bytes);

} // namespace lx
