#include "core/spreadsheet/xlsx_comments.h"

#include <algorithm>
#include <tuple>

#include "core/spreadsheet/xlsx_sheet_writer.h"
#include "core/spreadsheet/xml_out.h"

namespace lx {

namespace {

constexpr int numbers_of_block = 1024;
/// Longer ones nobody reads; Excel takes as many as a cell.
constexpr std::size_t longest = 3000;

/// Cut where a character ends.
std::string shortened(std::string text)
{
    if (text.size() <= longest)
        return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

} // namespace

void SheetComments::add(std::int64_t row, int column, const std::string& text)
{
    m_comments.push_back({row, column, shortened(text)});
}

int SheetComments::blocks() const
{
    return static_cast<int>(m_comments.size()) / numbers_of_block + 1;
}

std::string SheetComments::xml() const
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments "
                      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                      "<authors><author></author></authors><commentList>";
    std::vector<const Comment*> in_order;
    for (const Comment& comment : m_comments)
        in_order.push_back(&comment);
    std::stable_sort(in_order.begin(), in_order.end(), [](const Comment* a, const Comment* b) {
        return std::tie(a->row, a->column) < std::tie(b->row, b->column);
    });
    for (const Comment* comment : in_order) {
        out += "<comment ref=\"" + place_of(comment->row, comment->column) +
               "\" authorId=\"0\"><text><t xml:space=\"preserve\">";
        append_xlsx_text(out, comment->text);
        out += "</t></text></comment>";
    }
    return out + "</commentList></comments>";
}

std::string SheetComments::drawing(int block) const
{
    std::string ids;
    for (int i = 0; i < blocks(); ++i)
        ids += (i == 0 ? "" : ",") + std::to_string(block + i);
    std::string out =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">"
        "<o:idmap v:ext=\"edit\" data=\"" +
        ids +
        "\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" "
        "o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path "
        "gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
    int number = block * numbers_of_block;
    for (const Comment& comment : m_comments) {
        const std::string row = std::to_string(comment.row);
        const std::string column = std::to_string(comment.column);
        const std::int64_t top = std::max<std::int64_t>(0, comment.row - 1);
        out += "<v:shape id=\"_x0000_s" + std::to_string(++number) +
               "\" type=\"#_x0000_t202\" style='position:absolute;margin-left:107.25pt;"
               "margin-top:7.5pt;width:195pt;height:74pt;z-index:1;visibility:hidden' "
               "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow "
               "on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
               "<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div>"
               "</v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
               "<x:Anchor>" +
               std::to_string(comment.column + 1) + ", 15, " + std::to_string(top) + ", 10, " +
               std::to_string(comment.column + 3) + ", 31, " + std::to_string(top + 5) +
               ", 9</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + row + "</x:Row><x:Column>" +
               column + "</x:Column></x:ClientData></v:shape>";
    }
    return out + "</xml>";
}

} // namespace lx
