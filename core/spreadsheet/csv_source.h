#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/csv_encoding.h"

struct UConverter;

namespace lx {

/// A text file as UTF-8, block by block. What means nothing in the file's encoding becomes U+FFFD;
/// a mixed file is read line by line.
class CsvSource
{
public:
    /// `bytes` must outlive it. Errors: Io.
    [[nodiscard]] static Result<std::unique_ptr<CsvSource>> open(const ByteSource& bytes,
                                                                 EncodingGuess encoding);
    ~CsvSource();
    CsvSource(const CsvSource&) = delete;
    CsvSource& operator=(const CsvSource&) = delete;

    /// The next characters, whole ones unless the file is valid UTF-8 and passed on as it is;
    /// valid until the next call; empty at the end. Error: Io.
    [[nodiscard]] Result<std::string_view> next();
    [[nodiscard]] std::int64_t bytes_read() const { return m_bytes_read; }
    [[nodiscard]] std::int64_t file_size() const
    {
        return static_cast<std::int64_t>(m_bytes.size());
    }

private:
    struct Closer
    {
        void operator()(UConverter* converter) const;
    };

    explicit CsvSource(const ByteSource& bytes) : m_bytes(bytes) {}
    void convert(std::string_view bytes, bool last);
    void take_line(std::string_view line);

    const ByteSource& m_bytes;
    std::vector<char> m_block;
    std::unique_ptr<UConverter, Closer> m_from; ///< null: UTF-8 passed on as it is
    std::unique_ptr<UConverter, Closer> m_to;
    std::vector<char16_t> m_pivot;
    char16_t* m_pivot_source = nullptr;
    char16_t* m_pivot_target = nullptr;
    bool m_reset = true;
    bool m_ended = false;
    bool m_mixed = false; ///< each line by itself
    LineCutter m_lines;
    LineEncodings m_encodings{LineEncoding::Either};
    std::string m_text;
    std::int64_t m_bytes_read = 0;
};

} // namespace lx
