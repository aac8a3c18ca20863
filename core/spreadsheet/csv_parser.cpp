#include "core/spreadsheet/csv_parser.h"

#include <algorithm>
#include <array>
#include <map>

namespace lx {

namespace {

constexpr std::string_view kSeparators = ",\t;|";
constexpr std::string_view kChineseComma = "，";
/// A quoted field longer than this has lost its closing quote and is eating the file.
constexpr std::size_t kLongestQuoted = std::size_t{1} << 20;
/// At the end of the file, so many lines in one open field are lost rows, not an address.
constexpr std::int64_t kMostTornLines = 20;
/// The first rows tell how many fields one has: titles above have fewer.
constexpr std::int64_t kWidthRows = 8;
constexpr std::size_t kMostTold = 20;

bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

char guess_csv_separator(std::string_view sample)
{
    constexpr std::size_t most_lines = 200;
    // separator → how many lines have it how often
    std::array<std::map<std::size_t, std::size_t>, kSeparators.size() + 1> lines_by_count;
    std::array<std::size_t, kSeparators.size() + 1> counts{}; // the last is that of ，
    std::size_t lines = 0;
    bool quoted = false;
    char before = '\n';
    for (std::size_t i = 0; i < sample.size() && lines < most_lines; ++i) {
        const char c = sample[i];
        const bool field_start =
            is_line_end(before) || kSeparators.find(before) != kSeparators.npos;
        if (quoted) {
            quoted = c != '"';
        } else if (c == '"' && (field_start || before == '"')) {
            quoted = true; // or the second of two quotes
        } else if (is_line_end(c)) {
            for (std::size_t s = 0; s < counts.size(); ++s)
                if (counts[s] != 0)
                    ++lines_by_count[s][counts[s]];
            lines += is_line_end(before) ? 0 : 1;
            counts = {};
        } else if (const auto s = kSeparators.find(c); s != kSeparators.npos) {
            ++counts[s];
        } else if (sample.substr(i).starts_with(kChineseComma)) {
            ++counts.back();
        }
        before = c;
    }
    char best = kSeparators.front();
    std::size_t best_lines = 0;
    for (std::size_t s = 0; s < counts.size(); ++s) {
        if (counts[s] != 0)
            ++lines_by_count[s][counts[s]]; // the last line, which has no end
        for (const auto& [count, same] : lines_by_count[s])
            if (same > best_lines) {
                best_lines = same;
                best = s < kSeparators.size() ? kSeparators[s] : chinese_comma;
            }
    }
    return best;
}

std::string_view ChineseCommas::replaced(std::string_view block)
{
    m_held.append(block);
    m_text.clear();
    std::size_t at = 0;
    while (at < m_held.size()) {
        const std::string_view rest = std::string_view(m_held).substr(at);
        if (rest.size() < kChineseComma.size() && kChineseComma.starts_with(rest))
            break;
        if (!m_quoted && rest.starts_with(kChineseComma)) {
            m_text += chinese_comma;
            at += kChineseComma.size();
            continue;
        }
        m_quoted = m_quoted != (rest.front() == '"');
        m_text += rest.front();
        ++at;
    }
    m_held.erase(0, at);
    return m_text;
}

CsvParser::CsvParser(char separator, const ReadLimits& limits, const RowSink& sink)
    : m_separator(separator), m_limits(limits), m_sink(sink)
{}

void CsvParser::refuse(std::string message, std::string detail)
{
    if (!m_error)
        m_error = Error{ErrorKind::BadInput,
                        "第 " + std::to_string(m_row_number + 1) + " 行" + std::move(message),
                        std::move(detail)};
}

namespace {

/// How many fields each line of a text has, were it no field itself; empty lines don't count.
std::vector<std::int32_t> fields_of_lines(std::string_view text, char separator)
{
    std::vector<std::int32_t> fields;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (!line.empty() || begin == 0)
            fields.push_back(
                static_cast<std::int32_t>(std::count(line.begin(), line.end(), separator)) + 1);
        begin = end + 1;
    }
    return fields;
}

} // namespace

bool CsvParser::swallowed_rows() const
{
    constexpr std::int32_t narrowest = 3;
    if (m_lines_in_quotes == 0 || m_width < narrowest)
        return false;
    const std::string_view text = m_quoted;
    std::size_t begin = text.find_first_of("\r\n");
    while (begin != std::string_view::npos) {
        begin = text.find_first_not_of("\r\n", begin);
        if (begin == std::string_view::npos)
            break;
        const std::size_t end = text.find_first_of("\r\n", begin);
        const std::string_view line = text.substr(begin, end - begin);
        const auto fields = std::count(line.begin(), line.end(), m_separator) + 1;
        if (end != std::string_view::npos && fields == m_width) // the last one goes on behind
            return true;
        begin = end;
    }
    return false;
}

void CsvParser::watch()
{
    constexpr std::int32_t narrowest = 3;
    if (m_quotes_fields || m_watched || m_lines_in_quotes == 0 || m_width < narrowest ||
        m_quoted.find('"') != std::string::npos)
        return;
    const std::vector<std::int32_t> fields = fields_of_lines(m_quoted, m_separator);
    if (m_column + fields.front() != m_width ||
        std::any_of(fields.begin() + 1, fields.end() - 1,
                    [this](std::int32_t count) { return count != m_width; }))
        return;
    m_watched = Watched{m_quoted, {}, m_mark, m_row.size(), m_column};
}

bool CsvParser::was_rows() const
{
    if (!m_watched || m_watched->behind.find('"') != std::string::npos)
        return false;
    const std::int32_t behind = m_column - m_watched->column;
    return fields_of_lines(m_watched->text, m_separator).back() + behind == m_width;
}

bool CsvParser::give_back_watched()
{
    const Watched field = std::move(*m_watched);
    m_watched.reset();
    m_cells -= static_cast<std::int64_t>(m_row.size() - field.cells);
    m_row.cut(field.mark, field.cells);
    m_column = field.column;
    m_mark = field.mark;
    m_quoted = field.text;
    return give_back_rows('"' + field.behind);
}

bool CsvParser::give_back_rows(std::string_view behind)
{
    const std::string text = std::move(m_quoted) + std::string(behind);
    m_quoted.clear();
    if (m_lone_quotes.size() < kMostTold)
        m_lone_quotes.push_back(m_row_number + 1);
    m_row.cut(m_mark);
    m_row.append('"');
    m_state = State::Plain;
    m_lines_in_quotes = 0;
    m_watched.reset();
    auto wanted = feed(text);
    if (!wanted)
        m_error = std::move(wanted.error());
    return wanted && *wanted;
}

void CsvParser::end_field()
{
    std::string_view text = m_row.text_from(m_mark);
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"') &&
        text.substr(2, text.size() - 3).find('"') == std::string_view::npos)
        text = text.substr(2, text.size() - 3);
    if (!text.empty()) {
        if (m_column >= m_limits.columns)
            return refuse("的列数超过了 " + std::to_string(m_limits.columns) +
                              " 列的上限，没有读取；请核对文件的分隔符。",
                          "column over the limit");
        m_row.add(m_column, CellKind::Text, text);
        ++m_cells;
    }
    ++m_column;
    m_lines_in_quotes = 0;
    m_mark = m_row.mark();
    m_state = State::FieldStart;
}

void CsvParser::look_for_chinese_commas()
{
    if (m_column * 2 > m_width || m_comma_rows.size() >= kMostTold)
        return;
    std::int32_t fields = m_column;
    for (const Cell& cell : m_row.cells()) {
        for (std::size_t at = cell.text.find(kChineseComma); at != std::string_view::npos;
             at = cell.text.find(kChineseComma, at + kChineseComma.size()))
            ++fields;
    }
    if (fields >= m_width && fields > m_column)
        m_comma_rows.push_back(m_row_number + 1);
}

bool CsvParser::end_row()
{
    end_field();
    look_for_chinese_commas();
    if (m_cells > m_limits.cells)
        refuse("之前的单元格已经太多，没有读完；请拆成几个文件导入。", "cells over the limit");
    if (m_error)
        return false;
    bool wanted = true;
    if (m_width == 0 && !m_row.empty())
        m_width = m_column;
    m_width = std::max(m_width, m_rows < kWidthRows ? m_column : 0);
    if (!m_row.empty()) {
        ++m_rows;
        wanted = m_sink(SheetRow{m_row_number, false, &m_row.cells()});
    }
    m_row.clear();
    m_watched.reset();
    m_mark = 0;
    m_column = 0;
    m_began = false;
    ++m_row_number;
    return wanted;
}

Result<bool> CsvParser::feed(std::string_view text)
{
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const char* const before = at;
        if (!take(at, end)) {
            if (m_error)
                return fail(*m_error);
            return false;
        }
        if (m_watched)
            m_watched->behind.append(before, static_cast<std::size_t>(at - before));
    }
    return true;
}

bool CsvParser::take(const char*& at, const char* const end)
{
    const char c = *at;
    if (m_after_return) {
        m_after_return = false;
        if (c == '\n') {
            ++at;
            return true;
        }
    }
    if (c == '\0' || c == '\x1A') { // damaged text; the end mark of old programs
        ++at;
        return true;
    }
    if (m_state == State::Quoted) {
        const char* stop = std::find_if(at, end, [](char x) { return x == '"' || x == '\0'; });
        m_lines_in_quotes += std::max(std::count(at, stop, '\n'), std::count(at, stop, '\r'));
        m_row.append(at, static_cast<std::size_t>(stop - at));
        m_quoted.append(at, static_cast<std::size_t>(stop - at));
        if (m_row.mark() - m_mark > kLongestQuoted && swallowed_rows()) {
            at = stop;
            return give_back_rows({});
        }
        if (m_row.mark() - m_mark > kLongestQuoted) {
            refuse("有一个引号没有配对，后面的内容都被当成了一格；"
                   "请补上或删去这个引号，再导入一次。",
                   "quoted field over the limit");
            return false;
        }
        at = stop;
        if (at != end && *at == '"') {
            m_state = State::QuoteInQuoted;
            ++at;
        }
        return true;
    }
    m_began = true;
    // Behind the end of a field stands a separator: what else stands there began a field.
    if (m_state == State::QuoteInQuoted && c != '"' && c != m_separator && !is_line_end(c) &&
        swallowed_rows()) {
        // This character comes next, in the state that the rows given back left.
        return give_back_rows("\"");
    }
    if (c == m_separator || is_line_end(c)) {
        if (m_state == State::QuoteInQuoted) {
            m_quotes_fields = m_quotes_fields || (m_row_number == 0 && m_column == 0);
            watch();
        }
        if (is_line_end(c) && was_rows())
            return give_back_watched(); // then this character
        ++at;
        m_after_return = c == '\r';
        if (c != m_separator)
            return end_row();
        end_field();
        return true;
    }
    if (c == '"' && m_state == State::FieldStart) {
        m_state = State::Quoted;
        m_lines_in_quotes = 0;
        m_quoted.clear();
        ++at;
        return true;
    }
    if (c == '"' && m_state == State::QuoteInQuoted) {
        m_state = State::Quoted;
        m_row.append('"');
        m_quoted += "\"\"";
        ++at;
        return true;
    }
    // Plain text; also what stands, against the rules, behind a closing quote.
    m_state = State::Plain;
    const char* stop = std::find_if(at, end, [this](char x) {
        return x == m_separator || is_line_end(x) || x == '\0' || x == '\x1A';
    });
    m_row.append(at, static_cast<std::size_t>(stop - at));
    at = stop;
    if (m_row.too_long())
        refuse("太长，不像正常的表格，没有读取；请核对文件。", "text of a row over the limit");
    return !m_error;
}

Result<> CsvParser::end()
{
    bool wanted = true;
    while (wanted && m_state == State::Quoted && swallowed_rows())
        wanted = give_back_rows({});
    if (m_state == State::QuoteInQuoted)
        watch();
    if (wanted && was_rows())
        wanted = give_back_watched();
    if (m_error)
        return fail(*m_error);
    if (!wanted)
        return {};
    if (m_state == State::Quoted) {
        m_torn_row = m_row_number + 1;
        if (m_lines_in_quotes > kMostTornLines)
            return fail(ErrorKind::BadInput,
                        "第 " + std::to_string(*m_torn_row) +
                            " 行有一个引号没有配对，直到文件末尾的内容都被当成了一格；"
                            "请补上或删去这个引号，再导入一次。",
                        "unclosed quote");
    }
    if (m_began && !end_row() && m_error)
        return fail(*m_error);
    return {};
}

} // namespace lx
