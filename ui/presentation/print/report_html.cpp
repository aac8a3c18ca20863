#include "ui/presentation/print/report_html.h"

#include <algorithm>

#include "ui/presentation/print/print_style.h"

namespace lx {

namespace {

/// One level: blanks that are neither joined nor dropped at the beginning of a cell.
const std::string indent = "&nbsp;&nbsp;&nbsp;&nbsp;";

const char* cell_class(ColumnFormat format)
{
    switch (format) {
    case ColumnFormat::Count:
    case ColumnFormat::Percent:
    case ColumnFormat::Money:
    case ColumnFormat::Decimal:
        return "right";
    case ColumnFormat::Date:
    case ColumnFormat::Mark:
        return "centre";
    case ColumnFormat::Text:
    case ColumnFormat::Code:
        break;
    }
    return "cell";
}

/// Per cent with two decimals: whole ones would leave a tenth of a wide table's paper unused.
std::string share_text(int part, int whole)
{
    const int hundredths = std::max(100, part * 10'000 / std::max(1, whole));
    const std::string decimals = std::to_string(100 + hundredths % 100);
    return std::to_string(hundredths / 100) + "." + decimals.substr(1);
}

/// Wide tables are set smaller, so that no figure breaks over two lines: a second class for their
/// cells.
std::string size_class(const ReportTable& table)
{
    return table.columns.size() > 18 ? " tight" : "";
}

std::string heading_html(const ReportTable& table)
{
    const int rows = heading_rows(table);
    int width = 0;
    for (const ReportColumn& column : table.columns)
        width += column.width;
    const auto cells = heading_cells(table);
    std::string html = "<thead>";
    for (int row = 0; row < rows; ++row) {
        html += "<tr>";
        for (const HeadingCell& cell : cells) {
            if (cell.row != row)
                continue;
            html += "<th class=\"head" + size_class(table) + "\"";
            if (cell.rows > 1)
                html += " rowspan=\"" + std::to_string(cell.rows) + "\"";
            if (cell.columns > 1)
                html += " colspan=\"" + std::to_string(cell.columns) + "\"";
            else
                html +=
                    " width=\"" +
                    share_text(table.columns[static_cast<std::size_t>(cell.column)].width, width) +
                    "%\"";
            html += ">" + html_escaped(cell.text) + "</th>";
        }
        html += "</tr>";
    }
    return html + "</thead>";
}

std::string lines_html(const ReportTable& table)
{
    std::string html;
    for (const std::string& line : table.lines)
        html += (html.empty() ? "<p class=\"line\">" : "<br/>") + html_escaped(line);
    return html.empty() ? html : html + "</p>";
}

std::string scope_html(const Report& report)
{
    if (report.scope.empty())
        return {};
    return "<p class=\"scope\">" + html_escaped(scope_line(report)) + "</p>";
}

} // namespace

std::string report_html(const Report& report, const ReportTable& table, std::size_t from,
                        std::size_t rows)
{
    std::string html;
    const std::size_t end =
        rows > table.rows.size() ? table.rows.size() : std::min(table.rows.size(), from + rows);
    // Title and office stand above the first part of a long table, the signers below the last.
    if (from == 0)
        html += "<h1>" + html_escaped(table.title) + "</h1>" + scope_html(report) +
                "<table width=\"100%\" border=\"0\"><tr><td class=\"cell\">填报单位：" +
                html_escaped(report.office) + "</td><td class=\"centre\">" +
                html_escaped(days_line(report)) + "</td><td class=\"right\">" +
                html_escaped(report.unit) + "</td></tr></table>" + lines_html(table);
    html +=
        "<table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"3\">" +
        heading_html(table);
    const std::string tight = size_class(table);
    for (std::size_t r = from; r < end; ++r) {
        const ReportRow& row = table.rows[r];
        if (row.style == RowStyle::Section) {
            html += "<tr><td class=\"cell\" colspan=\"" + std::to_string(table.columns.size()) +
                    "\"><b>" + html_escaped(row.cells.front().text) + "</b></td></tr>";
            continue;
        }
        const bool strong = row.style != RowStyle::Normal;
        html += "<tr>";
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            std::string text = html_escaped(show_cell(table.columns[c], row.cells[c]));
            for (int level = 0; c == 0 && level < row.level; ++level)
                text.insert(0, indent);
            html += std::string("<td class=\"") + cell_class(table.columns[c].format) + tight +
                    (strong ? " strong" : "") + "\">" + text + "</td>";
        }
        html += "</tr>";
    }
    html += "</table>";
    if (end < table.rows.size())
        return html;
    if (table.rows.empty())
        html += "<p class=\"line\">没有符合条件的记录。</p>";
    if (!table.note.empty())
        html += "<p class=\"line\">" + html_escaped(table.note) + "</p>";
    const std::string own = own_signature_line(report);
    return html + "<p class=\"signers\">" +
           (own.empty()
                ? std::string("填表人：＿＿＿＿＿＿　　　审核人：＿＿＿＿＿＿　　　联系电话："
                              "＿＿＿＿＿＿")
                : html_escaped(own)) +
           "</p>";
}

} // namespace lx
