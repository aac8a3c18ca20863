#include "core/spreadsheet/csv_writer.h"

#include "core/spreadsheet/formula_guard.h"
#include "core/spreadsheet/xml_out.h"

namespace lx {

namespace {

constexpr std::size_t flush_at = 64 * 1024;

} // namespace

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
    const bool quote = value.find_first_of(",\"\r\n\t;|") != std::string_view::npos;
    if (quote)
        m_buffer += '"';
    if (guard)
        m_buffer += '\'';
    const std::size_t from = m_buffer.size();
    m_broken += append_whole_characters(m_buffer, value) ? 0 : 1;
    if (quote) {
        for (std::size_t at = from; (at = m_buffer.find('"', at)) != std::string::npos; at += 2)
            m_buffer.insert(at, 1, '"');
        m_buffer += '"';
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
