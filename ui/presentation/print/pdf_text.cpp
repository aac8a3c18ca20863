#include "ui/presentation/print/pdf_text.h"

#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include <QList>
#include <QString>

#define POINTERHOLDER_TRANSITION 4 // none of qpdf's former pointer class
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "ui/presentation/print/drawn_text.h"

namespace lx {

namespace {

using Glyph = std::uint16_t;
using Meanings = std::map<Glyph, std::u32string>; ///< of a font

struct Shown
{
    std::string_view font; ///< name in the page's resources
    Glyph glyph = 0;
};

std::optional<Glyph> hex(std::string_view digits)
{
    Glyph glyph = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), glyph, 16);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size()
               ? std::optional(glyph)
               : std::nullopt;
}

/// The glyphs a page shows, as Qt writes them: "/F7 42 Tf …" and then "x y Td <0001> Tj".
std::vector<Shown> shown_on(std::string_view content)
{
    std::vector<Shown> shown;
    std::string_view font;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        const std::string_view line = content.substr(at, end - at);
        at = end + 1;
        if (const std::size_t sets = line.find(" Tf"); sets != std::string_view::npos) {
            const std::size_t name = line.rfind('/', sets);
            if (name != std::string_view::npos)
                font = line.substr(name, line.find(' ', name) - name);
        }
        if (!line.ends_with("> Tj"))
            continue;
        const std::size_t open = line.rfind('<');
        if (open == std::string_view::npos)
            continue;
        const std::string_view digits = line.substr(open + 1, line.size() - 5 - open);
        for (std::size_t i = 0; i + 4 <= digits.size(); i += 4)
            if (const auto glyph = hex(digits.substr(i, 4)))
                shown.push_back({font, *glyph});
    }
    return shown;
}

/// Qt takes the first character a font has for a glyph: a radical where it is one, too.
char32_t usual(char32_t c)
{
    if (c < 0x2E80 || c > 0x2FD5)
        return c;
    const QString folded = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KC);
    const auto units = folded.toUcs4();
    return units.size() == 1 ? static_cast<char32_t>(units.front()) : c;
}

/// What Qt wrote, as far as it is to be kept: the glyphs of `beginbfrange`'s lists in order.
void read_written(std::string_view map, Meanings& meanings)
{
    std::size_t at = map.find("beginbfrange");
    while (at != std::string_view::npos && (at = map.find('<', at)) != std::string_view::npos) {
        const auto first = hex(map.substr(at + 1, 4));
        const std::size_t list = map.find_first_of("[<", map.find('>', map.find('<', at + 1)));
        if (!first || list == std::string_view::npos)
            return;
        std::size_t end = map.find(map[list] == '[' ? ']' : '>', list);
        end = std::min(end, map.size());
        Glyph glyph = *first;
        for (std::size_t one = map.find('<', list); one < end; one = map.find('<', one + 1)) {
            const auto unit = hex(map.substr(one + 1, 4));
            if (unit && *unit != 0)
                meanings.try_emplace(glyph, 1, usual(*unit));
            ++glyph;
        }
        at = end + 1;
    }
}

std::string written(const Meanings& meanings)
{
    std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t most = 100; // lines of one block (PDF 32000-1:2008, 9.10.3)
    std::size_t left = meanings.size();
    std::size_t in_block = 0;
    char text[16];
    for (const auto& [glyph, meaning] : meanings) {
        if (in_block == 0) {
            in_block = std::min(most, left);
            map += std::to_string(in_block) + " beginbfchar\n";
        }
        std::snprintf(text, sizeof text, "<%04X> <", glyph);
        map += text;
        const QString units =
            QString::fromUcs4(meaning.data(), static_cast<qsizetype>(meaning.size()));
        for (const QChar unit : units) {
            std::snprintf(text, sizeof text, "%04X", unit.unicode());
            map += text;
        }
        map += ">\n";
        --left;
        if (--in_block == 0)
            map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string text_of(QPDFObjectHandle stream)
{
    const auto data = stream.getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string content_of(QPDFObjectHandle page)
{
    std::string content;
    for (QPDFObjectHandle& part : page.getPageContents())
        content += text_of(part);
    return content;
}

} // namespace

void tell_text(QPDF& pdf, const std::vector<std::u32string>& pages)
{
    struct Font
    {
        QPDFObjectHandle object;
        Meanings meanings;
    };
    std::map<QPDFObjGen, Font> fonts;
    const std::vector<QPDFObjectHandle>& sheets = pdf.getAllPages();
    for (std::size_t page = 0; page < std::min(sheets.size(), pages.size()); ++page) {
        std::u32string drawn = pages[page];
        std::erase_if(drawn, leaves_no_mark);
        const std::string content = content_of(sheets[page]);
        const std::vector<Shown> shown = shown_on(content);
        QPDFObjectHandle sheet = sheets[page];
        std::map<std::string_view, Font*> here;
        for (const Shown& one : shown)
            here.emplace(one.font, nullptr);
        for (auto& [name, font] : here) {
            QPDFObjectHandle object =
                sheet.getKey("/Resources").getKey("/Font").getKey(std::string(name));
            font = &fonts[object.getObjGen()];
            font->object = object;
        }
        if (shown.size() != drawn.size())
            continue;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const char32_t c = drawn[i] == 0xA0 ? U' ' : drawn[i];
            here[shown[i].font]->meanings.try_emplace(shown[i].glyph, 1, c);
        }
    }
    for (auto& [id, font] : fonts) {
        QPDFObjectHandle map = font.object.getKey("/ToUnicode");
        if (!map.isStream())
            continue;
        read_written(text_of(map), font.meanings);
        map.replaceStreamData(written(font.meanings), QPDFObjectHandle::newNull(),
                              QPDFObjectHandle::newNull());
    }
}

std::string bytes_of(QPDF& pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.write();
    const std::unique_ptr<Buffer> made(writer.getBuffer());
    return {reinterpret_cast<const char*>(made->getBuffer()), made->getSize()};
}

Result<std::string> with_told_text(std::string_view pdf, const std::vector<std::u32string>& pages,
                                   const std::string& path)
{
    try {
        QPDF read;
        read.processMemoryFile("pdf", pdf.data(), pdf.size());
        tell_text(read, pages);
        return bytes_of(read);
    } catch (const std::exception& error) {
        return fail(ErrorKind::Io, "“" + path + "”写不出来：内存不够，请关掉别的程序后再试。",
                    error.what());
    }
}

} // namespace lx
