#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/spreadsheet/byte_source.h"

namespace lx {

/// In which encoding a single line is written.
enum class LineEncoding : std::uint8_t
{
    Ascii,
    Utf8,
    Gb18030,
    Either,  ///< valid in both, and nearly as everyday in the one as in the other
    Unclear, ///< not valid in either, or valid without being Chinese
};
/// A line that is valid in both counts for that in which its characters are more everyday.
[[nodiscard]] LineEncoding line_encoding(std::string_view line);

/// The encodings of lines that stand below each other: one that may be either is as the last one
/// above it that tells.
class LineEncodings
{
public:
    /// `before`: of the lines above the first one that tells.
    explicit LineEncodings(LineEncoding before) : m_before(before) {}
    /// Either: no line told so far.
    [[nodiscard]] LineEncoding next(std::string_view line);

private:
    LineEncoding m_before;
};

/// Parts bytes into lines (LF, CR or CRLF), however they are cut into blocks. A line longer than
/// a megabyte is given in pieces.
class LineCutter
{
public:
    /// Calls `take(line with its end)` for each line that is whole by now.
    template <typename Take> void feed(std::string_view bytes, Take take);
    /// The last line, which may have no end.
    template <typename Take> void end(Take take)
    {
        if (!m_rest.empty())
            take(std::string_view(m_rest));
        m_rest.clear();
    }

private:
    std::string m_rest;
};

/// Lines of UTF-8 and of GB18030 in one file, as it comes of lists that were put together.
struct MixedLines
{
    std::int64_t utf8 = 0;
    std::int64_t gb18030 = 0;
    std::int64_t unclear = 0;
    std::vector<std::int64_t> first_utf8; ///< from 1, the first ones
    std::vector<std::int64_t> first_gb18030;
    LineEncoding first = LineEncoding::Either; ///< of the first line that tells

    /// Each line is clearly in one of both, and both are there.
    [[nodiscard]] bool are_mixed() const { return utf8 > 0 && gb18030 > 0 && unclear == 0; }
    [[nodiscard]] bool odd_are_gb18030() const { return gb18030 <= utf8; }
    /// The lines in the encoding fewer of them have.
    [[nodiscard]] std::int64_t odd() const { return odd_are_gb18030() ? gb18030 : utf8; }
    [[nodiscard]] const std::vector<std::int64_t>& first_odd() const
    {
        return odd_are_gb18030() ? first_gb18030 : first_utf8;
    }
};
/// Reads from byte `from` to the end.
[[nodiscard]] MixedLines look_at_lines(const ByteSource& bytes, std::uint64_t from);

template <typename Take> void LineCutter::feed(std::string_view bytes, Take take)
{
    constexpr std::size_t longest = std::size_t{1} << 20;
    while (!bytes.empty()) {
        const std::size_t at = bytes.find_first_of("\r\n");
        const std::size_t size = at == std::string_view::npos ? bytes.size() : at + 1;
        m_rest.append(bytes.substr(0, size));
        bytes.remove_prefix(size);
        if (at != std::string_view::npos || m_rest.size() > longest) {
            take(std::string_view(m_rest));
            m_rest.clear();
        }
    }
}

} // namespace lx
