#include "ui/presentation/print/whole_rows.h"

#include <algorithm>
#include <vector>

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace lx {

namespace {

/// A line of no height to speak of that begins a page; the laid out page has it above the table.
const std::string turn = "<p style=\"page-break-before: always; font-size: 1pt; margin: 0\"></p>";
constexpr double turn_height = 12; ///< dots it may take
/// Dots (3 mm) left free at a page's end for the table's border and the blank line a text document
/// keeps behind a table: where these pass the page's end, the turn would begin one page on.
constexpr double reserve = 36;

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

/// Tops of the rows' text; the last value is the table's end.
std::vector<double> row_tops(const QTextTable& table, const QAbstractTextDocumentLayout& layout)
{
    std::vector<double> tops;
    for (int row = 0; row < table.rows(); ++row) {
        double top = layout.frameBoundingRect(const_cast<QTextTable*>(&table)).bottom();
        for (int column = 0; column < table.columns(); ++column)
            top = std::min(
                top,
                layout.blockBoundingRect(table.cellAt(row, column).firstCursorPosition().block())
                    .top());
        tops.push_back(top);
    }
    tops.push_back(layout.frameBoundingRect(const_cast<QTextTable*>(&table)).bottom());
    return tops;
}

} // namespace

std::string with_whole_rows(const std::string& html, const QTextDocument& endless,
                            double page_height)
{
    const QAbstractTextDocumentLayout& layout = *endless.documentLayout();
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
        const std::vector<double> tops = row_tops(*table, layout);
        const std::size_t heads = tops.size() - 1 - text.rows.size();
        const double begin = layout.frameBoundingRect(frame).top();
        const double lead = tops[heads] - begin;
        double page_end = page_height;
        while (page_end <= begin + moved)
            page_end += page_height;
        // Below the last table signatures and the seal: they take two rows along.
        const double foot = end - tops.back();
        const bool keeps_foot = at == written.size() && foot > 0 && foot < page_height / 2;
        for (std::size_t row = heads; row + 1 < tops.size(); ++row) {
            const bool with_foot = keeps_foot && row > heads && row + 3 == tops.size();
            if ((with_foot ? end : tops[row + 1]) + moved <= page_end - reserve)
                continue;
            const std::size_t in_body = row - heads;
            const double start = page_end + turn_height;
            if (in_body == 0) { // not the headings alone at a page's end
                if (begin + moved <= page_end - page_height)
                    continue; // on a fresh page already
                insertions.emplace_back(text.begin, turn);
                moved = start - begin;
            } else {
                insertions.emplace_back(text.rows[in_body],
                                        "</table>" + turn + text.open + text.heads);
                moved = start + lead - tops[row];
            }
            page_end += page_height;
            while (tops[row + 1] + moved > page_end) // higher than a page: it goes on by itself
                page_end += page_height;
        }
    }
    std::string parted = html;
    for (std::size_t i = insertions.size(); i-- > 0;) // from the end: the places before stay
        parted.insert(insertions[i].first, insertions[i].second);
    return parted;
}

} // namespace lx
