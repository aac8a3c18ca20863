#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace lx {

/// A name beside `path` for a file that is still being written; made empty, so that a folder that
/// can't be written to is noticed before the work. Errors: Io with a sentence that says why.
[[nodiscard]] Result<std::string> reserve_partial(const std::string& path);
/// Removes a file made by reserve_partial.
void drop_partial(const std::string& partial);
/// Puts the finished file in the place of `path` in one step; on failure the partial file is gone.
[[nodiscard]] Result<> put_in_place(const std::string& partial, const std::string& path);

/// A text file that appears under its name only when all of it was written (UTF-8 in, bytes out).
class OutputFile
{
public:
    [[nodiscard]] static Result<OutputFile> create(const std::string& path);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    void write(std::string_view bytes);
    [[nodiscard]] Result<> finish();

private:
    OutputFile(std::string path, std::string partial, void* file);

    std::string m_path;
    std::string m_partial;
    void* m_file = nullptr; ///< std::FILE*
    bool m_failed = false;
};

} // namespace lx
