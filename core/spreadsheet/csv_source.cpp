#include "core/spreadsheet/csv_source.h"

#include <array>

#include <unicode/ucnv.h>

namespace lx {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;

const char* icu_name(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Gb18030:
        return "gb18030";
    case TextEncoding::Big5:
        return "Big5";
    case TextEncoding::Mixed: // those lines that are not UTF-8
        return "gb18030";
    case TextEncoding::Utf8:
        break;
    }
    return "UTF-8";
}

} // namespace

void CsvSource::Closer::operator()(UConverter* converter) const
{
    ucnv_close(converter);
}

CsvSource::~CsvSource() = default;

Result<std::unique_ptr<CsvSource>> CsvSource::open(const ByteSource& bytes, EncodingGuess encoding)
{
    std::unique_ptr<CsvSource> source(new CsvSource(bytes));
    source->m_bytes_read = static_cast<std::int64_t>(encoding.mark_size);
    source->m_block.resize(kBlock);
    source->m_mixed = encoding.encoding == TextEncoding::Mixed;
    source->m_encodings = LineEncodings(encoding.lines.first);
    if (encoding.encoding != TextEncoding::Utf8 || encoding.bad_places != 0) {
        UErrorCode status = U_ZERO_ERROR;
        source->m_from.reset(ucnv_open(icu_name(encoding.encoding), &status));
        source->m_to.reset(ucnv_open("UTF-8", &status));
        if (U_FAILURE(status))
            return fail(ErrorKind::Io,
                        "系统缺少读取这种文字编码的组件；请把文件另存为 UTF-8 编码的 "
                        "CSV，再导入一次。",
                        u_errorName(status));
        source->m_pivot.resize(16 << 10);
        source->m_pivot_source = source->m_pivot.data();
        source->m_pivot_target = source->m_pivot.data();
    }
    return source;
}

void CsvSource::convert(std::string_view bytes, bool last)
{
    const char* from = bytes.data();
    const char* const from_end = bytes.data() + bytes.size();
    std::array<char, 64 << 10> out; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    for (;;) {
        char* to = out.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_convertEx(m_to.get(), m_from.get(), &to, out.data() + out.size(), &from, from_end,
                       m_pivot.data(), &m_pivot_source, &m_pivot_target,
                       m_pivot.data() + m_pivot.size(), m_reset ? 1 : 0, last ? 1 : 0, &status);
        m_reset = false;
        m_text.append(out.data(), static_cast<std::size_t>(to - out.data()));
        if (status != U_BUFFER_OVERFLOW_ERROR)
            return;
    }
}

void CsvSource::take_line(std::string_view line)
{
    if (m_encodings.next(line) != LineEncoding::Gb18030) {
        m_text.append(line);
        return;
    }
    m_reset = true;
    convert(line, true);
}

Result<std::string_view> CsvSource::next()
{
    m_text.clear();
    while (!m_ended) {
        const std::size_t got = m_bytes.read_at(static_cast<std::uint64_t>(m_bytes_read),
                                                m_block.data(), m_block.size());
        const std::string_view bytes(m_block.data(), got);
        if (m_bytes.failed())
            return fail(ErrorKind::Io, "文件读到一半读不下去了；请检查磁盘或 U 盘后再导入一次。");
        m_bytes_read += static_cast<std::int64_t>(bytes.size());
        m_ended = bytes.empty();
        if (!m_from)
            return bytes;
        const auto take = [this](std::string_view line) { take_line(line); };
        if (!m_mixed) {
            convert(bytes, m_ended);
        } else {
            m_lines.feed(bytes, take);
            if (m_ended)
                m_lines.end(take);
        }
        if (!m_text.empty())
            return std::string_view(m_text);
    }
    return std::string_view();
}

} // namespace lx
