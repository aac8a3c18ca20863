#include "core/spreadsheet/ods_handler.h"

#include <algorithm>
#include <cstring>

#include "core/spreadsheet/cell_reference.h"
#include "core/spreadsheet/decimal_text.h"
#include "core/spreadsheet/number_text.h"
#include "core/spreadsheet/ods_duration.h"
#include "core/spreadsheet/serial_date.h"

namespace lx {

namespace {

constexpr std::size_t kMostTables = 100'000;
constexpr std::int64_t kMostBlanks = 32'767; ///< what a cell can hold

/// A count that must be positive; 1 where it is missing or odd.
std::int64_t count_of(const char* value)
{
    const std::int64_t count = read_whole_number(value);
    return count > 0 ? count : 1;
}

bool has_prefix(const char* full_name, const char* prefix)
{
    const std::size_t size = std::strlen(prefix);
    return std::strncmp(full_name, prefix, size) == 0 && full_name[size] == ':';
}

} // namespace

OdsHandler::OdsHandler(XmlReader& reader, std::size_t wanted, std::string table_name,
                       const ReadLimits& limits, const RowSink& sink, Progress& progress)
    : m_reader(reader), m_wanted(wanted), m_progress(progress),
      m_row(reader, std::move(table_name), limits, sink)
{}

void OdsHandler::skip()
{
    m_skip = 1;
    m_reader.want_text(false);
}

void OdsHandler::start(const char* full_name, const char** attributes)
{
    if (m_skip != 0) {
        ++m_skip;
        return;
    }
    const std::string_view name = local_name(full_name);
    switch (m_state) {
    case State::Row:
        if (name == "table-cell" || name == "covered-table-cell")
            return start_cell(attributes);
        break;
    case State::Cell:
        if (name == "p" && m_wants_text)
            return start_paragraph();
        break;
    case State::Paragraph:
        return start_inline(full_name, attributes);
    case State::Table:
        if (name == "table-row")
            return start_row(attributes);
        if (name == "table-column")
            return start_column(attributes);
        if (name == "table-rows" || name == "table-header-rows" || name == "table-row-group" ||
            name == "table-columns" || name == "table-header-columns" ||
            name == "table-column-group")
            return start_group(attributes);
        break;
    case State::Sheets:
        if (name == "table")
            return start_table(attributes);
        break;
    case State::Body:
        if (name == "spreadsheet") {
            m_is_spreadsheet = true;
            m_state = State::Sheets;
            return;
        }
        break;
    case State::Styles:
        if (name == "style" && xml_attribute(attributes, "family") == "table") {
            m_style = xml_attribute(attributes, "name");
            m_state = State::Style;
            return;
        }
        break;
    case State::Style:
        if (name == "table-properties" && xml_attribute(attributes, "display") == "false")
            m_hidden_styles.insert(m_style);
        break;
    case State::Document:
        if (name == "body") {
            m_state = State::Body;
            return;
        }
        if (name == "automatic-styles") {
            m_state = State::Styles;
            return;
        }
        break;
    case State::Top:
        if (name == "document-content") {
            m_state = State::Document;
            return;
        }
        break;
    case State::Column:
        break;
    }
    skip();
}

void OdsHandler::start_table(const char** attributes)
{
    const std::size_t index = m_table++;
    m_row.set_number(0);
    m_column_at = 0;
    m_groups.clear();
    m_hidden_groups = 0;
    if (!surveying()) {
        if (index != m_wanted)
            return skip();
        m_state = State::Table;
        return;
    }
    if (m_tables.size() >= kMostTables)
        return m_row.refuse("里的工作表太多，没有读取；请核对文件来源。", "tables over the limit");
    OdsTable table;
    table.info.name = xml_attribute(attributes, "name");
    if (m_hidden_styles.contains(std::string(xml_attribute(attributes, "style-name"))))
        table.info.visibility = SheetVisibility::Hidden;
    m_tables.push_back(std::move(table));
    m_state = State::Table;
}

void OdsHandler::start_group(const char** attributes)
{
    const bool hidden = xml_attribute(attributes, "display") == "false";
    m_groups.push_back(hidden);
    m_hidden_groups += hidden ? 1 : 0;
}

void OdsHandler::start_column(const char** attributes)
{
    std::int64_t repeat = 1;
    bool hidden = m_hidden_groups > 0;
    for (; *attributes != nullptr; attributes += 2) {
        const std::string_view name = local_name(attributes[0]);
        if (name == "number-columns-repeated")
            repeat = count_of(attributes[1]);
        else if (name == "visibility")
            hidden = hidden || std::string_view(attributes[1]) != "visible";
    }
    if (surveying() && hidden)
        m_row.hide_columns(m_column_at, m_column_at + repeat - 1);
    m_column_at += repeat;
    m_state = State::Column;
}

void OdsHandler::start_row(const char** attributes)
{
    m_row_repeat = 1;
    m_row_hidden = m_hidden_groups > 0;
    m_cell_at = 0;
    for (; *attributes != nullptr; attributes += 2) {
        const std::string_view name = local_name(attributes[0]);
        if (name == "number-rows-repeated")
            m_row_repeat = count_of(attributes[1]);
        else if (name == "visibility")
            m_row_hidden = m_row_hidden || std::string_view(attributes[1]) != "visible";
    }
    m_state = State::Row;
}

void OdsHandler::start_cell(const char** attributes)
{
    m_state = State::Cell;
    m_cell_repeat = 1;
    m_kind = CellKind::Empty;
    m_is_error = false;
    m_any_paragraph = false;
    m_mark = m_row.mark();
    std::int64_t columns = 1;
    std::int64_t rows = 1;
    Type type = Type::None;
    const char* value = nullptr;
    const char* string_value = nullptr;
    for (; *attributes != nullptr; attributes += 2) {
        const std::string_view name = local_name(attributes[0]);
        if (name == "number-columns-repeated") {
            m_cell_repeat = count_of(attributes[1]);
        } else if (name == "number-columns-spanned") {
            columns = count_of(attributes[1]);
        } else if (name == "number-rows-spanned") {
            rows = count_of(attributes[1]);
        } else if (name == "value-type") { // office:, and calcext: which also knows "error"
            const std::string_view word = attributes[1];
            if (word == "error")
                m_is_error = true;
            else
                type = word == "string"    ? Type::Text
                       : word == "date"    ? Type::Date
                       : word == "time"    ? Type::Time
                       : word == "boolean" ? Type::Bool
                                           : Type::Value;
        } else if (name == "value" || name == "date-value" || name == "time-value" ||
                   name == "boolean-value") {
            value = attributes[1];
        } else if (name == "string-value") {
            string_value = attributes[1];
        }
    }
    if (columns > 1 || rows > 1)
        add_merge(columns, rows);
    m_wants_text = !surveying();
    if (surveying())
        return;
    if (value != nullptr && type != Type::Text && type != Type::None && !m_is_error)
        take_value(type, value);
    else if (string_value != nullptr)
        m_row.append(string_value); // unless paragraphs say more
    m_wants_text = m_kind == CellKind::Empty;
}

void OdsHandler::take_value(Type type, std::string_view value)
{
    DateText date;
    switch (type) {
    case Type::Date:
        date = iso_date_text(value);
        break;
    case Type::Time: {
        const auto seconds = read_ods_duration(value);
        if (!seconds)
            return;
        m_number = *seconds / 86'400;
        date =
            serial_date_text(m_number < 1 ? m_number : -1, NumberShape::Time, DateSystem::From1900);
        if (date.empty()) { // a length of time: days, as Excel counts it
            m_kind = CellKind::Number;
            m_row.append(decimal_text(m_number));
            return;
        }
        break;
    }
    case Type::Bool:
        m_number = value == "true" || value == "1" ? 1 : 0;
        m_kind = CellKind::Bool;
        m_row.append(m_number != 0 ? "TRUE" : "FALSE");
        return;
    default:
        if (const auto number = read_plain_number(value)) {
            m_kind = CellKind::Number;
            m_number = *number;
            m_row.append(value);
        }
        return;
    }
    if (date.empty())
        return; // what it shows is all we know
    m_kind = CellKind::Date;
    if (type == Type::Date)
        m_number = 0;
    m_row.append(date.view());
}

void OdsHandler::add_merge(std::int64_t columns, std::int64_t rows)
{
    const ReadLimits& limits = m_row.limits();
    const std::int64_t row = m_row.number();
    if (!surveying() || row >= limits.rows || m_cell_at >= limits.columns)
        return;
    const auto last = [](std::int64_t first, std::int64_t count, std::int64_t limit) {
        return static_cast<std::int32_t>(std::min(first + count, limit) - 1);
    };
    m_row.add_merge({static_cast<std::int32_t>(row), static_cast<std::int32_t>(m_cell_at),
                     last(row, rows, limits.rows), last(m_cell_at, columns, limits.columns)});
}

void OdsHandler::start_paragraph()
{
    if (m_any_paragraph)
        m_row.append('\n');
    else
        m_row.cut(m_mark); // office:string-value
    m_any_paragraph = true;
    m_after_blank = true;
    m_inline = 0;
    m_state = State::Paragraph;
    m_reader.want_text(true);
}

void OdsHandler::start_inline(const char* full_name, const char** attributes)
{
    const std::string_view name = local_name(full_name);
    // Comments, pictures and how a word is said stand among the text but are none of it.
    if (!has_prefix(full_name, "text") || name == "ruby-text" || name == "note")
        return skip();
    ++m_inline;
    if (name == "s") {
        const std::string_view count = xml_attribute(attributes, "c");
        std::int64_t blanks = count.empty() ? 1 : count_of(count.data());
        for (blanks = std::min(blanks, kMostBlanks); blanks > 0; --blanks)
            m_row.append(' ');
    } else if (name == "tab") {
        m_row.append('\t');
    } else if (name == "line-break") {
        m_row.append('\n');
    } else {
        return;
    }
    m_after_blank = false;
}

void OdsHandler::text(const char* data, std::size_t size)
{
    // Blanks count once, and not at all at the beginning of a paragraph (ODF 1.3 part 3, 6.1.2).
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    const char* const end = data + size;
    while (data != end) {
        const char* const stop = std::find_if(data, end, is_blank);
        if (stop != data) {
            m_row.append(data, static_cast<std::size_t>(stop - data));
            m_after_blank = false;
        }
        data = std::find_if_not(stop, end, is_blank);
        if (data != stop && !m_after_blank) {
            m_row.append(' ');
            m_after_blank = true;
        }
    }
    m_row.check_text();
}

void OdsHandler::end(const char* /*full_name*/)
{
    if (m_skip != 0) {
        if (--m_skip == 0 && m_state == State::Paragraph)
            m_reader.want_text(true);
        return;
    }
    switch (m_state) {
    case State::Paragraph:
        if (m_inline > 0)
            --m_inline;
        else
            end_paragraph();
        break;
    case State::Cell:
        end_cell();
        m_state = State::Row;
        break;
    case State::Row:
        end_row();
        m_state = State::Table;
        break;
    case State::Column:
        m_state = State::Table;
        break;
    case State::Table:
        if (!m_groups.empty()) {
            m_hidden_groups -= m_groups.back() ? 1 : 0;
            m_groups.pop_back();
            break;
        }
        end_table();
        m_state = State::Sheets;
        break;
    case State::Sheets:
        m_state = State::Body;
        break;
    case State::Style:
        m_state = State::Styles;
        break;
    case State::Styles:
    case State::Body:
        m_state = State::Document;
        break;
    case State::Document:
    case State::Top:
        m_state = State::Top;
        break;
    }
}

void OdsHandler::end_paragraph()
{
    const std::string_view text = m_row.text_from(m_mark);
    if (m_after_blank && !text.empty() && text.back() == ' ')
        m_row.cut(m_row.mark() - 1); // and not at the end either
    m_state = State::Cell;
    m_reader.want_text(false);
}

void OdsHandler::end_cell()
{
    const std::int64_t first = m_cell_at;
    m_cell_at = std::min<std::int64_t>(m_cell_at + m_cell_repeat, INT32_MAX);
    if (surveying())
        return;
    const std::string_view text = m_row.text_from(m_mark);
    if (text.empty())
        return;
    if (m_kind == CellKind::Empty) {
        m_kind = m_is_error ? CellKind::Error : CellKind::Text;
        m_number = 0;
    }
    if (m_cell_at > m_row.limits().columns)
        return m_row.refuse_column();
    for (std::int64_t column = first; column < m_cell_at; ++column)
        m_row.add(static_cast<std::int32_t>(column), m_kind, text, m_number);
}

void OdsHandler::end_row()
{
    const std::int64_t first = m_row.number();
    const std::int64_t behind = std::min<std::int64_t>(first + m_row_repeat, INT32_MAX);
    if (!m_row.empty()) {
        if (behind > m_row.limits().rows)
            return m_row.refuse_row();
        if (!m_row.count_cells(std::ssize(m_row.cells()) * m_row_repeat))
            return;
        for (std::int64_t row = first; row < behind; ++row) {
            m_row.set_number(row);
            if (!m_row.hand_out(m_row_hidden))
                break;
            if ((row - first) % 4096 == 4095 && m_progress.cancelled()) {
                m_reader.finish();
                break;
            }
        }
        m_row.clear();
    }
    m_row.cut(0);
    m_row.set_number(behind);
}

void OdsHandler::end_table()
{
    if (!surveying())
        return m_reader.finish();
    SheetFacts facts = m_row.take_facts();
    m_tables.back().merges = std::move(facts.merges);
    m_tables.back().hidden_columns = std::move(facts.hidden_columns);
}

} // namespace lx
