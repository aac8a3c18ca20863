#include "core/spreadsheet/xlsx_sheet_handler.h"

#include <algorithm>

#include "core/spreadsheet/cell_reference.h"
#include "core/spreadsheet/number_text.h"
#include "core/spreadsheet/xlsx_text.h"

namespace lx {

namespace {

bool is(const char* name, char only)
{
    return name[0] == only && name[1] == '\0';
}

bool yes(const char* value)
{
    return is(value, '1') || std::string_view(value) == "true" || std::string_view(value) == "on";
}

} // namespace

XlsxSheetHandler::XlsxSheetHandler(XmlReader& reader, std::string sheet, const XlsxTables& tables,
                                   const ReadLimits& limits, const RowSink& sink)
    : m_reader(reader), m_tables(tables), m_row(reader, std::move(sheet), limits, sink)
{}

void XlsxSheetHandler::skip()
{
    m_skip = 1;
    m_reader.want_text(false);
}

void XlsxSheetHandler::start(const char* full_name, const char** attributes)
{
    if (m_skip != 0) {
        ++m_skip;
        return;
    }
    const char* name = local_name(full_name);
    switch (m_state) {
    case State::Row:
        if (is(name, 'c'))
            return start_cell(attributes);
        break;
    case State::Cell:
        if (is(name, 'v') && m_type == Type::Inline)
            break; // an inline string is what stands in <is> alone
        if (is(name, 'v')) {
            m_state = State::Value;
            m_reader.want_text(true);
            return;
        }
        if (name[0] == 'i' && is(name + 1, 's')) {
            m_type = Type::Inline;
            m_state = State::Inline;
            m_row.cut(m_mark);
            return;
        }
        m_formula = m_formula || is(name, 'f');
        break; // f: what counts is what the formula gave
    case State::Rows:
        if (std::string_view(name) == "row")
            return start_row(attributes);
        break;
    case State::Inline:
        if (is(name, 'r')) {
            m_state = State::Run;
            return;
        }
        if (is(name, 't'))
            return start_text(attributes);
        break; // rPh: how to say it, not what it is
    case State::Run:
        if (is(name, 't'))
            return start_text(attributes);
        break;
    case State::Columns:
        if (std::string_view(name) == "col")
            start_column(attributes);
        break;
    case State::Merges:
        if (std::string_view(name) == "mergeCell")
            add_merge(attributes);
        break;
    case State::Sheet:
        return start_in_sheet(full_name, attributes);
    case State::Top:
        return start_part(name, attributes);
    case State::Value:
    case State::Text:
        break;
    }
    skip();
}

void XlsxSheetHandler::start_part(std::string_view name, const char** attributes)
{
    if (name != "worksheet")
        return m_row.refuse(
            "的内容不是工作表，读不了；请用 WPS 或 Excel 打开后另存为 .xlsx，再导入一次。",
            "root element is no worksheet");
    m_preserve_all = xml_attribute(attributes, "space") == "preserve";
    m_state = State::Sheet;
}

void XlsxSheetHandler::start_in_sheet(const char* full_name, const char** /*attributes*/)
{
    const std::string_view name = local_name(full_name);
    if (name == "sheetData") {
        m_saw_rows = true;
        m_rows_tag = full_name;
        m_state = State::Rows;
    } else if (name == "mergeCells") {
        m_state = State::Merges;
    } else if (name == "cols") {
        m_state = State::Columns;
    } else {
        skip();
    }
}

void XlsxSheetHandler::start_column(const char** attributes)
{
    if (!xml_flag(attributes, "hidden"))
        return;
    const std::int64_t first = read_whole_number(xml_attribute(attributes, "min"));
    if (first >= 0)
        m_row.hide_columns(std::max<std::int64_t>(first, 1) - 1,
                           read_whole_number(xml_attribute(attributes, "max")) - 1);
}

void XlsxSheetHandler::start_row(const char** attributes)
{
    m_state = State::Row;
    m_row_hidden = false;
    m_row_named = false;
    m_column = -1;
    std::int64_t number = m_row.number() + 1;
    for (; *attributes != nullptr; attributes += 2) {
        if (is(attributes[0], 'r')) {
            const std::int64_t named = read_whole_number(attributes[1]);
            if (named > 0) {
                number = named - 1;
                m_row_named = true;
            }
        } else if (attributes[0][0] == 'h' && std::string_view(attributes[0]) == "hidden") {
            m_row_hidden = yes(attributes[1]);
        }
    }
    m_row.set_number(number);
    if (number >= m_row.limits().rows)
        m_row.refuse_row();
}

void XlsxSheetHandler::start_cell(const char** attributes)
{
    m_state = State::Cell;
    m_type = Type::Number;
    m_formula = false;
    m_style = 0;
    m_mark = m_row.mark();
    std::int32_t column = m_column + 1;
    for (; *attributes != nullptr; attributes += 2) {
        const char* value = attributes[1];
        if (is(attributes[0], 'r')) {
            const CellReference place = take_cell_reference(value);
            if (place.column >= 0)
                column = place.column;
            if (!m_row_named && place.row >= 0 && place.row < m_row.limits().rows) {
                m_row.set_number(place.row);
                m_row_named = true;
            }
        } else if (is(attributes[0], 's')) {
            const std::int64_t style = read_whole_number(value);
            m_style = style >= 0 ? static_cast<std::uint32_t>(style) : 0;
        } else if (is(attributes[0], 't')) {
            switch (value[0]) {
            case 's':
                m_type = value[1] == '\0' ? Type::Shared : Type::Formula;
                break;
            case 'i':
                m_type = Type::Inline;
                break;
            case 'b':
                m_type = Type::Bool;
                break;
            case 'e':
                m_type = Type::Error;
                break;
            case 'd':
                m_type = Type::Date;
                break;
            default:
                break;
            }
        }
    }
    m_column = column;
    if (column >= m_row.limits().columns)
        return m_row.refuse_column();
    m_row.count_cells(1);
}

void XlsxSheetHandler::start_text(const char** attributes)
{
    m_around_text = m_state;
    m_state = State::Text;
    m_text_mark = m_row.mark();
    m_preserve = m_preserve_all || xml_attribute(attributes, "space") == "preserve";
    m_reader.want_text(true);
}

void XlsxSheetHandler::add_merge(const char** attributes)
{
    const std::string_view reference = xml_attribute(attributes, "ref");
    const auto range = read_cell_range(reference.empty() ? "" : reference.data());
    if (range && range->last_row < m_row.limits().rows &&
        range->last_column < m_row.limits().columns)
        m_row.add_merge(*range);
}

void XlsxSheetHandler::end(const char* /*full_name*/)
{
    if (m_skip != 0) {
        if (--m_skip == 0 && (m_state == State::Value || m_state == State::Text))
            m_reader.want_text(true);
        return;
    }
    switch (m_state) {
    case State::Value:
        m_state = State::Cell;
        m_reader.want_text(false);
        break;
    case State::Cell:
        end_cell();
        m_state = State::Row;
        break;
    case State::Row:
        end_row();
        m_state = State::Rows;
        break;
    case State::Text:
        end_text();
        break;
    case State::Run:
        m_state = State::Inline;
        break;
    case State::Inline:
        m_state = State::Cell;
        break;
    case State::Rows:
        m_row.set_number(-1);
        m_state = State::Sheet;
        break;
    case State::Columns:
    case State::Merges:
        m_state = State::Sheet;
        break;
    case State::Sheet:
    case State::Top:
        m_state = State::Top;
        break;
    }
}

void XlsxSheetHandler::end_text()
{
    const std::size_t size = m_row.mark() - m_text_mark;
    m_row.cut(m_text_mark + finish_xlsx_text(m_row.data_from(m_text_mark), size, m_preserve));
    m_state = m_around_text;
    m_reader.want_text(false);
}

void XlsxSheetHandler::end_cell()
{
    const std::string_view text = m_row.text_from(m_mark);
    if (text.empty()) {
        // A formula whose text is empty says so by its type.
        if (m_formula && m_type != Type::Formula)
            m_row.add(m_column, CellKind::Unsolved, {});
        return;
    }
    m_row.check_text();
    switch (m_type) {
    case Type::Number:
        return end_number(without_outer_blanks(text));
    case Type::Shared: {
        const std::int64_t index = read_whole_number(without_outer_blanks(text));
        m_row.cut(m_mark);
        if (index < 0 || index >= static_cast<std::int64_t>(m_tables.strings.size())) {
            ++m_lost_strings;
            return;
        }
        const std::string_view shared = m_tables.strings[static_cast<std::size_t>(index)];
        if (!shared.empty())
            m_row.add(m_column, CellKind::Text, shared);
        return;
    }
    case Type::Formula: {
        m_row.cut(m_mark + finish_xlsx_text(m_row.data_from(m_mark), text.size(), true));
        m_row.add(m_column, CellKind::Text, m_row.text_from(m_mark));
        return;
    }
    case Type::Inline:
        m_row.add(m_column, CellKind::Text, text);
        return;
    case Type::Bool: {
        const std::string_view value = without_outer_blanks(text);
        const bool set = value == "1" || value == "true" || value == "TRUE";
        m_row.add(m_column, CellKind::Bool, set ? "TRUE" : "FALSE", set ? 1 : 0);
        return;
    }
    case Type::Error:
        m_row.add(m_column, CellKind::Error, without_outer_blanks(text));
        return;
    case Type::Date: {
        const DateText date = iso_date_text(without_outer_blanks(text));
        if (date.empty()) {
            m_row.add(m_column, CellKind::Text, text);
            return;
        }
        m_row.cut(m_mark);
        m_row.append(date.view());
        m_row.add(m_column, CellKind::Date, m_row.text_from(m_mark));
        return;
    }
    }
}

void XlsxSheetHandler::end_number(std::string_view text)
{
    const auto number = read_plain_number(text);
    if (!number) {
        if (!text.empty())
            m_row.add(m_column, CellKind::Text, text); // no number after all: keep what it says
        return;
    }
    const NumberShape shape =
        m_style < m_tables.shapes.size() ? m_tables.shapes[m_style] : NumberShape::Number;
    if (shape != NumberShape::Number) {
        const DateText date = serial_date_text(*number, shape, m_tables.dates);
        if (!date.empty()) {
            m_row.cut(m_mark);
            m_row.append(date.view());
            m_row.add(m_column, CellKind::Date, m_row.text_from(m_mark), *number);
            return;
        }
        if (const std::string shown = shown_number(*number, shape); !shown.empty()) {
            m_row.cut(m_mark);
            m_row.append(shown);
            m_row.add(m_column, CellKind::Text, m_row.text_from(m_mark), *number);
            return;
        }
    }
    m_row.add(m_column, CellKind::Number, text, *number);
}

void XlsxSheetHandler::end_row()
{
    if (!m_row.empty())
        m_row.hand_out(m_row_hidden);
    m_row.clear();
}

SheetFacts XlsxSheetHandler::take_facts()
{
    SheetFacts facts = m_row.take_facts();
    if (m_lost_strings != 0)
        facts.notes.insert(facts.notes.begin(),
                           "工作表“" + m_row.sheet() + "”有 " + std::to_string(m_lost_strings) +
                               " 个单元格的文字在文件里找不到，已按空白处理，请核对。");
    return facts;
}

} // namespace lx
