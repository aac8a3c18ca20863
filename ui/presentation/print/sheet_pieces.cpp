#include "ui/presentation/print/sheet_pieces.h"

#include "ui/presentation/print/print_style.h"

namespace lx {

namespace {

const char* class_of(SheetStyle style)
{
    switch (style) {
    case SheetStyle::Title:
        return "";
    case SheetStyle::Heading:
        return "block";
    case SheetStyle::Signers:
        return "signers";
    case SheetStyle::Label:
        return "label";
    case SheetStyle::Content:
        return "value";
    case SheetStyle::Number:
        return "number";
    case SheetStyle::Amount:
        return "amount";
    case SheetStyle::LetterNumber:
        return "number";
    case SheetStyle::LetterFigure:
        return "figure";
    case SheetStyle::LetterTo:
        return "to";
    case SheetStyle::LetterBody:
        return "body";
    case SheetStyle::LetterSign:
        return "sign";
    case SheetStyle::LetterContact:
        return "body";
    case SheetStyle::LetterCopies:
        return "copies";
    case SheetStyle::LetterCut:
        return "cut";
    case SheetStyle::LetterTitle:
    case SheetStyle::LetterHead:
    case SheetStyle::LetterCell:
        break;
    }
    return "letter";
}

/// Where the paper is cut.
constexpr const char* cut = "&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-"
                            "&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;-&nbsp;";
constexpr const char* gap = "<p class=\"gap\">&nbsp;</p>";

std::string paragraph_html(const SheetParagraph& paragraph)
{
    const std::string text = html_escaped(paragraph.text);
    const std::string open = std::string("<p class=\"") + class_of(paragraph.style) + "\">";
    switch (paragraph.style) {
    case SheetStyle::Title:
        return "<h1>" + text + "</h1>";
    case SheetStyle::LetterTitle:
        return "<h1 class=\"letter\">" + text + "</h1>";
    case SheetStyle::LetterNumber:
        return open + text + "</p>" + gap;
    case SheetStyle::LetterCopies: // between two lines
        return "<hr/>" + open + "　" + text + "</p><hr/>";
    case SheetStyle::LetterCut:
        return open + cut + text + cut + "</p>";
    case SheetStyle::LetterContact:
    case SheetStyle::LetterBody: // begins two characters in
        return open + "　　" + text + "</p>";
    case SheetStyle::LetterSign: // stands in from the right edge
        return open + text + html_escaped("　　　　") + "</p>";
    default:
        return open + text + "</p>";
    }
}

std::string cell_html(const SheetCell& cell)
{
    const bool head = cell.style == SheetStyle::LetterHead;
    std::string html =
        std::string(head ? "<th" : "<td") + " class=\"" + class_of(cell.style) + "\"";
    const auto attribute = [&](const char* name, int value, const char* unit = "") {
        html += std::string(" ") + name + "=\"" + std::to_string(value) + unit + "\"";
    };
    if (cell.columns > 1)
        attribute("colspan", cell.columns);
    if (cell.rows > 1)
        attribute("rowspan", cell.rows);
    if (cell.width > 0)
        attribute("width", cell.width, "%");
    std::string text = html_escaped(cell.text);
    if (cell.strong)
        text = "<b>" + text + "</b>";
    if (cell.tall)
        text += "<br/><br/><br/>";
    return html + ">" + (text.empty() ? "&nbsp;" : text) + (head ? "</th>" : "</td>");
}

std::string rows_html(const std::vector<SheetRow>& rows)
{
    std::string html;
    for (const SheetRow& row : rows) {
        html += "<tr>";
        for (const SheetCell& cell : row)
            html += cell_html(cell);
        html += "</tr>";
    }
    return html;
}

std::string table_html(const SheetTable& table, bool letter)
{
    std::string html = std::string("<table class=\"grid\" width=\"100%\" border=\"1\" "
                                   "cellspacing=\"0\" cellpadding=\"") +
                       (letter ? "4" : "2") + "\">";
    if (!table.head.empty())
        html += "<thead>" + rows_html(table.head) + "</thead>";
    html += rows_html(table.rows) + "</table>";
    return letter ? gap + html + gap : html;
}

} // namespace

std::string sheet_html(const SheetDoc& sheet)
{
    std::string html;
    for (const auto& block : sheet.blocks) {
        if (const auto* paragraph = std::get_if<SheetParagraph>(&block))
            html += paragraph_html(*paragraph);
        else
            html += table_html(std::get<SheetTable>(block), sheet.letter);
    }
    return html;
}

PageSetup sheet_setup(bool letter)
{
    return letter ? PageSetup::letter() : PageSetup::portrait();
}

std::vector<PrintPiece> sheet_pieces(const std::vector<SheetDoc>& sheets)
{
    std::vector<PrintPiece> pieces;
    for (const SheetDoc& sheet : sheets) {
        PrintPiece& piece = pieces.emplace_back();
        piece.title = sheet.title;
        piece.html = sheet_html(sheet);
        piece.one_page = !sheet.letter;
    }
    return pieces;
}

} // namespace lx
