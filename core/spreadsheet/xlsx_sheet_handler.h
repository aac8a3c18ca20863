#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/spreadsheet/sheet_rows.h"
#include "core/spreadsheet/xlsx_sheet.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

/// Listens to a worksheet part and hands out its rows. Its functions run once for every element
/// of sheets with millions of cells: they look at first letters, allocate nothing and leave the
/// text of what is not needed unasked for.
class XlsxSheetHandler
{
public:
    XlsxSheetHandler(XmlReader& reader, std::string sheet, const XlsxTables& tables,
                     const ReadLimits& limits, const RowSink& sink);

    void start(const char* full_name, const char** attributes);
    void end(const char* full_name);
    void text(const char* data, std::size_t size) { m_row.append(data, size); }

    /// True between the tags of sheetData.
    [[nodiscard]] bool in_rows() const { return m_state == State::Rows && m_skip == 0; }
    [[nodiscard]] bool saw_rows() const { return m_saw_rows; }
    /// The start tag of sheetData as the file writes it, with its prefix.
    [[nodiscard]] const std::string& rows_tag() const { return m_rows_tag; }
    /// Facts with their notes, once the part is read.
    [[nodiscard]] SheetFacts take_facts();
    [[nodiscard]] std::string place() const { return m_row.place(); }

private:
    enum class State : std::uint8_t
    {
        Top,
        Sheet,
        Columns,
        Rows,
        Row,
        Cell,
        Value,
        Inline,
        Run,
        Text,
        Merges
    };
    enum class Type : std::uint8_t
    {
        Number,
        Shared,
        Formula, ///< str: what a formula gave, as text
        Inline,
        Bool,
        Error,
        Date
    };

    void start_part(std::string_view name, const char** attributes);
    void start_in_sheet(const char* full_name, const char** attributes);
    void start_column(const char** attributes);
    void start_row(const char** attributes);
    void start_cell(const char** attributes);
    void start_text(const char** attributes);
    void add_merge(const char** attributes);
    void end_text();
    void end_cell();
    void end_number(std::string_view text);
    void end_row();
    void skip();

    XmlReader& m_reader;
    const XlsxTables& m_tables;

    State m_state = State::Top;
    State m_around_text = State::Inline;
    int m_skip = 0; ///< depth inside an element that says nothing to us
    bool m_saw_rows = false;
    bool m_preserve_all = false;
    bool m_preserve = false;
    std::string m_rows_tag;

    SheetRows m_row;
    bool m_row_named = false; ///< the row's number is in the file
    bool m_row_hidden = false;
    std::int32_t m_column = -1;
    Type m_type = Type::Number;
    bool m_formula = false;
    std::uint32_t m_style = 0;
    std::size_t m_mark = 0;      ///< where the cell's text begins
    std::size_t m_text_mark = 0; ///< where this run of it begins

    std::int64_t m_lost_strings = 0;
};

} // namespace lx
