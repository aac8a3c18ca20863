#include "core/spreadsheet/xlsx_sheet_writer.h"

#include <algorithm>

#include "core/spreadsheet/column_letters.h"
#include "core/spreadsheet/xml_out.h"

namespace lx {

namespace {

constexpr std::size_t flush_at = std::size_t{64} << 10;

std::string attribute(const char* name, std::string_view value)
{
    std::string out = std::string(" ") + name + "=\"";
    append_xml_attribute(out, value);
    return out + "\"";
}

/// False where something in it was no character.
bool append_t(std::string& out, const std::string& text)
{
    // Blanks at the ends and line breaks are only kept where that is asked for.
    const bool keep = !text.empty() && (static_cast<unsigned char>(text.front()) <= ' ' ||
                                        static_cast<unsigned char>(text.back()) <= ' ' ||
                                        text.find('\n') != std::string::npos);
    out += keep ? "<t xml:space=\"preserve\">" : "<t>";
    const bool whole = append_xlsx_text(out, text);
    out += "</t>";
    return whole;
}

} // namespace

std::size_t utf16_units(std::string_view text)
{
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80)
            units += byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

bool fits_cell(std::string_view text)
{
    return text.size() <= most_cell_units || utf16_units(text) <= most_cell_units;
}

std::string place_of(std::int64_t row, int column, bool fixed)
{
    const char* sign = fixed ? "$" : "";
    return sign + column_letters(column) + sign + std::to_string(row + 1);
}

std::size_t SharedTexts::number(const std::string& text)
{
    ++m_uses;
    const auto [at, fresh] = m_numbers.try_emplace(text, m_in_order.size());
    if (fresh)
        m_in_order.push_back(&at->first);
    return at->second;
}

void SharedTexts::write(ZipWriter& zip) const
{
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst "
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"" +
        std::to_string(m_uses) + "\" uniqueCount=\"" + std::to_string(count()) + "\">";
    for (const std::string* text : m_in_order) {
        out += "<si>";
        append_t(out, *text);
        out += "</si>";
        if (out.size() >= flush_at) {
            zip.write(out);
            out.clear();
        }
    }
    zip.write(out + "</sst>");
}

SheetWriter::SheetWriter(std::string name, SharedTexts& texts)
    : m_name(std::move(name)), m_texts(&texts)
{}

SheetWriter::SheetWriter(std::string name, ZipWriter& zip) : m_name(std::move(name)), m_zip(&zip) {}

SheetWriter::Row* SheetWriter::row_at(std::int64_t row, int column)
{
    if (row < 0 || row >= sheet_rows || column < 0 || column >= sheet_columns)
        return nullptr;
    if (m_texts != nullptr || (!m_rows.empty() && m_rows.rbegin()->first == row))
        return &m_rows[row];
    if (!m_rows.empty()) {
        if (m_rows.rbegin()->first > row)
            return nullptr; // it is written already
        write_head();
        write_row(m_rows.begin()->first, m_rows.begin()->second);
        m_rows.clear();
    }
    return &m_rows[row];
}

void SheetWriter::begin_cell(Row& row, std::int64_t number, int column, int style,
                             std::string_view type)
{
    row.cells.push_back({column, row.xml.size(), 0});
    row.xml += "<c r=\"";
    row.xml += place_of(number, column);
    if (style != 0) {
        row.xml += "\" s=\"";
        row.xml += std::to_string(style);
    }
    row.xml += '"';
    row.xml += type;
}

void SheetWriter::end_cell(Row& row, std::string_view end)
{
    row.xml += end;
    row.cells.back().size = row.xml.size() - row.cells.back().from;
}

bool SheetWriter::text(std::int64_t row, int column, const std::string& value, int style)
{
    if (value.empty())
        return blank(row, column, style);
    Row* at = fits_cell(value) ? row_at(row, column) : nullptr;
    if (at == nullptr)
        return false;
    if (m_texts != nullptr) {
        begin_cell(*at, row, column, style, " t=\"s\"><v>");
        at->xml += std::to_string(m_texts->number(value));
        end_cell(*at, "</v></c>");
    } else {
        begin_cell(*at, row, column, style, " t=\"inlineStr\"><is>");
        m_broken += append_t(at->xml, value) ? 0 : 1;
        end_cell(*at, "</is></c>");
    }
    return true;
}

bool SheetWriter::number(std::int64_t row, int column, double value, int style)
{
    Row* at = row_at(row, column);
    if (at == nullptr)
        return false;
    begin_cell(*at, row, column, style, "><v>");
    at->xml += xml_number(value);
    end_cell(*at, "</v></c>");
    return true;
}

bool SheetWriter::boolean(std::int64_t row, int column, bool value, int style)
{
    Row* at = row_at(row, column);
    if (at == nullptr)
        return false;
    begin_cell(*at, row, column, style, " t=\"b\"><v>");
    end_cell(*at, value ? "1</v></c>" : "0</v></c>");
    return true;
}

bool SheetWriter::blank(std::int64_t row, int column, int style)
{
    if (style == 0)
        return true; // nothing to be seen
    Row* at = row_at(row, column);
    if (at == nullptr)
        return false;
    begin_cell(*at, row, column, style, "/>");
    end_cell(*at, {});
    return true;
}

bool SheetWriter::formula(std::int64_t row, int column, std::string_view formula, double value,
                          int style)
{
    Row* at = row_at(row, column);
    if (at == nullptr)
        return false;
    begin_cell(*at, row, column, style, "><f>");
    append_xlsx_text(at->xml, formula);
    at->xml += "</f><v>" + xml_number(value);
    end_cell(*at, "</v></c>");
    return true;
}

bool SheetWriter::merge(std::int64_t first_row, int first_column, std::int64_t last_row,
                        int last_column, const std::string& value, int style)
{
    bool done = true;
    for (std::int64_t row = first_row; row <= last_row; ++row) {
        for (int column = first_column; column <= last_column; ++column) {
            const bool first = row == first_row && column == first_column;
            // Streamed, the rows below are not begun yet: they would be in front of this one's
            // rest.
            if (first)
                done = text(row, column, value, style);
            else if (row == first_row || m_texts != nullptr)
                done = blank(row, column, style) && done;
        }
    }
    if (first_row != last_row || first_column != last_column)
        m_merges.push_back(place_of(first_row, first_column) + ":" +
                           place_of(last_row, last_column));
    return done;
}

void SheetWriter::comment(std::int64_t row, int column, const std::string& value)
{
    m_comments.add(row, column, value);
}

void SheetWriter::column(int first, int last, double width, int style)
{
    for (int column = first; column <= last; ++column)
        m_columns[column] = {width, style};
}

void SheetWriter::row_height(std::int64_t row, double points)
{
    if (Row* at = row_at(row, 0))
        at->height = points;
}

void SheetWriter::freeze(std::int64_t rows, int columns)
{
    m_frozen_rows = rows;
    m_frozen_columns = columns;
}

void SheetWriter::autofilter(std::int64_t first_row, int first_column, std::int64_t last_row,
                             int last_column)
{
    m_filter =
        place_of(first_row, first_column, true) + ":" + place_of(last_row, last_column, true);
}

void SheetWriter::flush()
{
    if (m_out.size() < flush_at)
        return;
    m_zip->write(m_out);
    m_out.clear();
}

void SheetWriter::write_row(std::int64_t number, const Row& row)
{
    m_out += "<row r=\"" + std::to_string(number + 1) + "\"";
    if (row.height > 0)
        m_out += " ht=\"" + xml_number(row.height) + "\" customHeight=\"1\"";
    m_out += ">";
    const auto out_of_order =
        std::adjacent_find(row.cells.begin(), row.cells.end(),
                           [](const Cell& a, const Cell& b) { return a.column >= b.column; });
    if (out_of_order == row.cells.end()) {
        m_out += row.xml;
    } else {
        std::vector<Cell> cells = row.cells;
        std::stable_sort(cells.begin(), cells.end(),
                         [](const Cell& a, const Cell& b) { return a.column < b.column; });
        for (std::size_t i = 0; i < cells.size(); ++i) {
            // Of a cell that was written twice the last counts.
            if (i + 1 == cells.size() || cells[i + 1].column != cells[i].column)
                m_out.append(row.xml, cells[i].from, cells[i].size);
        }
    }
    m_out += "</row>";
    flush();
}

void SheetWriter::write_head()
{
    if (m_head_written)
        return;
    m_head_written = true;
    m_out += "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
             "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";
    if (m_paper.fit_to_width)
        m_out += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
    m_out += "<sheetViews><sheetView workbookViewId=\"0\"";
    m_out += m_active ? " tabSelected=\"1\"" : "";
    if (m_frozen_rows > 0 || m_frozen_columns > 0) {
        const char* pane = m_frozen_rows == 0      ? "topRight"
                           : m_frozen_columns == 0 ? "bottomLeft"
                                                   : "bottomRight";
        m_out += "><pane";
        if (m_frozen_columns > 0)
            m_out += " xSplit=\"" + std::to_string(m_frozen_columns) + "\"";
        if (m_frozen_rows > 0)
            m_out += " ySplit=\"" + std::to_string(m_frozen_rows) + "\"";
        m_out += attribute("topLeftCell", place_of(m_frozen_rows, m_frozen_columns)) +
                 attribute("activePane", pane) + " state=\"frozen\"/><selection" +
                 attribute("pane", pane) + "/></sheetView>";
    } else {
        m_out += "/>";
    }
    m_out += "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>";
    if (!m_columns.empty()) {
        m_out += "<cols>";
        for (const auto& [number, column] : m_columns) {
            const std::string at = std::to_string(number + 1);
            m_out += "<col min=\"" + at + "\" max=\"" + at + "\" width=\"" +
                     xml_number(column.width) + "\"";
            if (column.style != 0)
                m_out += " style=\"" + std::to_string(column.style) + "\"";
            m_out += " customWidth=\"1\"/>";
        }
        m_out += "</cols>";
    }
    m_out += "<sheetData>";
}

namespace {

/// Where pages end, all across the sheet.
template <class Place>
void write_breaks(std::string& out, const std::string& tag, std::int64_t across,
                  const std::vector<Place>& places)
{
    if (places.empty())
        return;
    const std::string count = std::to_string(places.size());
    out += "<" + tag + attribute("count", count) + attribute("manualBreakCount", count) + ">";
    for (const Place place : places)
        out += "<brk" + attribute("id", std::to_string(place)) +
               attribute("max", std::to_string(across)) + " man=\"1\"/>";
    out += "</" + tag + ">";
}

} // namespace

void SheetWriter::write_tail()
{
    m_out += "</sheetData>";
    if (!m_filter.empty()) {
        std::string range = m_filter;
        std::erase(range, '$');
        m_out += "<autoFilter ref=\"" + range + "\"/>";
    }
    if (!m_merges.empty()) {
        m_out += "<mergeCells count=\"" + std::to_string(m_merges.size()) + "\">";
        for (const std::string& range : m_merges)
            m_out += "<mergeCell ref=\"" + range + "\"/>";
        m_out += "</mergeCells>";
    }
    if (!m_choices.empty()) {
        m_out += "<dataValidations count=\"" + std::to_string(m_choices.size()) + "\">";
        for (const SheetChoice& choice : m_choices) {
            m_out += "<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" "
                     "showInputMessage=\"1\" showErrorMessage=\"1\"" +
                     attribute("errorTitle", choice.title) + attribute("error", choice.message) +
                     attribute("sqref", place_of(choice.first_row, choice.column) + ":" +
                                            place_of(choice.last_row, choice.column)) +
                     "><formula1>";
            append_xlsx_text(m_out, choice.formula);
            m_out += "</formula1></dataValidation>";
        }
        m_out += "</dataValidations>";
    }
    if (m_paper.centered)
        m_out += "<printOptions horizontalCentered=\"1\"/>";
    m_out += m_paper.narrow_margins
                 ? "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" "
                   "header=\"0.3\" footer=\"0.3\"/>"
                 : "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" "
                   "header=\"0.3\" footer=\"0.3\"/>";
    if (m_paper.landscape || m_paper.fit_to_width) {
        m_out += m_paper.a3 ? "<pageSetup paperSize=\"8\"" : "<pageSetup paperSize=\"9\"";
        if (m_paper.scale != 0)
            m_out += " scale=\"" + std::to_string(m_paper.scale) + "\"";
        m_out += m_paper.own_numbers ? " firstPageNumber=\"1\"" : "";
        m_out += m_paper.fit_to_width ? " fitToHeight=\"0\"" : "";
        m_out += m_paper.landscape ? " orientation=\"landscape\"" : " orientation=\"portrait\"";
        m_out += m_paper.own_numbers ? " useFirstPageNumber=\"1\"/>" : "/>";
    }
    if (!m_paper.footer.empty()) {
        // As large as it is, however the sheet is scaled.
        m_out += m_paper.scale != 0 ? "<headerFooter scaleWithDoc=\"0\"><oddFooter>"
                                    : "<headerFooter><oddFooter>";
        append_xlsx_text(m_out, m_paper.footer);
        m_out += "</oddFooter></headerFooter>";
    }
    write_breaks(m_out, "rowBreaks", sheet_columns - 1, m_paper.row_breaks);
    write_breaks(m_out, "colBreaks", sheet_rows - 1, m_paper.column_breaks);
    if (!m_charts.empty())
        m_out += "<drawing r:id=\"rId3\"/>"; // as XlsxBook numbers them
    if (!m_comments.empty())
        m_out += "<legacyDrawing r:id=\"rId1\"/>";
    m_out += "</worksheet>";
}

void SheetWriter::finish(ZipWriter& zip)
{
    m_zip = &zip;
    write_head();
    for (const auto& [number, row] : m_rows)
        write_row(number, row);
    m_rows.clear();
    write_tail();
    zip.write(m_out);
    m_out.clear();
}

} // namespace lx
