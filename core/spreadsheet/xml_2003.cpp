#include "core/spreadsheet/xml_2003.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/spreadsheet/grid_workbook.h"
#include "core/spreadsheet/number_text.h"
#include "core/spreadsheet/serial_date.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

namespace {

constexpr const char* kOtherXml = "这是 XML 文件，不是电子表格；请用 WPS 或 Excel 打开，另存为 "
                                  ".xlsx，再导入一次。";

std::int64_t whole(std::string_view text, std::int64_t otherwise)
{
    std::int64_t value = otherwise;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    return trouble == std::errc() && value >= 0 ? value : otherwise;
}

/// Listens to Workbook > Worksheet > Table > Row > Cell > Data; what else there is is passed over.
class Handler
{
public:
    Handler(XmlReader& reader, const ReadLimits& limits) : m_reader(reader), m_limits(limits) {}

    void start(const char* full_name, const char** attributes)
    {
        const std::string_view name = local_name(full_name);
        ++m_depth;
        if (m_depth == 1 && name != "Workbook")
            return m_reader.refuse(Error{ErrorKind::BadInput, kOtherXml, "root element"});
        if (name == "Worksheet") {
            GridSheet& sheet = m_sheets.emplace_back();
            sheet.info.name = std::string(xml_attribute(attributes, "Name"));
            m_row = -1;
        } else if (m_sheets.empty()) {
            return;
        } else if (name == "Column") {
            start_column(attributes);
        } else if (name == "Row") {
            start_row(attributes);
        } else if (name == "Cell") {
            start_cell(attributes);
        } else if (name == "Comment") {
            m_in_comment = true;
        } else if (name == "Data" && m_in_cell && !m_in_comment) {
            m_type = std::string(xml_attribute(attributes, "Type"));
            m_text.clear();
            m_in_data = true;
            m_has_data = true;
            m_reader.want_text(true);
        } else if (name == "Visible") {
            m_text.clear();
            m_in_visible = true;
            m_reader.want_text(true);
        }
    }
    void end(const char* full_name)
    {
        const std::string_view name = local_name(full_name);
        --m_depth;
        if (name == "Data" && m_in_data) {
            m_in_data = false;
            m_reader.want_text(false);
            add_cell();
        } else if (name == "Cell") {
            m_in_cell = false;
            if (m_formula && !m_has_data)
                put({m_column, CellKind::Unsolved, 0, {}});
            m_column = m_last_column;
        } else if (name == "Comment") {
            m_in_comment = false;
        } else if (name == "Visible" && m_in_visible) {
            m_in_visible = false;
            m_reader.want_text(false);
            if (m_text == "SheetHidden")
                m_sheets.back().info.visibility = SheetVisibility::Hidden;
            else if (m_text == "SheetVeryHidden")
                m_sheets.back().info.visibility = SheetVisibility::VeryHidden;
        }
    }
    void text(const char* data, std::size_t size) { m_text.append(data, size); }

    [[nodiscard]] std::vector<GridSheet> take() { return std::move(m_sheets); }

private:
    void start_column(const char** attributes)
    {
        const auto index = whole(xml_attribute(attributes, "Index"), m_table_column + 1);
        m_table_column = index + whole(xml_attribute(attributes, "Span"), 0);
        if (!xml_flag(attributes, "Hidden"))
            return;
        auto& hidden = m_sheets.back().hidden_columns;
        for (std::int64_t c = index; c <= m_table_column && c <= m_limits.columns; ++c)
            hidden.push_back(static_cast<std::int32_t>(c - 1));
    }
    void start_row(const char** attributes)
    {
        m_row = whole(xml_attribute(attributes, "Index"), m_row + 2) - 1;
        m_column = -1;
        m_last_column = -1;
        if (m_row < 0 || m_row >= m_limits.rows)
            return m_reader.refuse(
                Error{ErrorKind::BadInput, "表格的行数超过了上限，没有读取；请核对文件。", "rows"});
        m_sheets.back().rows.push_back({m_row, xml_flag(attributes, "Hidden"), {}});
    }
    void start_cell(const char** attributes)
    {
        const auto index = whole(xml_attribute(attributes, "Index"), m_column + 2);
        const auto across = whole(xml_attribute(attributes, "MergeAcross"), 0);
        const auto down = whole(xml_attribute(attributes, "MergeDown"), 0);
        if (index < 1 || index + across > m_limits.columns || m_row + down >= m_limits.rows)
            return m_reader.refuse(Error{
                ErrorKind::BadInput, "表格的列数超过了上限，没有读取；请核对文件。", "columns"});
        m_column = static_cast<std::int32_t>(index - 1);
        m_last_column = m_column + static_cast<std::int32_t>(across);
        m_formula = !xml_attribute(attributes, "Formula").empty();
        m_has_data = false;
        m_in_cell = true;
        if (across > 0 || down > 0)
            m_sheets.back().merges.push_back({static_cast<std::int32_t>(m_row), m_column,
                                              static_cast<std::int32_t>(m_row + down),
                                              m_last_column});
    }
    void add_cell()
    {
        const std::string_view text = trimmed(m_text);
        if (text.empty())
            return;
        if (m_type == "Number") {
            if (const auto number = read_plain_number(text))
                return put({m_column, CellKind::Number, *number, std::string(text)});
        } else if (m_type == "Boolean") {
            const bool yes = text == "1";
            return put({m_column, CellKind::Bool, yes ? 1.0 : 0.0, yes ? "TRUE" : "FALSE"});
        } else if (m_type == "Error") {
            return put({m_column, CellKind::Error, 0, std::string(text)});
        } else if (m_type == "DateTime") {
            if (const DateText date = iso_date_text(text); !date.empty())
                return put({m_column, CellKind::Date, 0, std::string(date.view())});
        }
        put({m_column, CellKind::Text, 0, std::string(text)});
    }
    void put(GridSheet::Cell cell)
    {
        if (m_sheets.back().rows.empty())
            return;
        if (++m_cells > m_limits.cells)
            return m_reader.refuse(
                Error{ErrorKind::BadInput, "表格太大，没有读取；请拆成几个文件导入。", "cells"});
        auto& cells = m_sheets.back().rows.back().cells;
        if (!cells.empty() && cells.back().column >= cell.column)
            return; // a place filled twice: no program writes that
        cells.push_back(std::move(cell));
    }

    XmlReader& m_reader;
    const ReadLimits& m_limits;
    std::vector<GridSheet> m_sheets;
    int m_depth = 0;
    std::int64_t m_row = -1;
    std::int32_t m_column = -1;
    std::int32_t m_last_column = -1; ///< of the cell and what is merged into it
    std::int64_t m_table_column = 0;
    std::int64_t m_cells = 0;
    bool m_in_cell = false;
    bool m_in_data = false;
    bool m_has_data = false;
    bool m_in_comment = false;
    bool m_in_visible = false;
    bool m_formula = false;
    std::string m_type;
    std::string m_text;
};

/// Without its declaration: the text is UTF-8 whatever it says.
std::string_view without_declaration(std::string_view document)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (document.starts_with(mark))
        document.remove_prefix(mark.size());
    document = document.substr(std::min(document.find_first_not_of(" \t\r\n"), document.size()));
    if (!document.starts_with("<?xml"))
        return document;
    const std::size_t end = document.find("?>");
    return end == std::string_view::npos ? document : document.substr(end + 2);
}

} // namespace

Result<std::unique_ptr<Workbook>> open_xml_2003(std::string_view document, const ReadLimits& limits)
{
    XmlReader reader;
    Handler handler(reader, limits);
    reader.listen(handler);
    LX_TRY(reader.feed(without_declaration(document)));
    LX_TRY(reader.end());
    std::vector<GridSheet> sheets = handler.take();
    if (sheets.empty())
        return fail(ErrorKind::BadInput, "文件里没有工作表；请核对是否选错了文件。");
    for (GridSheet& sheet : sheets) {
        std::sort(sheet.hidden_columns.begin(), sheet.hidden_columns.end());
        std::stable_sort(sheet.rows.begin(), sheet.rows.end(),
                         [](const auto& a, const auto& b) { return a.row < b.row; });
    }
    return make_grid_workbook(std::move(sheets), "xml");
}

} // namespace lx
