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
    void page_setup(std::int64_t first_heading, std::int64_t last_heading)
    {
        SheetPaper paper;
        paper.landscape = true;
        paper.fit_to_width = true;
        paper.centered = true;
        paper.narrow_margins = true;
        paper.footer = "&C第 &P 页 共 &N 页";
        m_sheet.paper(paper);
        m_sheet.repeat_rows(first_heading, last_heading);
    }

private:
    XlsxBook& m_book;
    SheetWriter& m_sheet;
};

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
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
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

/// Characters all columns hold together.
int whole_width(const ReportTable& table)
{
    int width = 0;
    for (const ReportColumn& column : table.columns)
        width += column.width;
    return width;
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

/// Writes the table from `row` on and gives the row after it.
std::int64_t write_table(ReportSheet& sheet, const ReportTable& table, std::int64_t row,
                         Progress& progress)
{
    const auto headings = static_cast<std::int64_t>(heading_rows(table));
    for (std::int64_t r = row; r < row + headings; ++r)
        sheet.sheet().row_height(r, headings == 1 ? 34 : 30);
    for (const HeadingCell& cell : heading_cells(table)) {
        const std::int64_t first = row + static_cast<std::int64_t>(cell.row);
        const auto column = static_cast<std::size_t>(cell.column);
        sheet.merged(first, column, first + static_cast<std::int64_t>(cell.rows) - 1,
                     column + static_cast<std::size_t>(cell.columns) - 1, cell.text,
                     heading_style());
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        sheet.width(c, table.columns[c].width);
    row += headings;
    const std::int64_t first_row = row;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (r % 2000 == 0) {
            progress.report("写入 " + table.name, static_cast<std::int64_t>(r),
                            static_cast<std::int64_t>(table.rows.size()));
            if (progress.cancelled())
                return row;
        }
        const ReportRow& line = table.rows[r];
        sheet.sheet().row_height(row, row_height(table, line));
        if (line.style == RowStyle::Section && table.columns.size() > 1) {
            sheet.merged(row, 0, row, table.columns.size() - 1, line.cells.front().text,
                         body_style(ColumnFormat::Text, RowStyle::Section, 0));
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

/// The line below the title in three: the last column of the left part and the first of the right
/// one. The middle holds the days, so it reaches over columns that are wide enough for them.
std::pair<std::size_t, std::size_t> line_parts(const ReportTable& table)
{
    constexpr int days_width = 48;
    const std::size_t last = table.columns.empty() ? 0 : table.columns.size() - 1;
    std::size_t left = last / 3;
    std::size_t right = last - left + 1;
    const auto width = [&] {
        int sum = 0;
        for (std::size_t c = left + 1; c < right && c <= last; ++c)
            sum += table.columns[c].width;
        return sum;
    };
    while (width() < days_width && (left > 1 || right < last)) {
        if (right < last)
            ++right;
        if (width() < days_width && left > 1)
            --left;
    }
    return {left, right};
}

void write_main_sheet(XlsxBook& book, const Report& report, const ReportTable& table,
                      const ReportSigners& signers, Progress& progress)
{
    using Align = CellStyle::Align;
    ReportSheet sheet(book, table.name);
    const std::size_t last = table.columns.empty() ? 0 : table.columns.size() - 1;
    const auto merged = [&](std::int64_t row, std::size_t from, std::size_t to,
                            const std::string& text, const CellStyle& style) {
        sheet.merged(row, from, row, to, text, style);
    };
    merged(0, 0, last, table.title, title_style());
    sheet.sheet().row_height(0, 34);
    const auto [left_end, right_begin] = line_parts(table);
    const std::string office = "填报单位：" + report.office;
    const std::string when = days_line(report);
    std::int64_t at = 1;
    if (!report.scope.empty())
        merged(at++, 0, last, scope_line(report), line_style(Align::Center, true));
    if (last >= 5) {
        merged(at, 0, left_end, office, line_style(Align::Left));
        merged(at, left_end + 1, right_begin - 1, when, line_style(Align::Center));
        merged(at, right_begin, last, report.unit, line_style(Align::Right));
    } else {
        merged(at, 0, last, office + "　　" + when + "　　" + report.unit, line_style(Align::Left));
    }
    sheet.sheet().row_height(at, 20);
    std::int64_t first_heading = at + 1;
    for (const std::string& text : table.lines) {
        merged(first_heading, 0, last, text, line_style(Align::Left, true));
        sheet.sheet().row_height(first_heading++, 13.5 * lines_of(text, whole_width(table)) + 5.0);
    }
    const auto headings = static_cast<std::int64_t>(heading_rows(table));
    std::int64_t row = write_table(sheet, table, first_heading, progress);
    sheet.sheet().freeze(first_heading + headings, static_cast<int>(table.frozen_columns));
    if (!table.note.empty()) {
        merged(row, 0, last, table.note, line_style(Align::Left, true));
        sheet.sheet().row_height(row, 15.0 * static_cast<double>(1 + table.note.size() / 240));
        ++row;
    }
    const auto line = [](const std::string& name) {
        return name.empty() ? std::string("＿＿＿＿＿＿＿") : name;
    };
    const std::string own = own_signature_line(report);
    merged(row, 0, last,
           !own.empty() ? own
                        : "填表人：" + line(signers.filled_by) + "　　　　审核人：" +
                              line(signers.checked_by) + "　　　　联系电话：" + line(signers.phone),
           line_style(Align::Left));
    sheet.sheet().row_height(row, 24);
    sheet.page_setup(first_heading, first_heading + headings - 1);
}

void write_checks(XlsxBook& book, const Report& report)
{
    ReportSheet sheet(book, "校验");
    const char* headings[] = {"校验项目", "位置", "左边", "右边", "结果"};
    const double widths[] = {56, 24, 14, 14, 10};
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
        sheet.text(row, 4, item.passed ? "✓ 通过" : "✗ 不符", state_style(item.passed));
        ++row;
    }
    sheet.sheet().freeze(1, 0);
    sheet.page_setup(0, 0);
}

void write_list(XlsxBook& book, const ReportTable& list, Progress& progress)
{
    ReportSheet sheet(book, "名单");
    const auto headings = static_cast<std::int64_t>(heading_rows(list));
    const std::int64_t end = write_table(sheet, list, 0, progress);
    sheet.sheet().freeze(headings, static_cast<int>(list.frozen_columns));
    if (end > headings && !list.columns.empty())
        sheet.sheet().autofilter(headings - 1, 0, end - 1,
                                 static_cast<int>(list.columns.size()) - 1);
    sheet.page_setup(0, headings - 1);
}

} // namespace

Result<> write_report_xlsx(const Report& report, const std::string& path,
                           const ReportSigners& signers, Progress& progress)
{
    LX_ASSIGN(const auto book, XlsxBook::create(path, XlsxBook::Mode::InMemory));
    // A fixed moment: the same report is the same file, byte for byte.
    book->set_properties(report.name, report.office, std::int64_t{report.made.days()} * 86'400);
    for (const ReportTable& table : report.tables)
        write_main_sheet(*book, report, table, signers, progress);
    if (!report.checks.empty())
        write_checks(*book, report);
    if (!report.list.columns.empty())
        write_list(*book, report.list, progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    return book->finish();
}

} // namespace lx
