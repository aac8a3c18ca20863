#include "ui/presentation/print/whole_rows.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace lx {

namespace {

/// A line of no height to speak of that begins a page; the laid out page has it above the table.
const std::string turn = "<p style=\"page-break-before: always; font-size: 1pt; margin: 0\"></p>";
constexpr double turn_height = 1; ///< mm it may take
/// Millimetres left free at a page's end for the table's border and the blank line a text document
/// keeps behind a table: where these pass the page's end, the turn would begin one page on.
constexpr double reserve = 3;

/// The table in the HTML: where it, its headings and its body's rows stand.
struct Written
{
    std::string open;  ///< <table …>
    std::string heads; ///< <thead>…</thead>
    std::size_t begin = 0;
    std::vector<std::size_t> rows; ///< of the body
};

std::vector<Written> written_tables(const std::string& html)
{
    std::vector<Written> tables;
    for (std::size_t at = html.find("<table"); at != std::string::npos;
         at = html.find("<table", at + 1)) {
        Written table;
        table.begin = at;
        table.open = html.substr(at, html.find('>', at) + 1 - at);
        const std::size_t end = html.find("</table>", at);
        std::size_t body = at;
        if (const std::size_t heads = html.find("<thead>", at); heads < end) {
            body = html.find("</thead>", heads) + 8;
            table.heads = html.substr(heads, body - heads);
        }
        for (std::size_t row = html.find("<tr>", body); row < end; row = html.find("<tr>", row + 1))
            table.rows.push_back(row);
        tables.push_back(std::move(table));
    }
    return tables;
}

/// Where its rows stand.
struct Placed
{
    std::vector<double> tops;         ///< of the rows' text; the last value is the table's end
    std::vector<std::size_t> parting; ///< body rows at which it can be parted, and its end
};

Placed placed(const QTextTable& table, std::size_t heads)
{
    const QAbstractTextDocumentLayout& layout = *table.document()->documentLayout();
    const double end = layout.frameBoundingRect(const_cast<QTextTable*>(&table)).bottom();
    Placed rows;
    for (int row = 0; row < table.rows(); ++row) {
        double top = end;
        bool reached = false; // by a cell of a row above
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            reached = reached || cell.row() < row;
            if (cell.row() == row)
                top = std::min(top,
                               layout.blockBoundingRect(cell.firstCursorPosition().block()).top());
        }
        rows.tops.push_back(top);
        if (const auto at = static_cast<std::size_t>(row); at >= heads && (!reached || at == heads))
            rows.parting.push_back(at);
    }
    rows.parting.push_back(rows.tops.size());
    rows.tops.push_back(end);
    return rows;
}

/// The heading right above a table, which never stands alone at a page's end: its place in the HTML
/// and its top; the table's own where there is none.
std::pair<std::size_t, double> begin_of(const Written& table, const std::string& html,
                                        QTextFrame& frame)
{
    const QAbstractTextDocumentLayout& layout = *frame.document()->documentLayout();
    const double top = layout.frameBoundingRect(&frame).top();
    constexpr std::string_view open = "<p class=\"block\">";
    constexpr std::string_view close = "</p>";
    if (!std::string_view(html).substr(0, table.begin).ends_with(close))
        return {table.begin, top};
    const std::size_t heading = html.rfind("<p", table.begin);
    if (html.compare(heading, open.size(), open) != 0)
        return {table.begin, top};
    const QTextBlock above = frame.firstCursorPosition().block().previous();
    return {heading, above.isValid() ? layout.blockBoundingRect(above).top() : top};
}

} // namespace

std::string with_whole_rows(const std::string& html, const QTextDocument& endless,
                            double page_height)
{
    const QAbstractTextDocumentLayout& layout = *endless.documentLayout();
    const double mm = layout.paintDevice()->logicalDpiY() / 25.4;
    const std::vector<Written> written = written_tables(html);
    std::vector<std::pair<std::size_t, std::string>> insertions;
    double moved = 0; // how much lower than on the endless page things stand
    std::size_t at = 0;
    const double end = layout.documentSize().height();
    for (QTextFrame* frame : endless.rootFrame()->childFrames()) {
        const auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr || at >= written.size())
            continue;
        const Written& text = written[at++];
        const std::size_t heads = static_cast<std::size_t>(table->rows()) - text.rows.size();
        const auto [tops, rows] = placed(*table, heads);
        const auto [begin_at, begin] = begin_of(text, html, *frame);
        const double lead = tops[heads] - layout.frameBoundingRect(frame).top();
        double page_end = page_height;
        while (page_end <= begin + moved)
            page_end += page_height;
        // Below the last table signatures and the seal: they take two rows along.
        const double foot = end - tops.back();
        const bool keeps_foot = at == written.size() && foot > 0 && foot < page_height / 2;
        const std::size_t taken_along = std::max(heads, tops.size() - std::min(tops.size(), 3UL));
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            const std::size_t row = rows[i];
            const double bottom = tops[rows[i + 1]];
            const bool with_foot = keeps_foot && row <= taken_along && taken_along < rows[i + 1];
            if ((with_foot ? end : bottom) + moved <= page_end - reserve * mm)
                continue;
            if (bottom - tops[row] + lead > page_height - reserve * mm) { // higher than a page
                while (bottom + moved > page_end)
                    page_end += page_height;
                continue; // it goes on by itself, from where it stands
            }
            const std::size_t in_body = row - heads;
            const double start = page_end + turn_height * mm;
            if (in_body == 0) { // not the headings alone at a page's end
                if (begin + moved <= page_end - page_height)
                    continue; // on a fresh page already
                insertions.emplace_back(begin_at, turn);
                moved = start - begin;
            } else {
                insertions.emplace_back(text.rows[in_body],
                                        "</table>" + turn + text.open + text.heads);
                moved = start + lead - tops[row];
            }
            page_end += page_height;
            while (bottom + moved > page_end) // higher than a page: it goes on by itself
                page_end += page_height;
        }
    }
    std::string parted = html;
    for (std::size_t i = insertions.size(); i-- > 0;) // from the end: the places before stay
        parted.insert(insertions[i].first, insertions[i].second);
    return parted;
}

} // namespace lx
