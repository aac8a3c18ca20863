#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/spreadsheet/ods_content.h"
#include "core/spreadsheet/sheet_rows.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

/// Listens to content.xml of an .ods: surveys all tables, or reads one.
class OdsHandler
{
public:
    static constexpr std::size_t kSurvey = std::numeric_limits<std::size_t>::max();

    /// `wanted`: the table to read, or kSurvey.
    OdsHandler(XmlReader& reader, std::size_t wanted, std::string table_name,
               const ReadLimits& limits, const RowSink& sink, Progress& progress);

    void start(const char* full_name, const char** attributes);
    void end(const char* full_name);
    void text(const char* data, std::size_t size);

    [[nodiscard]] bool is_spreadsheet() const { return m_is_spreadsheet; }
    [[nodiscard]] std::vector<OdsTable> take_tables() { return std::move(m_tables); }
    [[nodiscard]] SheetFacts take_facts() { return m_row.take_facts(); }
    [[nodiscard]] std::string place() const { return m_row.place(); }

private:
    enum class State : std::uint8_t
    {
        Top,
        Document,
        Styles,
        Style,
        Body,
        Sheets,
        Table, ///< also inside its groups of rows or columns, see m_groups
        Column,
        Row,
        Cell,
        Paragraph ///< also inside its spans, see m_inline
    };
    enum class Type : std::uint8_t
    {
        None,
        Text,
        Value, ///< float, percentage, currency
        Date,
        Time,
        Bool
    };

    void start_table(const char** attributes);
    void start_group(const char** attributes);
    void start_column(const char** attributes);
    void start_row(const char** attributes);
    void start_cell(const char** attributes);
    void take_value(Type type, std::string_view value);
    void add_merge(std::int64_t columns, std::int64_t rows);
    void start_paragraph();
    void start_inline(const char* full_name, const char** attributes);
    void end_paragraph();
    void end_cell();
    void end_row();
    void end_table();
    void skip();
    [[nodiscard]] bool surveying() const { return m_wanted == kSurvey; }

    XmlReader& m_reader;
    std::size_t m_wanted;
    Progress& m_progress;

    State m_state = State::Top;
    int m_skip = 0;
    bool m_is_spreadsheet = false;
    std::string m_style;
    std::unordered_set<std::string> m_hidden_styles; ///< of tables that are not shown
    std::size_t m_table = 0;                         ///< tables begun so far
    std::vector<OdsTable> m_tables;
    std::vector<bool> m_groups; ///< open groups of rows or columns: hidden?
    int m_hidden_groups = 0;

    std::int64_t m_column_at = 0; ///< of table:table-column
    std::int64_t m_row_repeat = 1;
    bool m_row_hidden = false;
    std::int64_t m_cell_at = 0;
    std::int64_t m_cell_repeat = 1;

    SheetRows m_row;
    CellKind m_kind = CellKind::Empty;
    double m_number = 0;
    std::size_t m_mark = 0;
    bool m_wants_text = false; ///< the cell's text is its value
    bool m_is_error = false;
    bool m_any_paragraph = false;
    int m_inline = 0;
    bool m_after_blank = true; ///< a blank here would be one too many
};

} // namespace lx
