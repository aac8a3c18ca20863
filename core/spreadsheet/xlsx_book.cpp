#include "core/spreadsheet/xlsx_book.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/spreadsheet/column_letters.h"
#include "core/spreadsheet/xml_out.h"

namespace lx {

namespace {

constexpr const char* declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* relations_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::size_t longest_sheet_name = 31; // UTF-16 units

std::string clean_sheet_name(std::string_view name)
{
    std::u32string out;
    std::size_t units = 0;
    for (const char32_t c : code_points(trim(name))) {
        const bool forbidden =
            c < 0x20 || std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos;
        const std::size_t width = c > 0xFFFF ? 2 : 1;
        if (units + width > longest_sheet_name)
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

std::string escaped(std::string_view text)
{
    std::string out;
    append_xml_attribute(out, text);
    return out;
}

/// 'name' as a formula writes it.
std::string quoted_name(const std::string& name)
{
    std::string out = "'";
    for (const char c : name)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string relation(int number, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"rId" + std::to_string(number) + "\" Type=\"" + type +
           "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& content)
{
    return std::string(declaration) + "<Relationships xmlns=\"" + relations_space + "\">" +
           content + "</Relationships>";
}

std::string type_of(const std::string& part, const std::string& type)
{
    return "<Override PartName=\"" + part + "\" ContentType=\"application/" + type + "\"/>";
}

std::string moment(std::int64_t seconds)
{
    constexpr std::int64_t of_day = 86'400;
    const Date day(static_cast<int>(seconds / of_day));
    const std::int64_t rest = seconds % of_day;
    const auto two = [](std::int64_t value) {
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return day.iso() + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + ":" + two(rest % 60) +
           "Z";
}

} // namespace

XlsxBook::XlsxBook(OutputFile file, Mode mode) : m_zip(std::move(file)), m_mode(mode) {}

Result<std::unique_ptr<XlsxBook>> XlsxBook::create(const std::string& path, Mode mode)
{
    LX_ASSIGN(OutputFile file, OutputFile::create(path));
    return std::unique_ptr<XlsxBook>(new XlsxBook(std::move(file), mode));
}

std::string XlsxBook::unique_name(std::string_view wanted)
{
    const std::string base = clean_sheet_name(wanted);
    const auto taken = [&](const std::string& name) {
        return std::find(m_folded_names.begin(), m_folded_names.end(), fold(name)) !=
               m_folded_names.end();
    };
    std::string unique = base;
    for (int n = 2; taken(unique); ++n) {
        const std::string suffix = "(" + std::to_string(n) + ")";
        std::u32string cut = code_points(base);
        while (utf16_units(utf8(cut)) + suffix.size() > longest_sheet_name)
            cut.pop_back();
        unique = utf8(cut) + suffix;
    }
    m_folded_names.push_back(fold(unique));
    return unique;
}

SheetWriter& XlsxBook::add_sheet(std::string_view name)
{
    std::string unique = unique_name(name);
    if (m_mode == Mode::Streaming) {
        if (!m_sheets.empty())
            m_sheets.back()->finish(m_zip);
        m_zip.begin("xl/worksheets/sheet" + std::to_string(m_sheets.size() + 1) + ".xml");
        m_sheets.push_back(std::make_unique<SheetWriter>(std::move(unique), m_zip));
    } else {
        m_sheets.push_back(std::make_unique<SheetWriter>(std::move(unique), m_texts));
    }
    if (m_sheets.size() == 1)
        m_sheets.front()->activate(true);
    return *m_sheets.back();
}

void XlsxBook::set_properties(std::string title, std::string company, std::int64_t created)
{
    m_title = std::move(title);
    m_company = std::move(company);
    m_created = created;
}

void XlsxBook::check(bool written, const SheetWriter& sheet, std::int64_t row, int column)
{
    if (written || m_trouble)
        return;
    const bool beyond = row >= sheet_rows || column >= sheet_columns;
    m_trouble = Error{ErrorKind::Io,
                      "“" + m_zip.path() + "”写不出来：工作表“" + sheet.name() + "”第 " +
                          std::to_string(row + 1) + " 行 " + column_letters(column) +
                          (beyond ? " 列超出了 Excel 一张表的范围，请加条件分几次导出，或者导出为 "
                                    ".csv。"
                                  : " 列的文字超过 Excel 一格 32767 字的上限，请缩短，或者导出为 "
                                    ".csv。"),
                      {}};
}

void XlsxBook::part(const std::string& name, const std::string& xml)
{
    m_zip.begin(name);
    m_zip.write(xml);
}

void XlsxBook::write_sheets()
{
    int block = 1;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        SheetWriter& sheet = *m_sheets[i];
        if (m_mode == Mode::InMemory)
            m_zip.begin("xl/worksheets/sheet" + number + ".xml");
        if (m_mode == Mode::InMemory || i + 1 == m_sheets.size())
            sheet.finish(m_zip);
    }
    std::size_t charts = 0;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const SheetComments& comments = m_sheets[i]->comments();
        const bool drawn = !m_sheets[i]->charts().empty();
        if (comments.empty() && !drawn)
            continue;
        std::string leads;
        if (!comments.empty())
            leads = relation(1, std::string(office_relations) + "/vmlDrawing",
                             "../drawings/vmlDrawing" + number + ".vml") +
                    relation(2, std::string(office_relations) + "/comments",
                             "../comments" + number + ".xml");
        if (drawn)
            leads += relation(3, std::string(office_relations) + "/drawing",
                              "../drawings/drawing" + number + ".xml");
        part("xl/worksheets/_rels/sheet" + number + ".xml.rels", relations(leads));
        if (drawn)
            write_charts(*m_sheets[i], number, charts);
        if (comments.empty())
            continue;
        part("xl/comments" + number + ".xml", comments.xml());
        part("xl/drawings/vmlDrawing" + number + ".vml", comments.drawing(block));
        block += comments.blocks();
    }
}

void XlsxBook::write_charts(const SheetWriter& sheet, const std::string& number,
                            std::size_t& charts)
{
    part("xl/drawings/drawing" + number + ".xml", drawing_xml(sheet.charts()));
    std::string leads;
    int drawn = 0;
    for (const SheetChart& chart : sheet.charts()) {
        const std::string name = "charts/chart" + std::to_string(++charts) + ".xml";
        leads += relation(++drawn, std::string(office_relations) + "/chart", "../" + name);
        part("xl/" + name, chart_xml(chart, sheet.name()));
    }
    part("xl/drawings/_rels/drawing" + number + ".xml.rels", relations(leads));
}

std::string XlsxBook::content_types() const
{
    const std::string sheet_type = "vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string out = std::string(declaration) +
                      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                      "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                      "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                      "ContentType=\"application/xml\"/><Default Extension=\"vml\" "
                      "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
    out +=
        type_of("/docProps/app.xml", "vnd.openxmlformats-officedocument.extended-properties+xml");
    out += type_of("/docProps/core.xml", "vnd.openxmlformats-package.core-properties+xml");
    out += type_of("/xl/workbook.xml", sheet_type + "sheet.main+xml");
    out += type_of("/xl/styles.xml", sheet_type + "styles+xml");
    if (m_texts.count() > 0)
        out += type_of("/xl/sharedStrings.xml", sheet_type + "sharedStrings+xml");
    std::size_t charts = 0;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        if (!m_sheets[i]->charts().empty())
            out += type_of("/xl/drawings/drawing" + number + ".xml",
                           "vnd.openxmlformats-officedocument.drawing+xml");
        for (std::size_t c = 0; c < m_sheets[i]->charts().size(); ++c)
            out += type_of("/xl/charts/chart" + std::to_string(++charts) + ".xml",
                           "vnd.openxmlformats-officedocument.drawingml.chart+xml");
        out += type_of("/xl/worksheets/sheet" + number + ".xml", sheet_type + "worksheet+xml");
        if (!m_sheets[i]->comments().empty())
            out += type_of("/xl/comments" + number + ".xml", sheet_type + "comments+xml");
    }
    return out + "</Types>";
}

std::string XlsxBook::defined_names() const
{
    std::string out;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const std::string place = " localSheetId=\"" + std::to_string(i) + "\"";
        const std::string name = escaped(quoted_name(m_sheets[i]->name()));
        if (!m_sheets[i]->filter_range().empty())
            out += "<definedName name=\"_xlnm._FilterDatabase\"" + place + " hidden=\"1\">" + name +
                   "!" + m_sheets[i]->filter_range() + "</definedName>";
        std::string titles;
        if (const int columns = m_sheets[i]->repeated_columns(); columns > 0)
            titles = name + "!$A:$" + column_letters(columns - 1);
        if (const auto rows = m_sheets[i]->repeated_rows())
            titles += (titles.empty() ? "" : ",") + name + "!$" + std::to_string(rows->first + 1) +
                      ":$" + std::to_string(rows->second + 1);
        if (!titles.empty())
            out += "<definedName name=\"_xlnm.Print_Titles\"" + place + ">" + titles +
                   "</definedName>";
    }
    return out.empty() ? out : "<definedNames>" + out + "</definedNames>";
}

std::string XlsxBook::workbook() const
{
    const auto active = std::find_if(m_sheets.begin(), m_sheets.end(),
                                     [](const auto& sheet) { return sheet->active(); });
    std::string out = std::string(declaration) +
                      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
                      "main\" xmlns:r=\"" +
                      office_relations +
                      "\"><workbookPr/><bookViews><workbookView xWindow=\"240\" yWindow=\"15\" "
                      "windowWidth=\"16095\" windowHeight=\"9660\" activeTab=\"" +
                      std::to_string(active - m_sheets.begin()) + "\"/></bookViews><sheets>";
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        out += "<sheet name=\"" + escaped(m_sheets[i]->name()) + "\" sheetId=\"" + number + "\"" +
               (m_sheets[i]->hidden() ? " state=\"hidden\"" : "") + " r:id=\"rId" + number + "\"/>";
    }
    return out + "</sheets>" + defined_names() +
           "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>";
}

std::string XlsxBook::workbook_relations() const
{
    const std::string base = std::string(office_relations) + "/";
    std::string out;
    int number = 0;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        ++number;
        out += relation(number, base + "worksheet",
                        "worksheets/sheet" + std::to_string(number) + ".xml");
    }
    out += relation(++number, base + "styles", "styles.xml");
    if (m_texts.count() > 0)
        out += relation(++number, base + "sharedStrings", "sharedStrings.xml");
    return relations(out);
}

std::string XlsxBook::core_properties() const
{
    const std::string when = moment(m_created);
    std::string out =
        std::string(declaration) +
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
    if (!m_title.empty())
        out += "<dc:title>" + escaped(m_title) + "</dc:title>";
    for (const char* element : {"created", "modified"})
        out += std::string("<dcterms:") + element + " xsi:type=\"dcterms:W3CDTF\">" + when +
               "</dcterms:" + element + ">";
    return out + "</cp:coreProperties>";
}

std::string XlsxBook::app_properties() const
{
    std::string out = std::string(declaration) +
                      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                      "extended-properties\"><Application>Microsoft Excel</Application>";
    if (!m_company.empty())
        out += "<Company>" + escaped(m_company) + "</Company>";
    return out + "</Properties>";
}

Result<> XlsxBook::finish()
{
    if (m_trouble)
        return fail(*m_trouble);
    if (m_sheets.empty())
        add_sheet({});
    if (m_mode == Mode::InMemory)
        part("[Content_Types].xml", content_types()); // first, where programs look for it
    write_sheets();
    if (m_texts.count() > 0) {
        m_zip.begin("xl/sharedStrings.xml");
        m_texts.write(m_zip);
    }
    part("xl/styles.xml", m_styles.xml());
    part("xl/workbook.xml", workbook());
    part("xl/_rels/workbook.xml.rels", workbook_relations());
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships/";
    part("_rels/.rels",
         relations(
             relation(1, std::string(office_relations) + "/officeDocument", "xl/workbook.xml") +
             relation(2, package + "metadata/core-properties", "docProps/core.xml") +
             relation(3, std::string(office_relations) + "/extended-properties",
                      "docProps/app.xml")));
    part("docProps/core.xml", core_properties());
    part("docProps/app.xml", app_properties());
    if (m_mode == Mode::Streaming)
        part("[Content_Types].xml", content_types());
    return m_zip.finish();
}

} // namespace lx
