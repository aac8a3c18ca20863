#include "core/spreadsheet/sheet_places.h"

#include <algorithm>

#include "core/spreadsheet/cell_reference.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

namespace {

constexpr std::size_t most_cells = 5'000'000;

/// Listens to a worksheet part and notes where things stand.
class PlacesHandler
{
public:
    PlacesHandler(XmlReader& reader, std::string_view part) : m_reader(reader), m_part(part) {}

    void start(const char* full_name, const char** attributes)
    {
        const std::string_view name = local_name(full_name);
        ++m_depth;
        if (m_depth == 2) {
            m_in = name;
            if (name == "sheetData")
                start_rows(full_name);
            else if (name == "dimension")
                m_places.dimension_tag = tag();
        } else if (m_in == "sheetData") {
            if (m_depth == 3 && name == "row")
                start_row(attributes);
            else if (m_depth == 4 && name == "c")
                start_cell(attributes);
            else if (m_depth == 5 && name == "f")
                start_formula(attributes);
        } else if (m_depth == 3 && m_in == "mergeCells" && name == "mergeCell") {
            if (const auto range = read_range(value(attributes, "ref")))
                m_places.merges.push_back(*range);
        } else if (m_depth == 3 && m_in == "cols" && name == "col") {
            start_column(attributes);
        } else if (name == "dataValidation") {
            start_rule(attributes);
        } else if (m_rule && (name == "formula1" || name == "sqref")) {
            take_text(name == "sqref" ? Text::Where : Text::Source);
        }
    }

    void end(const char* full_name)
    {
        const std::string_view name = local_name(full_name);
        if (m_in == "sheetData" && m_depth == 3 && name == "row")
            m_places.rows.back().content_end = m_reader.tag_begin();
        else if (m_in == "sheetData" && m_depth == 4 && name == "c")
            m_places.cells.back().bytes.end = m_reader.tag_end();
        else if (m_in == "sheetData" && m_depth == 2)
            m_places.rows_end = m_reader.tag_begin();
        else if (m_text != Text::None && (name == "f" || name == "formula1" || name == "sqref"))
            end_text(name);
        else if (name == "dataValidation")
            end_rule();
        --m_depth;
    }

    void text(const char* data, std::size_t size) { m_words.append(data, size); }

    SheetPlaces take() { return std::move(m_places); }

private:
    enum class Text : std::uint8_t
    {
        None,
        Formula,
        Source,
        Where
    };

    static std::string value(const char** attributes, std::string_view name)
    {
        return std::string(xml_attribute(attributes, name));
    }
    [[nodiscard]] ByteRange tag() const { return {m_reader.tag_begin(), m_reader.tag_end()}; }
    [[nodiscard]] bool closed(const ByteRange& range) const
    {
        return range.end - range.begin >= 2 && m_part[range.end - 2] == '/';
    }

    void start_rows(const std::string& full_name)
    {
        m_places.prefix = full_name.substr(0, full_name.size() - 9);
        m_places.rows_tag = tag();
        m_places.rows_closed = closed(m_places.rows_tag);
    }

    void start_row(const char** attributes)
    {
        RowPlace row;
        row.tag = tag();
        row.closed = closed(row.tag);
        row.content_end = row.tag.end;
        const std::int64_t number = read_whole_number(xml_attribute(attributes, "r"));
        m_row = number > 0 ? number - 1 : m_row + 1;
        m_column = -1;
        row.row = m_row;
        if (xml_flag(attributes, "customFormat"))
            if (const auto style = read_whole_number(xml_attribute(attributes, "s")); style >= 0)
                row.style = static_cast<std::uint32_t>(style);
        row.first_cell = m_places.cells.size();
        m_places.ascending =
            m_places.ascending && (m_places.rows.empty() || m_places.rows.back().row < m_row);
        m_places.rows.push_back(row);
    }

    void start_cell(const char** attributes)
    {
        CellPlace cell;
        cell.bytes = tag();
        const std::string name = value(attributes, "r");
        const char* at = name.c_str();
        const CellReference place = take_cell_reference(at);
        m_column = place.column >= 0 ? place.column : m_column + 1;
        cell.row = m_row;
        cell.column = m_column;
        if (const auto style = read_whole_number(xml_attribute(attributes, "s")); style > 0)
            cell.style = static_cast<std::uint32_t>(style);
        if (!m_places.rows.empty())
            ++m_places.rows.back().cells;
        m_places.cells.push_back(cell);
        if (m_places.cells.size() > most_cells)
            m_reader.refuse(Error{ErrorKind::BadInput,
                                  "表格的单元格太多，不像要填报的表；请核对是否选错了文件。",
                                  "cells over the limit"});
    }

    void start_formula(const char** attributes)
    {
        if (m_places.cells.empty())
            return;
        m_places.cells.back().formula = true;
        SheetFormula formula;
        const std::string_view kind = xml_attribute(attributes, "t");
        formula.kind = kind == "shared"      ? SheetFormula::Kind::Shared
                       : kind == "array"     ? SheetFormula::Kind::Array
                       : kind == "dataTable" ? SheetFormula::Kind::DataTable
                                             : SheetFormula::Kind::Plain;
        formula.row = m_row;
        formula.column = m_column;
        if (formula.kind != SheetFormula::Kind::Plain)
            formula.where = read_range(value(attributes, "ref"));
        m_places.formulas.push_back(std::move(formula));
        take_text(Text::Formula);
    }

    void start_column(const char** attributes)
    {
        const std::int64_t first = read_whole_number(xml_attribute(attributes, "min"));
        const std::int64_t last = read_whole_number(xml_attribute(attributes, "max"));
        const std::int64_t style = read_whole_number(xml_attribute(attributes, "style"));
        if (first > 0 && last >= first && style > 0)
            m_places.columns.push_back({static_cast<std::int32_t>(first - 1),
                                        static_cast<std::int32_t>(last - 1),
                                        static_cast<std::uint32_t>(style)});
    }

    void start_rule(const char** attributes)
    {
        m_rule = xml_attribute(attributes, "type") == "list";
        m_list = {};
        m_where = value(attributes, "sqref");
    }

    void end_rule()
    {
        if (!m_rule)
            return;
        m_rule = false;
        std::size_t at = 0;
        while (at < m_where.size()) {
            const std::size_t end = std::min(m_where.find(' ', at), m_where.size());
            if (const auto range = read_range(m_where.substr(at, end - at)))
                m_list.where.push_back(*range);
            at = end + 1;
        }
        if (!m_list.where.empty() && !m_list.source.empty())
            m_places.lists.push_back(std::move(m_list));
    }

    void take_text(Text text)
    {
        m_text = text;
        m_words.clear();
        m_reader.want_text(true);
    }

    /// The rules of newer programs (x14) wrap the formula in an element f.
    void end_text(std::string_view name)
    {
        if (m_text == Text::Formula)
            m_places.formulas.back().text = m_words;
        else if (m_text == Text::Where)
            m_where = m_words;
        else if (name == "formula1" || !m_words.empty())
            m_list.source = m_words;
        if (m_text == Text::Source && name == "f")
            return; // formula1 ends behind it
        m_text = Text::None;
        m_reader.want_text(false);
    }

    XmlReader& m_reader;
    std::string_view m_part;
    SheetPlaces m_places;
    int m_depth = 0;
    std::string m_in; ///< the element of the sheet we are in
    std::int64_t m_row = -1;
    std::int32_t m_column = -1;
    bool m_rule = false;
    ListRule m_list;
    std::string m_where;
    Text m_text = Text::None;
    std::string m_words;
};

bool in_utf8(std::string_view part)
{
    if (part.starts_with("\xFF\xFE") || part.starts_with("\xFE\xFF"))
        return false;
    const std::size_t end = part.find("?>");
    const std::string_view head = part.substr(0, std::min<std::size_t>(end, 200));
    const std::size_t at = head.find("encoding");
    if (at == std::string_view::npos)
        return true;
    std::string name;
    for (const char c : head.substr(at + 8))
        if (c != '=' && c != ' ' && c != '"' && c != '\'')
            name += static_cast<char>(c | 0x20);
        else if (!name.empty())
            break;
    return name == "utf-8" || name == "utf8";
}

} // namespace

const RowPlace* SheetPlaces::find_row(std::int64_t row) const
{
    const auto found =
        ascending
            ? std::lower_bound(rows.begin(), rows.end(), row,
                               [](const RowPlace& one, std::int64_t n) { return one.row < n; })
            : std::find_if(rows.begin(), rows.end(),
                           [&](const RowPlace& one) { return one.row == row; });
    return found == rows.end() || found->row != row ? nullptr : &*found;
}

const CellPlace* SheetPlaces::find_cell(std::int64_t row, std::int32_t column, int* times) const
{
    const CellPlace* found = nullptr;
    int count = 0;
    const RowPlace* first = find_row(row);
    for (const RowPlace* one = first; one != nullptr && one != rows.data() + rows.size(); ++one) {
        if (one->row != row) {
            if (ascending)
                break;
            continue;
        }
        for (std::size_t i = one->first_cell; i < one->first_cell + one->cells; ++i) {
            if (cells[i].column != column)
                continue;
            found = found == nullptr ? &cells[i] : found;
            ++count;
        }
    }
    if (times != nullptr)
        *times = count;
    return found;
}

std::optional<MergedRange> read_range(const std::string& text)
{
    if (const auto range = read_cell_range(text.c_str()))
        return range;
    const char* at = text.c_str();
    const CellReference one = take_cell_reference(at);
    if (*at == ':') { // A1:A1
        const char* second = at + 1;
        const CellReference other = take_cell_reference(second);
        if (*second != '\0' || other.column != one.column || other.row != one.row)
            return std::nullopt;
        at = second;
    }
    constexpr std::int64_t most_rows = 1'048'576;
    constexpr std::int32_t most_columns = 16'384;
    if (*at != '\0' || one.column < 0 || one.row < 0 || one.row >= most_rows ||
        one.column >= most_columns)
        return std::nullopt;
    const auto row = static_cast<std::int32_t>(one.row);
    return MergedRange{row, one.column, row, one.column};
}

Result<SheetPlaces> read_sheet_places(std::string_view part, const std::string& sheet)
{
    if (!in_utf8(part))
        return fail(ErrorKind::BadInput,
                    "工作表“" + sheet +
                        "”的文字编码不是通常的 UTF-8；请用 WPS 或 Excel 打开后另存为 "
                        ".xlsx，再试一次。",
                    "not utf-8");
    XmlReader reader;
    PlacesHandler handler(reader, part);
    reader.listen(handler);
    reader.set_place([sheet] { return "工作表“" + sheet + "”"; });
    LX_TRY(reader.feed(part));
    LX_TRY(reader.end());
    SheetPlaces places = handler.take();
    if (places.rows_tag.end == 0)
        return fail(ErrorKind::BadInput,
                    "工作表“" + sheet +
                        "”里没有单元格区，填不进去；请用 WPS 或 Excel 打开后另存为 .xlsx，"
                        "再试一次。",
                    "no sheetData");
    return places;
}

std::optional<ByteRange> attribute_place(std::string_view tag, std::string_view name)
{
    std::size_t at = tag.find_first_of(" \t\r\n");
    while (at < tag.size()) {
        at = tag.find_first_not_of(" \t\r\n", at);
        if (at == std::string_view::npos)
            break;
        const std::size_t equals = tag.find('=', at);
        if (equals == std::string_view::npos)
            break;
        const std::size_t open = tag.find_first_of("\"'", equals);
        if (open == std::string_view::npos)
            break;
        const std::size_t close = tag.find(tag[open], open + 1);
        if (close == std::string_view::npos)
            break;
        std::string_view found = tag.substr(at, equals - at);
        found = found.substr(0, found.find_first_of(" \t\r\n"));
        if (found == name)
            return ByteRange{open + 1, close};
        at = close + 1;
    }
    return std::nullopt;
}

} // namespace lx
