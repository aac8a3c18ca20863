#include "core/spreadsheet/xlsx_style_sheet.h"

#include <algorithm>

#include "core/spreadsheet/xml_out.h"

namespace lx {

namespace {

constexpr const char* usual_font = "宋体";
constexpr int first_own_format = 164; // those before are Excel's
constexpr int text_format = 49;       // @

/// Elements of one kind, each once.
class Pool
{
public:
    int number(const std::string& element)
    {
        const auto found = std::find(m_elements.begin(), m_elements.end(), element);
        if (found != m_elements.end())
            return static_cast<int>(found - m_elements.begin());
        m_elements.push_back(element);
        return static_cast<int>(m_elements.size()) - 1;
    }
    [[nodiscard]] std::string xml(const char* name) const
    {
        std::string out =
            std::string("<") + name + " count=\"" + std::to_string(m_elements.size()) + "\">";
        for (const std::string& element : m_elements)
            out += element;
        return out + "</" + name + ">";
    }

private:
    std::vector<std::string> m_elements;
};

std::string color(const char* name, int value)
{
    constexpr const char* digits = "0123456789ABCDEF";
    std::string hex = "FF";
    for (int shift = 20; shift >= 0; shift -= 4)
        hex += digits[value >> shift & 15];
    return std::string("<") + name + " rgb=\"" + hex + "\"/>";
}

std::string font_xml(const CellStyle& style)
{
    std::string out = "<font>";
    out += style.bold ? "<b/>" : "";
    out += style.italic ? "<i/>" : "";
    out += "<sz val=\"" + xml_number(style.size) + "\"/>";
    out += style.color < 0 ? "" : color("color", style.color);
    out += "<name val=\"";
    append_xml_attribute(out, style.font.empty() ? usual_font : style.font);
    return out + "\"/><charset val=\"134\"/></font>";
}

std::string fill_xml(const CellStyle& style)
{
    if (style.fill < 0)
        return "<fill><patternFill patternType=\"none\"/></fill>";
    return "<fill><patternFill patternType=\"solid\">" + color("fgColor", style.fill) +
           "<bgColor indexed=\"64\"/></patternFill></fill>";
}

std::string border_xml(const CellStyle& style)
{
    std::string out = "<border>";
    for (const char* side : {"left", "right", "top", "bottom"}) {
        if (style.border < 0)
            out += std::string("<") + side + "/>";
        else
            out += std::string("<") + side + " style=\"thin\">" + color("color", style.border) +
                   "</" + side + ">";
    }
    return out + "<diagonal/></border>";
}

std::string alignment_xml(const CellStyle& style)
{
    std::string out;
    switch (style.align) {
    case CellStyle::Align::General:
        out += style.indent > 0 ? " horizontal=\"left\"" : "";
        break;
    case CellStyle::Align::Left:
        out += " horizontal=\"left\"";
        break;
    case CellStyle::Align::Center:
        out += " horizontal=\"center\"";
        break;
    case CellStyle::Align::Right:
        out += " horizontal=\"right\"";
        break;
    }
    if (style.upright != CellStyle::Upright::Bottom)
        out += style.upright == CellStyle::Upright::Center ? " vertical=\"center\""
                                                           : " vertical=\"top\"";
    if (style.indent > 0)
        out += " indent=\"" + std::to_string(style.indent) + "\"";
    out += style.wrap ? " wrapText=\"1\"" : "";
    return out.empty() ? out : "<alignment" + out + "/>";
}

} // namespace

StyleSheet::StyleSheet()
{
    static_cast<void>(number({}));
}

int StyleSheet::number(const CellStyle& style)
{
    const auto [at, fresh] = m_numbers.try_emplace(style, static_cast<int>(m_styles.size()));
    if (fresh)
        m_styles.push_back(style);
    return at->second;
}

std::string StyleSheet::xml() const
{
    Pool fonts;
    Pool fills;
    Pool borders;
    std::vector<std::string> formats;
    // The first two fills are Excel's own, whatever stands there.
    fills.number(fill_xml({}));
    fills.number("<fill><patternFill patternType=\"gray125\"/></fill>");
    std::string cells;
    for (const CellStyle& style : m_styles) {
        int format = 0;
        if (style.number_format == "@") {
            format = text_format;
        } else if (!style.number_format.empty()) {
            const auto known = std::find(formats.begin(), formats.end(), style.number_format);
            format = first_own_format + static_cast<int>(known - formats.begin());
            if (known == formats.end())
                formats.push_back(style.number_format);
        }
        const int font = fonts.number(font_xml(style));
        const int fill = fills.number(fill_xml(style));
        const int border = borders.number(border_xml(style));
        const std::string alignment = alignment_xml(style);
        cells += "<xf numFmtId=\"" + std::to_string(format) + "\" fontId=\"" +
                 std::to_string(font) + "\" fillId=\"" + std::to_string(fill) + "\" borderId=\"" +
                 std::to_string(border) + "\" xfId=\"0\"";
        cells += style.quoted ? " quotePrefix=\"1\"" : "";
        cells += format != 0 ? " applyNumberFormat=\"1\"" : "";
        cells += font != 0 ? " applyFont=\"1\"" : "";
        cells += fill != 0 ? " applyFill=\"1\"" : "";
        cells += border != 0 ? " applyBorder=\"1\"" : "";
        cells += alignment.empty() ? "/>" : " applyAlignment=\"1\">" + alignment + "</xf>";
    }
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet "
                      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    if (!formats.empty()) {
        out += "<numFmts count=\"" + std::to_string(formats.size()) + "\">";
        for (std::size_t i = 0; i < formats.size(); ++i) {
            out += "<numFmt numFmtId=\"" + std::to_string(first_own_format + static_cast<int>(i)) +
                   "\" formatCode=\"";
            append_xml_attribute(out, formats[i]);
            out += "\"/>";
        }
        out += "</numFmts>";
    }
    out += fonts.xml("fonts") + fills.xml("fills") + borders.xml("borders");
    out += "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
           "borderId=\"0\"/></cellStyleXfs>";
    out += "<cellXfs count=\"" + std::to_string(m_styles.size()) + "\">" + cells + "</cellXfs>";
    out += "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
           "</cellStyles><dxfs count=\"0\"/><tableStyles count=\"0\"/></styleSheet>";
    return out;
}

} // namespace lx
