#pragma once

#include <cstdint>
#include <string_view>

#include "core/spreadsheet/line_encoding.h"

namespace lx {

/// In which encoding a text file is written.
enum class TextEncoding : std::uint8_t
{
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030, ///< and so GBK and GB 2312
    Big5,
    Mixed, ///< some lines in UTF-8, some in GB18030
};

struct EncodingGuess
{
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t mark_size = 0;   ///< bytes of the byte order mark
    std::int64_t bad_places = 0; ///< byte sequences that mean nothing in this encoding
    MixedLines lines = {};       ///< Mixed: which are which
};

/// Counts what is right and wrong about bytes taken as UTF-8 and as GB18030. A character cut off at
/// the very end counts as neither, but is told.
class EncodingCounter
{
public:
    void feed(std::string_view bytes);
    [[nodiscard]] std::int64_t utf8_good() const { return m_utf8.good; }
    [[nodiscard]] std::int64_t utf8_bad() const { return m_utf8.bad; }
    [[nodiscard]] bool utf8_cut_off() const { return m_utf8.missing > 0; }
    [[nodiscard]] std::int64_t gb18030_bad() const { return m_gb.bad; }
    [[nodiscard]] bool gb18030_cut_off() const { return m_gb.seen > 0; }

private:
    struct Utf8
    {
        void feed(unsigned char byte);
        std::int64_t good = 0;
        std::int64_t bad = 0;
        int missing = 0; ///< bytes the character still wants
        unsigned char least = 0x80;
        unsigned char most = 0xBF;
    };
    struct Gb18030
    {
        void feed(unsigned char byte);
        std::int64_t bad = 0;
        int seen = 0; ///< bytes of the character
    };
    Utf8 m_utf8;
    Gb18030 m_gb;
};

/// Reads a file through from its beginning; what can't be read is told by `bytes.failed()`. A byte
/// order mark decides; else what is valid UTF-8 is UTF-8; where each line is clearly UTF-8 or
/// GB18030 the file is mixed; what is mostly UTF-8 is damaged UTF-8; the rest is GB18030 or Big5,
/// whichever makes everyday characters of it.
[[nodiscard]] EncodingGuess guess_encoding(const ByteSource& bytes);

} // namespace lx
