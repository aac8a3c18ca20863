#include "core/exchange/xlsx_writer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <xlsxwriter.h>

#include "core/base/text.h"

namespace lx {

namespace {

/// Fixed, so that the same ledger gives the same bytes: 2000-01-01 00:00 UTC.
constexpr std::time_t created = 946684800;
constexpr std::int64_t most_rows = 1'048'576;
constexpr std::size_t most_units = 32'767;
constexpr const char* font = "宋体";

bool looks_like_escape(std::string_view text, std::size_t at)
{
    if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
        return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                       text.begin() + static_cast<std::ptrdiff_t>(at) + 6, [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
                                  (c >= 'A' && c <= 'F');
                       });
}

/// Excel reads "_x0041_" as "A": a text that really says so gets its first sign escaped itself.
std::string escaped(const std::string& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (looks_like_escape(text, at))
            out += "_x005F_";
        else
            out += text[at];
    }
    return out;
}

std::string clean_sheet_name(std::string_view name)
{
    std::u32string out;
    std::size_t units = 0;
    for (const char32_t c : code_points(trim(name))) {
        const bool forbidden =
            c < 0x20 || std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos;
        const std::size_t width = c > 0xFFFF ? 2 : 1;
        if (units + width > 31)
            break;
        out.push_back(forbidden ? U'_' : c);
        units += width;
    }
    std::string text = utf8(out);
    while (!text.empty() && text.front() == '\'')
        text.erase(text.begin());
    while (!text.empty() && text.back() == '\'')
        text.pop_back();
    return text.empty() ? "Sheet" : text;
}

} // namespace

XlsxWriter::XlsxWriter(FreshFile file, lxw_workbook* workbook)
    : m_file(std::move(file)), m_workbook(workbook)
{}

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(const std::string& path, Mode mode)
{
    LX_ASSIGN(FreshFile file, FreshFile::begin(path, FreshFile::Over::Earlier));
    lxw_workbook_options options{};
    options.constant_memory = mode == Mode::Streaming ? LXW_TRUE : LXW_FALSE;
    options.use_zip64 = LXW_FALSE;
    lxw_workbook* workbook = workbook_new_opt(file.temporary().c_str(), &options);
    if (workbook == nullptr)
        return fail(ErrorKind::Io, "内存不足，写不出“" + path + "”；请关闭其他程序后再试。");
    lxw_doc_properties properties{};
    properties.created = created;
    std::unique_ptr<XlsxWriter> writer(new XlsxWriter(std::move(file), workbook));
    writer->check(workbook_set_properties(workbook, &properties));
    return writer;
}

XlsxWriter::~XlsxWriter()
{
    if (m_workbook != nullptr)
        lxw_workbook_free(m_workbook);
}

void XlsxWriter::check(int code)
{
    if (code != LXW_NO_ERROR && m_first_error == 0)
        m_first_error = code;
}

int XlsxWriter::add_sheet(std::string_view name)
{
    const std::string base = clean_sheet_name(name);
    std::string unique = base;
    for (int n = 2; std::find(m_folded_names.begin(), m_folded_names.end(), fold(unique)) !=
                    m_folded_names.end();
         ++n) {
        const std::string suffix = "(" + std::to_string(n) + ")";
        std::u32string cut = code_points(base);
        std::size_t units = suffix.size();
        std::size_t keep = 0;
        while (keep < cut.size() && units + (cut[keep] > 0xFFFF ? 2 : 1) <= 31)
            units += cut[keep++] > 0xFFFF ? 2 : 1;
        cut.resize(keep);
        unique = utf8(cut) + suffix;
    }
    m_folded_names.push_back(fold(unique));
    m_sheet = workbook_add_worksheet(m_workbook, unique.c_str());
    if (m_sheet == nullptr)
        check(LXW_ERROR_PARAMETER_VALIDATION);
    m_sheets.push_back(m_sheet);
    return static_cast<int>(m_sheets.size()) - 1;
}

void XlsxWriter::use_sheet(int sheet)
{
    m_sheet = m_sheets.at(static_cast<std::size_t>(sheet));
}

bool XlsxWriter::fits(std::string_view value)
{
    if (value.size() <= most_units)
        return true;
    std::size_t units = 0;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80)
            units += byte >= 0xF0 ? 2 : 1;
    }
    return units <= most_units;
}

void XlsxWriter::text(std::int64_t row, int column, const std::string& value, CellLook look)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    const bool escape = value.find("_x") != std::string::npos;
    check(worksheet_write_string(m_sheet, static_cast<lxw_row_t>(row),
                                 static_cast<lxw_col_t>(column),
                                 escape ? escaped(value).c_str() : value.c_str(), format(look)));
}

void XlsxWriter::number(std::int64_t row, int column, double value, CellLook look)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    check(worksheet_write_number(m_sheet, static_cast<lxw_row_t>(row),
                                 static_cast<lxw_col_t>(column), value, format(look)));
}

double XlsxWriter::serial(Date date)
{
    // 1970-01-01 is day 25569; days before 1900-03-01 stand one lower because Excel has a
    // 1900-02-29.
    const int day = date.days() + 25569;
    return day < 61 ? day - 1 : day;
}

void XlsxWriter::date(std::int64_t row, int column, Date value, CellLook look)
{
    static const Date first = *Date::from_ymd(1900, 3, 1);
    // Before that day programs disagree about what a serial means: the text is safe.
    if (value < first)
        text(row, column, value.iso(), look);
    else
        number(row, column, serial(value), look);
}

void XlsxWriter::boolean(std::int64_t row, int column, bool value, CellLook look)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    check(worksheet_write_boolean(m_sheet, static_cast<lxw_row_t>(row),
                                  static_cast<lxw_col_t>(column), value ? 1 : 0, format(look)));
}

void XlsxWriter::blank(std::int64_t row, int column, CellLook look)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    check(worksheet_write_blank(m_sheet, static_cast<lxw_row_t>(row),
                                static_cast<lxw_col_t>(column), format(look)));
}

void XlsxWriter::merge(std::int64_t first_row, int first_column, std::int64_t last_row,
                       int last_column, const std::string& value, CellLook look)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    if (first_row == last_row && first_column == last_column) {
        text(first_row, first_column, value, look);
        return;
    }
    check(worksheet_merge_range(
        m_sheet, static_cast<lxw_row_t>(first_row), static_cast<lxw_col_t>(first_column),
        static_cast<lxw_row_t>(last_row), static_cast<lxw_col_t>(last_column),
        escaped(value).c_str(), format(look)));
}

void XlsxWriter::comment(std::int64_t row, int column, const std::string& value)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    lxw_comment_options options{};
    options.author = nullptr;
    options.width = 260;
    check(worksheet_write_comment_opt(m_sheet, static_cast<lxw_row_t>(row),
                                      static_cast<lxw_col_t>(column), value.c_str(), &options));
}

void XlsxWriter::column(int first, int last, double width, CellLook look)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    check(worksheet_set_column(m_sheet, static_cast<lxw_col_t>(first), static_cast<lxw_col_t>(last),
                               width, format(look)));
}

void XlsxWriter::row_height(std::int64_t row, double points)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    check(worksheet_set_row(m_sheet, static_cast<lxw_row_t>(row), points, nullptr));
}

void XlsxWriter::freeze(std::int64_t rows, int columns)
{
    if (m_sheet != nullptr)
        worksheet_freeze_panes(m_sheet, static_cast<lxw_row_t>(rows),
                               static_cast<lxw_col_t>(columns));
}

void XlsxWriter::autofilter(std::int64_t first_row, int first_column, std::int64_t last_row,
                            int last_column)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    check(worksheet_autofilter(
        m_sheet, static_cast<lxw_row_t>(first_row), static_cast<lxw_col_t>(first_column),
        static_cast<lxw_row_t>(last_row), static_cast<lxw_col_t>(last_column)));
}

void XlsxWriter::drop_down(std::int64_t first_row, std::int64_t last_row, int column,
                           const std::vector<std::string>& values, const std::string& range)
{
    if (m_sheet == nullptr || m_first_error != 0)
        return;
    // The library's struct has char* throughout but only reads them.
    std::vector<std::string> texts = values;
    std::vector<char*> list;
    list.reserve(texts.size() + 1);
    for (std::string& value : texts)
        list.push_back(value.data());
    list.push_back(nullptr);
    std::string formula = range;
    std::string title = "请从列表中选择";
    std::string message = "这个值不在下拉列表里，导入时可能认不出来。";
    lxw_data_validation validation{};
    if (range.empty()) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = list.data();
    } else {
        validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.value_formula = formula.data();
    }
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    validation.error_title = title.data();
    validation.error_message = message.data();
    check(worksheet_data_validation_range(
        m_sheet, static_cast<lxw_row_t>(first_row), static_cast<lxw_col_t>(column),
        static_cast<lxw_row_t>(last_row), static_cast<lxw_col_t>(column), &validation));
}

void XlsxWriter::hide_sheet()
{
    if (m_sheet != nullptr)
        worksheet_hide(m_sheet);
}

void XlsxWriter::landscape_to_width()
{
    if (m_sheet == nullptr)
        return;
    worksheet_set_paper(m_sheet, 9); // A4
    worksheet_set_landscape(m_sheet);
    worksheet_fit_to_pages(m_sheet, 1, 0);
}

void XlsxWriter::show_first()
{
    if (m_sheet == nullptr)
        return;
    worksheet_activate(m_sheet);
    worksheet_set_first_sheet(m_sheet);
}

lxw_format* XlsxWriter::format(CellLook look)
{
    lxw_format*& slot = m_formats.at(static_cast<std::size_t>(look));
    if (slot != nullptr || look == CellLook::Plain)
        return slot;
    slot = workbook_add_format(m_workbook);
    if (slot == nullptr) {
        check(LXW_ERROR_MEMORY_MALLOC_FAILED);
        return nullptr;
    }
    const auto number_format = [&](const char* pattern) { format_set_num_format(slot, pattern); };
    const auto fill = [&](lxw_color_t color) {
        format_set_pattern(slot, LXW_PATTERN_SOLID);
        format_set_bg_color(slot, color);
    };
    const auto heading = [&](lxw_color_t color) {
        format_set_bold(slot);
        format_set_text_wrap(slot);
        format_set_align(slot, LXW_ALIGN_CENTER);
        format_set_align(slot, LXW_ALIGN_VERTICAL_CENTER);
        format_set_border(slot, LXW_BORDER_THIN);
        format_set_border_color(slot, 0x9AA5B1);
        fill(color);
    };
    const auto sample = [&] {
        format_set_italic(slot);
        format_set_font_color(slot, 0x7F7F7F);
        fill(0xF2F2F2);
    };
    const auto wrong = [&] {
        fill(0xFFC7CE);
        format_set_font_color(slot, 0x9C0006);
    };
    constexpr const char* day = "yyyy-mm-dd";
    constexpr const char* moment = "yyyy-mm-dd hh:mm:ss";
    switch (look) {
    case CellLook::Text:
        number_format("@");
        break;
    case CellLook::Whole:
        number_format("0");
        break;
    case CellLook::Money:
        number_format("#,##0.00");
        break;
    case CellLook::Date:
        number_format(day);
        break;
    case CellLook::DateTime:
        number_format(moment);
        break;
    case CellLook::Title:
        format_set_bold(slot);
        format_set_font_size(slot, 16);
        format_set_font_name(slot, font);
        format_set_align(slot, LXW_ALIGN_VERTICAL_CENTER);
        break;
    case CellLook::Note:
        format_set_text_wrap(slot);
        format_set_align(slot, LXW_ALIGN_VERTICAL_TOP);
        break;
    case CellLook::Heading:
        heading(0xDDEBF7);
        break;
    case CellLook::RequiredHeading:
        heading(0xFCE4D6);
        format_set_font_color(slot, 0xC00000);
        break;
    case CellLook::CarriedHeading:
        heading(0xE2EFDA);
        break;
    case CellLook::Sample:
        sample();
        break;
    case CellLook::SampleText:
        sample();
        number_format("@");
        break;
    case CellLook::SampleDate:
        sample();
        number_format(day);
        break;
    case CellLook::Wrong:
        wrong();
        break;
    case CellLook::WrongText:
        wrong();
        number_format("@");
        break;
    case CellLook::WrongDate:
        wrong();
        number_format(day);
        break;
    case CellLook::WrongDateTime:
        wrong();
        number_format(moment);
        break;
    case CellLook::Reason:
        format_set_font_color(slot, 0x9C0006);
        format_set_text_wrap(slot);
        break;
    case CellLook::Plain:
    case CellLook::Count_:
        break;
    }
    return slot;
}

Result<> XlsxWriter::finish()
{
    int code = m_first_error;
    if (code == LXW_NO_ERROR) {
        code = workbook_close(m_workbook); // frees the workbook, also when it fails
        m_workbook = nullptr;
    }
    if (code != LXW_NO_ERROR) {
        const std::string detail = lxw_strerror(static_cast<lxw_error>(code));
        if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
            return fail(ErrorKind::Io,
                        "“" + m_file.path() +
                            "”写不出来：有一格超过 Excel 的 32767 字上限；请改存为 .csv。",
                        detail);
        return fail(ErrorKind::Io,
                    "“" + m_file.path() +
                        "”写不出来；请看看磁盘是否已满、文件夹是否可写、文件是否正被别的程序打开。",
                    detail);
    }
    return m_file.publish();
}

} // namespace lx
