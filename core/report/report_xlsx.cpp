#include "core/report/report_xlsx.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <xlsxwriter.h>

#include "core/base/fresh_file.h"

namespace lx {

namespace {

constexpr const char* body_font = "宋体";
constexpr const char* title_font = "方正小标宋简体";

/// Thrown away with the workbook; every call's return code ends up here.
class Codes
{
public:
    void operator()(lxw_error code)
    {
        if (code != LXW_NO_ERROR && m_first == LXW_NO_ERROR)
            m_first = code;
    }
    [[nodiscard]] lxw_error first() const { return m_first; }

private:
    lxw_error m_first = LXW_NO_ERROR;
};

class Formats
{
public:
    explicit Formats(lxw_workbook* workbook) : m_workbook(workbook) {}

    lxw_format* body(ColumnFormat format, RowStyle style, int level)
    {
        const auto key = std::make_tuple(format, style, level);
        if (const auto found = m_body.find(key); found != m_body.end())
            return found->second;
        lxw_format* f = base(10);
        format_set_border(f, LXW_BORDER_THIN);
        format_set_border_color(f, 0x8C8C8C);
        switch (format) {
        case ColumnFormat::Count:
            format_set_num_format(f, "#,##0;-#,##0;\"–\"");
            format_set_align(f, LXW_ALIGN_RIGHT);
            break;
        case ColumnFormat::Percent:
            format_set_num_format(f, "0.0%");
            format_set_align(f, LXW_ALIGN_RIGHT);
            break;
        case ColumnFormat::Money:
            format_set_num_format(f, "#,##0.00;-#,##0.00;\"–\"");
            format_set_align(f, LXW_ALIGN_RIGHT);
            break;
        case ColumnFormat::Decimal:
            format_set_num_format(f, "0.0");
            format_set_align(f, LXW_ALIGN_RIGHT);
            break;
        case ColumnFormat::Mark:
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_CENTER);
            break;
        case ColumnFormat::Date:
            format_set_align(f, LXW_ALIGN_CENTER);
            break;
        case ColumnFormat::Code:
            format_set_num_format(f, "@");
            break;
        case ColumnFormat::Text:
            format_set_text_wrap(f);
            if (level > 0)
                format_set_indent(f, static_cast<std::uint8_t>(level));
            break;
        }
        if (style != RowStyle::Normal) {
            format_set_bold(f);
            format_set_bg_color(f, style == RowStyle::Total ? 0xE7E6E6 : 0xF5F5F5);
        }
        return m_body[key] = f;
    }
    lxw_format* heading()
    {
        if (m_heading == nullptr) {
            m_heading = base(10);
            format_set_bold(m_heading);
            format_set_border(m_heading, LXW_BORDER_THIN);
            format_set_border_color(m_heading, 0x8C8C8C);
            format_set_bg_color(m_heading, 0xEDEDED);
            format_set_align(m_heading, LXW_ALIGN_CENTER);
            format_set_text_wrap(m_heading);
        }
        return m_heading;
    }
    lxw_format* title()
    {
        if (m_title == nullptr) {
            m_title = workbook_add_format(m_workbook);
            format_set_font_name(m_title, title_font);
            format_set_font_size(m_title, 18);
            format_set_align(m_title, LXW_ALIGN_CENTER);
            format_set_align(m_title, LXW_ALIGN_VERTICAL_CENTER);
        }
        return m_title;
    }
    lxw_format* line(int align, bool wrap = false)
    {
        auto& f = m_line[{align, wrap}];
        if (f == nullptr) {
            f = base(10);
            format_set_align(f, static_cast<std::uint8_t>(align));
            if (wrap)
                format_set_text_wrap(f);
        }
        return f;
    }
    lxw_format* state(bool passed)
    {
        auto& f = passed ? m_passed : m_failed;
        if (f == nullptr) {
            f = base(10);
            format_set_border(f, LXW_BORDER_THIN);
            format_set_border_color(f, 0x8C8C8C);
            format_set_align(f, LXW_ALIGN_CENTER);
            format_set_font_color(f, passed ? 0x2E6B34 : 0x9B1C1C);
            if (!passed)
                format_set_bold(f);
        }
        return f;
    }

private:
    lxw_format* base(double size)
    {
        lxw_format* f = workbook_add_format(m_workbook);
        format_set_font_name(f, body_font);
        format_set_font_size(f, size);
        format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
        return f;
    }

    lxw_workbook* m_workbook;
    std::map<std::tuple<ColumnFormat, RowStyle, int>, lxw_format*> m_body;
    std::map<std::pair<int, bool>, lxw_format*> m_line;
    lxw_format* m_heading = nullptr;
    lxw_format* m_title = nullptr;
    lxw_format* m_passed = nullptr;
    lxw_format* m_failed = nullptr;
};

lxw_col_t column_number(std::size_t column)
{
    return static_cast<lxw_col_t>(column);
}

void page_setup(lxw_worksheet* sheet, Codes& check, lxw_row_t first_heading, lxw_row_t last_heading)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); // A4
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_center_horizontally(sheet);
    check(worksheet_repeat_rows(sheet, first_heading, last_heading));
    check(worksheet_set_footer(sheet, "&C第 &P 页 共 &N 页"));
}

void write_cell(lxw_worksheet* sheet, Codes& check, lxw_row_t row, lxw_col_t column,
                const ReportColumn& def, const ReportCell& cell, lxw_format* format)
{
    const bool numeric = def.format == ColumnFormat::Count || def.format == ColumnFormat::Percent ||
                         def.format == ColumnFormat::Money || def.format == ColumnFormat::Decimal;
    if (!numeric || cell.blank || !cell.text.empty()) {
        if (cell.text.empty())
            check(worksheet_write_blank(sheet, row, column, format));
        else
            check(worksheet_write_string(sheet, row, column, cell.text.c_str(), format));
        return;
    }
    const double value = def.format == ColumnFormat::Count ? static_cast<double>(cell.number)
                         : def.format == ColumnFormat::Money
                             ? static_cast<double>(cell.number) / 100.0
                             : cell.real;
    if (cell.formula.empty())
        check(worksheet_write_number(sheet, row, column, value, format));
    else
        check(worksheet_write_formula_num(sheet, row, column, ("=" + cell.formula).c_str(), format,
                                          value));
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
std::string with_rows(const std::string& formula, lxw_row_t first_row)
{
    std::string out;
    for (std::size_t at = 0; at < formula.size();) {
        if (formula.compare(at, 2, "{r") == 0) {
            const auto end = formula.find('}', at);
            out += std::to_string(
                first_row +
                static_cast<lxw_row_t>(std::stoul(formula.substr(at + 2, end - at - 2))) + 1);
            at = end + 1;
        } else {
            out += formula[at++];
        }
    }
    return out;
}

/// Writes the table from `row` on and gives the row after it.
lxw_row_t write_table(lxw_worksheet* sheet, Codes& check, Formats& formats,
                      const ReportTable& table, lxw_row_t row, Progress& progress)
{
    const auto headings = static_cast<lxw_row_t>(heading_rows(table));
    for (lxw_row_t r = row; r < row + headings; ++r)
        check(worksheet_set_row(sheet, r, headings == 1 ? 34 : 30, nullptr));
    for (const HeadingCell& cell : heading_cells(table)) {
        const auto first_row = row + static_cast<lxw_row_t>(cell.row);
        const auto first_column = static_cast<lxw_col_t>(cell.column);
        if (cell.rows == 1 && cell.columns == 1)
            check(worksheet_write_string(sheet, first_row, first_column, cell.text.c_str(),
                                         formats.heading()));
        else
            check(worksheet_merge_range(sheet, first_row, first_column,
                                        first_row + static_cast<lxw_row_t>(cell.rows) - 1,
                                        static_cast<lxw_col_t>(first_column + cell.columns - 1),
                                        cell.text.c_str(), formats.heading()));
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        check(worksheet_set_column(sheet, column_number(c), column_number(c),
                                   table.columns[c].width, nullptr));
    row += headings;
    const lxw_row_t first_row = row;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (r % 2000 == 0) {
            progress.report("写入 " + table.name, static_cast<std::int64_t>(r),
                            static_cast<std::int64_t>(table.rows.size()));
            if (progress.cancelled())
                return row;
        }
        const ReportRow& line = table.rows[r];
        check(worksheet_set_row(sheet, row, row_height(table, line), nullptr));
        if (line.style == RowStyle::Section && table.columns.size() > 1) {
            check(worksheet_merge_range(sheet, row, 0, row, column_number(table.columns.size() - 1),
                                        line.cells.front().text.c_str(),
                                        formats.body(ColumnFormat::Text, RowStyle::Section, 0)));
            ++row;
            continue;
        }
        for (std::size_t c = 0; c < line.cells.size(); ++c) {
            lxw_format* format =
                formats.body(table.columns[c].format, line.style, c == 0 ? line.level : 0);
            if (line.cells[c].formula.empty()) {
                write_cell(sheet, check, row, column_number(c), table.columns[c], line.cells[c],
                           format);
            } else {
                ReportCell cell = line.cells[c];
                cell.formula = with_rows(cell.formula, first_row);
                write_cell(sheet, check, row, column_number(c), table.columns[c], cell, format);
            }
        }
        ++row;
    }
    return row;
}

void write_main_sheet(lxw_workbook* workbook, Codes& check, Formats& formats, const Report& report,
                      const ReportTable& table, const ReportSigners& signers, Progress& progress)
{
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, table.name.c_str());
    if (sheet == nullptr) {
        check(LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    const lxw_col_t last = column_number(table.columns.empty() ? 0 : table.columns.size() - 1);
    const auto merged = [&](lxw_row_t row, lxw_col_t from, lxw_col_t to, const std::string& text,
                            lxw_format* format) {
        if (from >= to)
            check(worksheet_write_string(sheet, row, from, text.c_str(), format));
        else
            check(worksheet_merge_range(sheet, row, from, row, to, text.c_str(), format));
    };
    merged(0, 0, last, table.title, formats.title());
    check(worksheet_set_row(sheet, 0, 34, nullptr));
    const lxw_col_t third = static_cast<lxw_col_t>(last / 3);
    const std::string office = "填报单位：" + report.office;
    const std::string when =
        "统计截至：" + report.as_of.chinese() + "　　填报日期：" + report.made.chinese();
    if (last >= 5) {
        merged(1, 0, third, office, formats.line(LXW_ALIGN_LEFT));
        merged(1, static_cast<lxw_col_t>(third + 1), static_cast<lxw_col_t>(last - third), when,
               formats.line(LXW_ALIGN_CENTER));
        merged(1, static_cast<lxw_col_t>(last - third + 1), last, report.unit,
               formats.line(LXW_ALIGN_RIGHT));
    } else {
        merged(1, 0, last, office + "　　" + when + "　　" + report.unit,
               formats.line(LXW_ALIGN_LEFT));
    }
    check(worksheet_set_row(sheet, 1, 20, nullptr));
    constexpr lxw_row_t first_heading = 2;
    const auto headings = static_cast<lxw_row_t>(heading_rows(table));
    lxw_row_t row = write_table(sheet, check, formats, table, first_heading, progress);
    worksheet_freeze_panes(sheet, first_heading + headings,
                           static_cast<lxw_col_t>(table.frozen_columns));
    if (!table.note.empty()) {
        merged(row, 0, last, table.note, formats.line(LXW_ALIGN_LEFT, true));
        check(worksheet_set_row(sheet, row, 15.0 * static_cast<double>(1 + table.note.size() / 240),
                                nullptr));
        ++row;
    }
    const auto line = [](const std::string& name) {
        return name.empty() ? std::string("＿＿＿＿＿＿＿") : name;
    };
    merged(row, 0, last,
           "填表人：" + line(signers.filled_by) + "　　　　审核人：" + line(signers.checked_by) +
               "　　　　联系电话：" + line(signers.phone),
           formats.line(LXW_ALIGN_LEFT));
    check(worksheet_set_row(sheet, row, 24, nullptr));
    page_setup(sheet, check, first_heading, first_heading + headings - 1);
}

void write_checks(lxw_workbook* workbook, Codes& check, Formats& formats, const Report& report)
{
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "校验");
    if (sheet == nullptr) {
        check(LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    const char* headings[] = {"校验项目", "位置", "左边", "右边", "结果"};
    const double widths[] = {56, 24, 14, 14, 10};
    for (lxw_col_t c = 0; c < 5; ++c) {
        check(worksheet_write_string(sheet, 0, c, headings[c], formats.heading()));
        check(worksheet_set_column(sheet, c, c, widths[c], nullptr));
    }
    lxw_row_t row = 1;
    for (const ReportCheck& item : report.checks) {
        const std::string texts[] = {item.title, item.place.empty() ? "全表" : item.place,
                                     item.left, item.right};
        for (lxw_col_t c = 0; c < 4; ++c)
            check(
                worksheet_write_string(sheet, row, c, texts[c].c_str(),
                                       formats.body(c < 2 ? ColumnFormat::Text : ColumnFormat::Mark,
                                                    RowStyle::Normal, 0)));
        check(worksheet_write_string(sheet, row, 4, item.passed ? "✓ 通过" : "✗ 不符",
                                     formats.state(item.passed)));
        ++row;
    }
    worksheet_freeze_panes(sheet, 1, 0);
    page_setup(sheet, check, 0, 0);
}

void write_list(lxw_workbook* workbook, Codes& check, Formats& formats, const ReportTable& list,
                Progress& progress)
{
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "名单");
    if (sheet == nullptr) {
        check(LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    const auto headings = static_cast<lxw_row_t>(heading_rows(list));
    const lxw_row_t end = write_table(sheet, check, formats, list, 0, progress);
    worksheet_freeze_panes(sheet, headings, static_cast<lxw_col_t>(list.frozen_columns));
    if (end > headings && !list.columns.empty())
        check(worksheet_autofilter(sheet, headings - 1, 0, end - 1,
                                   column_number(list.columns.size() - 1)));
    page_setup(sheet, check, 0, headings - 1);
}

} // namespace

Result<> write_report_xlsx(const Report& report, const std::string& path,
                           const ReportSigners& signers, Progress& progress)
{
    LX_ASSIGN(FreshFile file, FreshFile::begin(path, FreshFile::Over::Earlier));
    lxw_workbook* workbook = workbook_new(file.temporary().c_str());
    if (workbook == nullptr)
        return fail(ErrorKind::Io, "内存不够，生成不了报表“" + path + "”，请关闭其他程序后重试。");
    lxw_doc_properties properties{};
    std::string title = report.name;
    std::string office = report.office;
    properties.title = title.data();
    properties.company = office.data();
    // A fixed moment: the same report is the same file, byte for byte.
    properties.created = static_cast<time_t>(report.made.days()) * 86400;
    Codes check;
    check(workbook_set_properties(workbook, &properties));
    Formats formats(workbook);
    for (const ReportTable& table : report.tables)
        write_main_sheet(workbook, check, formats, report, table, signers, progress);
    if (!report.checks.empty())
        write_checks(workbook, check, formats, report);
    if (!report.list.columns.empty())
        write_list(workbook, check, formats, report.list, progress);
    check(workbook_close(workbook));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    if (check.first() != LXW_NO_ERROR)
        return fail(ErrorKind::Io,
                    "写不了文件“" + path + "”，可能磁盘已满、没有权限或文件正被别的程序打开。",
                    lxw_strerror(check.first()));
    return file.publish();
}

} // namespace lx
