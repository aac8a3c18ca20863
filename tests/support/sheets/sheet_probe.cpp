#include "tests/support/sheets/sheet_probe.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <zip.h>

namespace lx::test {

std::string cell_as_text(const Cell& cell)
{
    static constexpr std::string_view kinds = "-tndbe";
    std::string text{kinds[static_cast<std::size_t>(cell.kind)], ':'};
    for (const char c : cell.text) {
        switch (c) {
        case '\n':
            text += "\\n";
            break;
        case '\r':
            text += "\\r";
            break;
        case '\t':
            text += "\\t";
            break;
        case '\\':
            text += "\\\\";
            break;
        default:
            text += c;
        }
    }
    return text;
}

std::string place_name(std::int64_t row, std::int32_t column)
{
    std::string name;
    for (std::int32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name + std::to_string(row + 1);
}

SheetProbe probe_sheet(Workbook& book, std::size_t index)
{
    SheetProbe probe;
    NoProgress quiet;
    auto facts = book.read(
        index,
        [&probe](const SheetRow& row) {
            probe.rows.push_back(row.row);
            probe.last_row = std::max(probe.last_row, row.row + 1);
            for (const Cell& cell : *row.cells) {
                probe.cells[place_name(row.row, cell.column)] = cell_as_text(cell);
                probe.last_column = std::max(probe.last_column, cell.column + 1);
                probe.dates += cell.kind == CellKind::Date ? 1 : 0;
            }
            return true;
        },
        quiet);
    if (facts)
        probe.facts = std::move(*facts);
    else
        probe.error = std::move(facts.error());
    return probe;
}

SheetProbe probe_file(const std::string& path, std::size_t sheet, const ReadLimits& limits)
{
    auto book = open_workbook(path, limits);
    if (book)
        return probe_sheet(**book, sheet);
    SheetProbe probe;
    probe.error = std::move(book.error());
    return probe;
}

ScratchFile::ScratchFile(const std::string& bytes, const std::string& name)
{
    std::string pattern = (std::filesystem::temp_directory_path() / "liangxin_XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    m_folder = pattern;
    m_path = m_folder + "/" + name;
    std::ofstream(m_path, std::ios::binary) << bytes;
}

ScratchFile::~ScratchFile()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::string zip_of(const Parts& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr)
        throw std::runtime_error("no zip file");
    zip_source_keep(buffer);
    for (const auto& [name, content] : parts)
        zip_file_add(archive, name.c_str(),
                     zip_source_buffer(archive, content.data(), content.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    if (zip_close(archive) != 0 || zip_source_open(buffer) != 0)
        throw std::runtime_error("no zip file");
    zip_stat_t stat;
    zip_source_stat(buffer, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

std::string part_of(const std::string& path, const std::string& name)
{
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (archive == nullptr)
        throw std::runtime_error("no zip file");
    std::string content;
    if (zip_file_t* file = zip_fopen(archive, name.c_str(), 0)) {
        char block[4096];
        for (zip_int64_t got = 0; (got = zip_fread(file, block, sizeof block)) > 0;)
            content.append(block, static_cast<std::size_t>(got));
        zip_fclose(file);
    }
    zip_discard(archive);
    if (content.empty())
        throw std::runtime_error("no part " + name);
    return content;
}

Parts xlsx_parts(const std::string& sheet, const std::string& strings, const std::string& formats,
                 const std::string& workbook)
{
    const std::string main = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relation = [&](const std::string& id, const std::string& type,
                              const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + types + "/" + type + "\" Target=\"" +
               target + "\"/>";
    };
    const std::string relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    return {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels",
         relations + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", "<workbook" + main + " xmlns:r=\"" + types + "\">" + workbook +
                                "<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
                                "</workbook>"},
        {"xl/_rels/workbook.xml.rels",
         relations + relation("r1", "worksheet", "worksheets/sheet1.xml") +
             relation("r2", "sharedStrings", "/xl/sharedStrings.xml") +
             relation("r3", "styles", "styles.xml") + "</Relationships>"},
        {"xl/sharedStrings.xml", "<sst" + main + ">" + strings + "</sst>"},
        {"xl/styles.xml", "<styleSheet" + main + ">" + formats + "</styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<worksheet" + main + ">" + sheet + "</worksheet>"},
    };
}

Parts ods_parts(const std::string& tables, const std::string& styles)
{
    return {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"META-INF/manifest.xml",
         "<manifest:manifest "
         "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"},
        {"content.xml",
         "<office:document-content "
         "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
         "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
         "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" "
         "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\">"
         "<office:automatic-styles>" +
             styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
             "</office:spreadsheet></office:body></office:document-content>"},
    };
}

} // namespace lx::test
