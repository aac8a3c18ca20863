#include "core/report/report_xlsx.h"

#include <algorithm>
#include <cstdint>

#include "core/spreadsheet/formula_guard.h"
#include "core/spreadsheet/xlsx_book.h"

namespace lx {

namespace {

constexpr const char* body_font = "宋体";
constexpr const char* title_font = "方正小标宋简体";

constexpr int line_color = 0x8C8C8C;

CellStyle base_style()
{
    CellStyle style;
    style.font = body_font;
    style.size = 10;
    style.upright = CellStyle::Upright::Center;
    return style;
}

CellStyle body_style(ColumnFormat format, RowStyle row, int level)
{
    CellStyle style = base_style();
    style.border = line_color;
    switch (format) {
    case ColumnFormat::Count:
        style.number_format = "#,##0;-#,##0;\"–\"";
        style.align = CellStyle::Align::Right;
        break;
    case ColumnFormat::Percent:
        style.number_format = "0.0%";
        style.align = CellStyle::Align::Right;
        break;
    case ColumnFormat::Money:
        style.number_format = "#,##0.00;-#,##0.00;\"–\"";
        style.align = CellStyle::Align::Right;
        break;
    case ColumnFormat::Decimal:
        style.number_format = "0.0#";
        style.align = CellStyle::Align::Right;
        break;
    case ColumnFormat::Mark:
        style.wrap = true;
        style.align = CellStyle::Align::Center;
        break;
    case ColumnFormat::Date:
        style.align = CellStyle::Align::Center;
        break;
    case ColumnFormat::Code:
        style.number_format = "@";
        break;
    case ColumnFormat::Text:
        style.wrap = true;
        style.indent = level;
        break;
    }
    if (row != RowStyle::Normal) {
        style.bold = true;
        style.fill = row == RowStyle::Total ? 0xE7E6E6 : 0xF5F5F5;
    }
    return style;
}

CellStyle heading_style()
{
    CellStyle style = base_style();
    style.bold = true;
    style.border = line_color;
    style.fill = 0xEDEDED;
    style.align = CellStyle::Align::Center;
    style.wrap = true;
    return style;
}

CellStyle title_style()
{
    CellStyle style;
    style.font = title_font;
    style.size = 18;
    style.align = CellStyle::Align::Center;
    style.upright = CellStyle::Upright::Center;
    return style;
}

CellStyle line_style(CellStyle::Align align, bool wrap = false)
{
    CellStyle style = base_style();
    style.align = align;
    style.wrap = wrap;
    return style;
}

CellStyle state_style(bool passed)
{
    CellStyle style = base_style();
    style.border = line_color;
    style.align = CellStyle::Align::Center;
    style.color = passed ? 0x2E6B34 : 0x9B1C1C;
    style.bold = !passed;
    return style;
}

/// One sheet of the report: cells with their looks, what doesn't fit is told to the book.
class ReportSheet
{
public:
    ReportSheet(XlsxBook& book, const std::string& name)
        : m_book(book), m_sheet(book.add_sheet(name))
    {}

    [[nodiscard]] SheetWriter& sheet() { return m_sheet; }

    void text(std::int64_t row, std::size_t column, const std::string& text, CellStyle style)
    {
        style.quoted = looks_like_formula(text);
        const int at = static_cast<int>(column);
        m_book.check(m_sheet.text(row, at, text, m_book.style(style)), m_sheet, row, at);
    }
    void number(std::int64_t row, std::size_t column, double value, const CellStyle& style)
    {
        const int at = static_cast<int>(column);
        m_book.check(m_sheet.number(row, at, value, m_book.style(style)), m_sheet, row, at);
    }
    void formula(std::int64_t row, std::size_t column, const std::string& formula, double value,
                 const CellStyle& style)
    {
        const int at = static_cast<int>(column);
        m_book.check(m_sheet.formula(row, at, formula, value, m_book.style(style)), m_sheet, row,
                     at);
    }
    void merged(std::int64_t first_row, std::size_t first, std::int64_t last_row, std::size_t last,
                const std::string& text, CellStyle style)
    {
        style.quoted = looks_like_formula(text);
        m_book.check(m_sheet.merge(first_row, static_cast<int>(first), last_row,
                                   static_cast<int>(std::max(first, last)), text,
                                   m_book.style(style)),
                     m_sheet, first_row, static_cast<int>(first));
    }
    void width(std::size_t column, double characters)
    {
        const int at = static_cast<int>(column);
        m_sheet.column(at, at, characters, 0);
    }
    /// Rows are given their heights from the first on.
    void row_height(std::int64_t row, double points)
    {
        m_sheet.row_height(row, points);
        m_heights.resize(std::max(m_heights.size(), static_cast<std::size_t>(row) + 1), 15);
        m_heights[static_cast<std::size_t>(row)] = points;
    }
    /// `foot`: rows at the end that are not left alone on a page; `what` stands beside the page
    /// number.
    void page_setup(const TablePaper& wanted, std::int64_t first_heading, std::int64_t last_heading,
                    std::size_t foot, const std::string& what)
    {
        SheetRows rows;
        rows.heights = std::move(m_heights);
        rows.body = static_cast<std::size_t>(last_heading) + 1;
        for (std::int64_t row = first_heading; row <= last_heading; ++row)
            rows.headings += rows.heights[static_cast<std::size_t>(row)];
        rows.foot = foot;
        SheetPaper paper;
        paper.landscape = true;
        paper.centered = true;
        paper.narrow_margins = true;
        paper.a3 = wanted.a3;
        paper.scale = wanted.scale;
        paper.own_numbers = true;
        paper.row_breaks = page_starts(rows, wanted);
        for (std::size_t part = 1; part < wanted.begins.size(); ++part)
            paper.column_breaks.push_back(static_cast<int>(wanted.begins[part]));
        paper.footer = what.empty() ? "" : "&L" + what;
        paper.footer += "&C第 &P 页";
        if (paper.row_breaks.size() < most_sheet_breaks)
            paper.footer += " 共 " +
                            std::to_string((paper.row_breaks.size() + 1) * wanted.begins.size()) +
                            " 页";
        else // Excel ends the pages by itself; how many they are only it knows
            paper.row_breaks.clear();
        m_sheet.paper(paper);
        m_sheet.repeat_rows(first_heading, last_heading);
        if (wanted.begins.size() > 1)
            m_sheet.repeat_columns(static_cast<int>(wanted.repeated));
    }

private:
    XlsxBook& m_book;
    SheetWriter& m_sheet;
    std::vector<double> m_heights;
};

/// The columns a part of a sheet has for itself; texts across it stand in these.
struct PartColumns
{
    std::size_t first = 0;
    std::size_t last = 0;
    int width = 0; ///< characters
};

std::vector<PartColumns> parts_of(const ReportTable& table, const TablePaper& paper)
{
    std::vector<PartColumns> parts;
    const std::size_t all = table.columns.size();
    for (std::size_t p = 0; p < paper.begins.size(); ++p) {
        PartColumns part;
        // What is repeated would show a text across it on every part.
        part.first = p == 0 && paper.begins.size() > 1 ? paper.repeated : paper.begins[p];
        const std::size_t end = p + 1 < paper.begins.size() ? paper.begins[p + 1] : all;
        part.last = end == 0 ? 0 : end - 1;
        for (std::size_t c = part.first; c < end; ++c)
            part.width += table.columns[c].width;
        parts.push_back(part);
    }
    return parts;
}

void write_cell(ReportSheet& sheet, std::int64_t row, std::size_t column, const ReportColumn& def,
                const ReportCell& cell, const std::string& formula, const CellStyle& style)
{
    const ColumnFormat format = cell.format.value_or(def.format);
    const bool numeric = format == ColumnFormat::Count || format == ColumnFormat::Percent ||
                         format == ColumnFormat::Money || format == ColumnFormat::Decimal;
    if (!numeric || cell.blank || !cell.text.empty()) {
        sheet.text(row, column, cell.text, style);
        return;
    }
    const double value = format == ColumnFormat::Count   ? static_cast<double>(cell.number)
                         : format == ColumnFormat::Money ? static_cast<double>(cell.number) / 100.0
                                                         : cell.real;
    if (formula.empty())
        sheet.number(row, column, value, style);
    else
        sheet.formula(row, column, formula, value, style);
}

/// Lines a text takes in a column, Chinese characters counting as two.
int lines_of(const std::string& text, int width)
{
    int lines = 1;
    int used = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        if (byte == '\n') {
            ++lines;
            used = 0;
            continue;
        }
        const int wide = byte < 0x80U ? 1 : 2;
        if (used + wide > std::max(4, width)) {
            ++lines;
            used = 0;
        }
        used += wide;
    }
    return lines;
}

/// Height in points that shows the row's wrapped texts whole.
double row_height(const ReportTable& table, const ReportRow& row)
{
    int lines = 1;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (table.columns[c].format == ColumnFormat::Text ||
            table.columns[c].format == ColumnFormat::Mark)
            lines = std::max(lines, lines_of(row.cells[c].text, table.columns[c].width - 1));
    }
    return std::min(400.0, std::max(20.0, lines * 13.5 + 5.0));
}

/// `{row}` placeholders: "{r3}" in a formula is the Excel row of table row 3 (from 0).
std::string with_rows(const std::string& formula, std::int64_t first_row)
{
    std::string out;
    for (std::size_t at = 0; at < formula.size();) {
        if (formula.compare(at, 2, "{r") == 0) {
            const auto end = formula.find('}', at);
            out += std::to_string(first_row + std::stol(formula.substr(at + 2, end - at - 2)) + 1);
            at = end + 1;
        } else {
            out += formula[at++];
        }
    }
    return out;
}

/// The headings, each part's own: a heading over several columns ends where its part does.
void write_headings(ReportSheet& sheet, const ReportTable& table, const TablePaper& paper,
                    std::int64_t row)
{
    const std::size_t all = table.columns.size();
    for (std::size_t part = 0; part < paper.begins.size(); ++part) {
        std::vector<std::size_t> columns = paper.columns(part, all);
        if (part > 0)
            columns.erase(columns.begin(),
                          columns.begin() + static_cast<std::ptrdiff_t>(paper.repeated));
        ReportTable own;
        for (const std::size_t column : columns)
            own.columns.push_back(table.columns[column]);
        const std::int64_t rows = heading_rows(table);
        for (const HeadingCell& cell : heading_cells(own)) {
            const std::int64_t first = row + cell.row;
            const std::int64_t last =
                cell.row + cell.rows == heading_rows(own) ? row + rows - 1 : first + cell.rows - 1;
            sheet.merged(first, columns[static_cast<std::size_t>(cell.column)], last,
                         columns[static_cast<std::size_t>(cell.column + cell.columns - 1)],
                         cell.text, heading_style());
        }
    }
}

/// Writes the table from `row` on and gives the row after it.
std::int64_t write_table(ReportSheet& sheet, const ReportTable& table, const TablePaper& paper,
                         std::int64_t row, Progress& progress)
{
    const auto headings = static_cast<std::int64_t>(heading_rows(table));
    for (std::int64_t r = row; r < row + headings; ++r)
        sheet.row_height(r, headings == 1 ? 34 : 30);
    write_headings(sheet, table, paper, row);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        sheet.width(c, table.columns[c].width);
    row += headings;
    const std::int64_t first_row = row;
    const std::vector<PartColumns> parts = parts_of(table, paper);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (r % 2000 == 0) {
            progress.report("写入 " + table.name, static_cast<std::int64_t>(r),
                            static_cast<std::int64_t>(table.rows.size()));
            if (progress.cancelled())
                return row;
        }
        const ReportRow& line = table.rows[r];
        sheet.row_height(row, row_height(table, line));
        if (line.style == RowStyle::Section && table.columns.size() > 1) {
            const CellStyle style = body_style(ColumnFormat::Text, RowStyle::Section, 0);
            if (parts.size() > 1)
                sheet.merged(row, 0, row, paper.repeated - 1, line.cells.front().text, style);
            for (const PartColumns& part : parts)
                sheet.merged(row, part.first, row, part.last,
                             parts.size() > 1 ? "" : line.cells.front().text, style);
            ++row;
            continue;
        }
        for (std::size_t c = 0; c < line.cells.size(); ++c) {
            const CellStyle style =
                body_style(line.cells[c].format.value_or(table.columns[c].format), line.style,
                           c == 0 ? line.level : 0);
            write_cell(sheet, row, c, table.columns[c], line.cells[c],
                       with_rows(line.cells[c].formula, first_row), style);
        }
        ++row;
    }
    return row;
}

/// Columns with which the second and the third text of the line below the title begin; none where
/// there is no room for three.
std::pair<std::size_t, std::size_t> thirds(const ReportTable& table, const PartColumns& part)
{
    constexpr int least = 120;        // characters
    constexpr int second_begins = 30; // per cent of the width: the office,
    constexpr int third_begins = 76;  // the days, then the unit of the figures
    if (part.width < least)
        return {};
    std::pair<std::size_t, std::size_t> found;
    int width = 0;
    for (std::size_t c = part.first; c <= part.last; ++c) {
        if (found.first == 0 && c > part.first && 100 * width >= second_begins * part.width)
            found.first = c;
        if (found.first != 0 && c > found.first && 100 * width >= third_begins * part.width) {
            found.second = c;
            return found;
        }
        width += table.columns[c].width;
    }
    return {};
}

/// What stands above a table, on each part of it; gives the row of its headings.
std::int64_t write_head(ReportSheet& sheet, const Report& report, const ReportTable& table,
                        const std::vector<PartColumns>& parts)
{
    using Align = CellStyle::Align;
    std::int64_t at = 0;
    for (const PartColumns& part : parts) {
        const auto merged = [&](std::int64_t row, std::size_t from, std::size_t to,
                                const std::string& text, const CellStyle& style) {
            sheet.merged(row, from, row, to, text, style);
        };
        const std::size_t first = part.first;
        const std::size_t last = part.last;
        const bool later = &part != &parts.front();
        at = 0;
        merged(at, first, last, table.title + (later ? "（续）" : ""), title_style());
        sheet.row_height(at++, 34);
        if (!report.scope.empty()) {
            merged(at, first, last, scope_line(report), line_style(Align::Center, true));
            sheet.row_height(at++, 13.5 * lines_of(scope_line(report), part.width) + 5.0);
        }
        const std::string office = "填报单位：" + report.office;
        const std::string when = days_line(report);
        const auto [second, third] = thirds(table, part);
        if (third != 0) {
            merged(at, first, second - 1, office, line_style(Align::Left));
            merged(at, second, third - 1, when, line_style(Align::Center));
            merged(at, third, last, report.unit, line_style(Align::Right));
            sheet.row_height(at++, 20);
        } else {
            const std::string line = office + "　　" + when + "　　" + report.unit;
            merged(at, first, last, line, line_style(Align::Left, true));
            sheet.row_height(at++, 13.5 * lines_of(line, part.width) + 6.5);
        }
        for (const std::string& text : table.lines) {
            merged(at, first, last, text, line_style(Align::Left, true));
            sheet.row_height(at++, 13.5 * lines_of(text, part.width) + 5.0);
        }
    }
    return at;
}

/// What stands below it; gives how many rows that takes.
std::size_t write_foot(ReportSheet& sheet, const Report& report, const ReportTable& table,
                       const std::vector<PartColumns>& parts, const ReportSigners& signers,
                       std::int64_t row)
{
    using Align = CellStyle::Align;
    std::vector<std::pair<std::string, CellStyle>> lines;
    if (table.rows.empty())
        lines.emplace_back("没有符合条件的记录。", line_style(Align::Left, true));
    if (!table.note.empty())
        lines.emplace_back(table.note, line_style(Align::Left, true));
    lines.emplace_back(signers_line(report.signature, signers), line_style(Align::Left, true));
    lines.emplace_back(seal_line(signers), line_style(Align::Right, true));
    for (const auto& [text, style] : lines) {
        double height = 20;
        for (const PartColumns& part : parts) {
            sheet.merged(row, part.first, row, part.last, text, style);
            height = std::max(height, 13.5 * lines_of(text, part.width) + 7.0);
        }
        sheet.row_height(row++, height);
    }
    return lines.size();
}

void write_main_sheet(XlsxBook& book, const Report& report, const ReportTable& table,
                      const ReportSigners& signers, WideTables wide, Progress& progress)
{
    ReportSheet sheet(book, table.name);
    const TablePaper paper = table_paper(table, wide);
    const std::vector<PartColumns> parts = parts_of(table, paper);
    const std::int64_t first_heading = write_head(sheet, report, table, parts);
    const auto headings = static_cast<std::int64_t>(heading_rows(table));
    const std::int64_t row = write_table(sheet, table, paper, first_heading, progress);
    sheet.sheet().freeze(first_heading + headings, static_cast<int>(table.frozen_columns));
    const std::size_t foot = write_foot(sheet, report, table, parts, signers, row);
    sheet.page_setup(paper, first_heading, first_heading + headings - 1, foot, {});
}

void write_checks(XlsxBook& book, const Report& report)
{
    ReportSheet sheet(book, "校验");
    sheet.row_height(0, 20);
    const char* headings[] = {"校验项目", "位置", "左边", "右边", "结果"};
    const double widths[] = {52, 22, 12, 12, 10}; // as wide as A4 at full size
    for (std::size_t c = 0; c < 5; ++c) {
        sheet.text(0, c, headings[c], heading_style());
        sheet.width(c, widths[c]);
    }
    std::int64_t row = 1;
    for (const ReportCheck& item : report.checks) {
        const std::string texts[] = {item.title, item.place.empty() ? "全表" : item.place,
                                     item.left, item.right};
        for (std::size_t c = 0; c < 4; ++c)
            sheet.text(
                row, c, texts[c],
                body_style(c < 2 ? ColumnFormat::Text : ColumnFormat::Mark, RowStyle::Normal, 0));
        sheet.text(row, 4, check_result(item), state_style(!blocks(item, item.explained)));
        int lines = 1;
        for (std::size_t c = 0; c < 4; ++c)
            lines = std::max(lines, lines_of(texts[c], static_cast<int>(widths[c]) - 1));
        sheet.row_height(row++, std::max(18.0, 13.5 * lines + 4.0));
    }
    sheet.sheet().freeze(1, 0);
    sheet.page_setup({}, 0, 0, 0, "校验");
}

void write_list(XlsxBook& book, const ReportTable& list, WideTables wide, Progress& progress)
{
    ReportSheet sheet(book, "名单");
    const auto headings = static_cast<std::int64_t>(heading_rows(list));
    const TablePaper paper = table_paper(list, wide);
    const std::int64_t end = write_table(sheet, list, paper, 0, progress);
    sheet.sheet().freeze(headings, static_cast<int>(list.frozen_columns));
    if (end > headings && !list.columns.empty())
        sheet.sheet().autofilter(headings - 1, 0, end - 1,
                                 static_cast<int>(list.columns.size()) - 1);
    sheet.page_setup(paper, 0, headings - 1, 0, "名单");
}

} // namespace

Result<> write_report_xlsx(const Report& report, const std::string& path,
                           const ReportSigners& signers, Progress& progress, WideTables wide,
                           const FurtherSheets& further)
{
    LX_ASSIGN(const auto book, XlsxBook::create(path, XlsxBook::Mode::InMemory));
    // A fixed moment: the same report is the same file, byte for byte.
    book->set_properties(report.name, report.office, std::int64_t{report.made.days()} * 86'400);
    for (const ReportTable& table : report.tables)
        write_main_sheet(*book, report, table, signers, wide, progress);
    if (further)
        further(*book);
    if (!report.checks.empty())
        write_checks(*book, report);
    if (!report.list.columns.empty())
        write_list(*book, report.list, wide, progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    return book->finish();
}

} // namespace lx
