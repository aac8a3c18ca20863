#include "core/exchange/csv_writer.h"

namespace lx {

namespace {

constexpr std::size_t flush_at = 64 * 1024;

} // namespace

bool looks_like_formula(std::string_view text)
{
    while (text.starts_with('\''))
        text.remove_prefix(1);
    return !text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@');
}

std::string_view without_apostrophe(std::string_view text)
{
    return text.starts_with('\'') && looks_like_formula(text) ? text.substr(1) : text;
}

CsvWriter::CsvWriter(OutputFile& file) : m_file(file)
{
    m_buffer = "\xEF\xBB\xBF";
}

void CsvWriter::separate()
{
    if (!m_first)
        m_buffer += ',';
    m_first = false;
}

void CsvWriter::text(std::string_view value)
{
    separate();
    const bool guard = looks_like_formula(value);
    const bool quote = value.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quote)
        m_buffer += '"';
    if (guard)
        m_buffer += '\'';
    if (quote) {
        for (const char c : value) {
            if (c == '"')
                m_buffer += '"';
            m_buffer += c;
        }
        m_buffer += '"';
    } else {
        m_buffer += value;
    }
}

void CsvWriter::plain(std::string_view value)
{
    separate();
    m_buffer += value;
}

void CsvWriter::end_row()
{
    m_buffer += "\r\n";
    m_first = true;
    if (m_buffer.size() >= flush_at)
        flush();
}

void CsvWriter::flush()
{
    m_file.write(m_buffer);
    m_buffer.clear();
}

} // namespace lx
