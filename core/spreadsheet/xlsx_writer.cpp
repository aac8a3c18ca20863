#include "core/spreadsheet/xlsx_writer.h"

#include "core/spreadsheet/formula_guard.h"

namespace lx {

namespace {

CellStyle heading(int fill)
{
    CellStyle style;
    style.bold = true;
    style.wrap = true;
    style.align = CellStyle::Align::Center;
    style.upright = CellStyle::Upright::Center;
    style.border = 0x9AA5B1;
    style.fill = fill;
    return style;
}

CellStyle required_heading()
{
    CellStyle style = heading(0xFCE4D6);
    style.color = 0xC00000;
    return style;
}

CellStyle formatted(const char* number_format, CellStyle style = {})
{
    style.number_format = number_format;
    return style;
}

CellStyle title()
{
    CellStyle style;
    style.bold = true;
    style.size = 16;
    style.upright = CellStyle::Upright::Center;
    return style;
}

CellStyle note()
{
    CellStyle style;
    style.wrap = true;
    style.upright = CellStyle::Upright::Top;
    return style;
}

CellStyle sample()
{
    CellStyle style;
    style.italic = true;
    style.color = 0x7F7F7F;
    style.fill = 0xF2F2F2;
    return style;
}

CellStyle wrong()
{
    CellStyle style;
    style.fill = 0xFFC7CE;
    style.color = 0x9C0006;
    return style;
}

CellStyle reason()
{
    CellStyle style;
    style.color = 0x9C0006;
    style.wrap = true;
    return style;
}

CellStyle style_of(CellLook look)
{
    constexpr const char* day = "yyyy-mm-dd";
    constexpr const char* moment = "yyyy-mm-dd hh:mm:ss";
    switch (look) {
    case CellLook::Text:
        return formatted("@");
    case CellLook::Whole:
        return formatted("0");
    case CellLook::Money:
        return formatted("#,##0.00");
    case CellLook::Date:
        return formatted(day);
    case CellLook::DateTime:
        return formatted(moment);
    case CellLook::Title:
        return title();
    case CellLook::Note:
        return note();
    case CellLook::Heading:
        return heading(0xDDEBF7);
    case CellLook::RequiredHeading:
        return required_heading();
    case CellLook::CarriedHeading:
        return heading(0xE2EFDA);
    case CellLook::Sample:
        return sample();
    case CellLook::SampleText:
        return formatted("@", sample());
    case CellLook::SampleDate:
        return formatted(day, sample());
    case CellLook::Wrong:
        return wrong();
    case CellLook::WrongText:
        return formatted("@", wrong());
    case CellLook::WrongDate:
        return formatted(day, wrong());
    case CellLook::WrongDateTime:
        return formatted(moment, wrong());
    case CellLook::Reason:
        return reason();
    case CellLook::Plain:
    case CellLook::Count_:
        break;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(const std::string& path, Mode mode)
{
    LX_ASSIGN(auto book, XlsxBook::create(path, mode));
    return std::unique_ptr<XlsxWriter>(new XlsxWriter(std::move(book)));
}

int XlsxWriter::style(CellLook look, bool quoted)
{
    int& number = m_styles.at(static_cast<std::size_t>(look)).at(quoted ? 1 : 0);
    if (number == 0 && (look != CellLook::Plain || quoted)) {
        CellStyle style = style_of(look);
        style.quoted = quoted;
        number = m_book->style(style);
    }
    return number;
}

int XlsxWriter::add_sheet(std::string_view name)
{
    m_sheet = &m_book->add_sheet(name);
    return static_cast<int>(m_book->sheets().size()) - 1;
}

void XlsxWriter::use_sheet(int sheet)
{
    m_sheet = m_book->sheets().at(static_cast<std::size_t>(sheet)).get();
}

void XlsxWriter::text(std::int64_t row, int column, const std::string& value, CellLook look)
{
    const int number = style(look, looks_like_formula(value));
    m_book->check(m_sheet->text(row, column, value, number), *m_sheet, row, column);
}

void XlsxWriter::number(std::int64_t row, int column, double value, CellLook look)
{
    m_book->check(m_sheet->number(row, column, value, style(look)), *m_sheet, row, column);
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
    m_book->check(m_sheet->boolean(row, column, value, style(look)), *m_sheet, row, column);
}

void XlsxWriter::blank(std::int64_t row, int column, CellLook look)
{
    m_book->check(m_sheet->blank(row, column, style(look)), *m_sheet, row, column);
}

void XlsxWriter::merge(std::int64_t first_row, int first_column, std::int64_t last_row,
                       int last_column, const std::string& value, CellLook look)
{
    const int number = style(look, looks_like_formula(value));
    m_book->check(m_sheet->merge(first_row, first_column, last_row, last_column, value, number),
                  *m_sheet, first_row, first_column);
}

void XlsxWriter::comment(std::int64_t row, int column, const std::string& value)
{
    m_sheet->comment(row, column, value);
}

void XlsxWriter::column(int first, int last, double width, CellLook look)
{
    m_sheet->column(first, last, width, style(look));
}

void XlsxWriter::row_height(std::int64_t row, double points)
{
    m_sheet->row_height(row, points);
}

void XlsxWriter::freeze(std::int64_t rows, int columns)
{
    m_sheet->freeze(rows, columns);
}

void XlsxWriter::autofilter(std::int64_t first_row, int first_column, std::int64_t last_row,
                            int last_column)
{
    m_sheet->autofilter(first_row, first_column, last_row, last_column);
}

void XlsxWriter::drop_down(std::int64_t first_row, std::int64_t last_row, int column,
                           const std::vector<std::string>& values, const std::string& range)
{
    SheetChoice choice{first_row, last_row,         column,
                       range,     "请从列表中选择", "这个值不在下拉列表里，导入时可能认不出来。"};
    if (range.starts_with('=')) {
        choice.formula.erase(0, 1);
    } else if (range.empty()) {
        for (const std::string& value : values)
            choice.formula += (choice.formula.empty() ? "\"" : ",") + value;
        choice.formula += '"';
    }
    m_sheet->choice(std::move(choice));
}

void XlsxWriter::hide_sheet()
{
    m_sheet->hide();
}

void XlsxWriter::landscape_to_width()
{
    SheetPaper paper;
    paper.landscape = true;
    paper.fit_to_width = true;
    m_sheet->paper(paper);
}

void XlsxWriter::show_first()
{
    for (const auto& sheet : m_book->sheets())
        sheet->activate(sheet.get() == m_sheet);
}

} // namespace lx
