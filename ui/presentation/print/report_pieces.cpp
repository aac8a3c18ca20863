#include "ui/presentation/print/report_pieces.h"

#include "ui/presentation/print/report_html.h"

namespace lx {

namespace {

/// The pieces of one table; `note` stands below it besides its own.
void add_table(std::vector<PrintPiece>& pieces, const Report& report, const ReportTable& table,
               const std::string& note, const ReportPrint& print, std::size_t rows)
{
    const TablePaper paper = table_paper(table, print.wide);
    for (std::size_t number = 0; number < paper.begins.size(); ++number) {
        ReportTable part = table_part(table, paper.columns(number, table.columns.size()));
        part.note += (part.note.empty() || note.empty() ? "" : "\n") + note;
        if (number > 0)
            part.title += "（续）";
        for (std::size_t from = 0; from == 0 || from < part.rows.size(); from += rows) {
            std::string title = table.name;
            if (number > 0)
                title += "（续）";
            if (from > 0)
                title += " " + std::to_string(from + 1) + "–";
            pieces.push_back({std::move(title),
                              report_html(report, part, {from, rows, print.signers}),
                              number > 0 || from > 0, paper.a3});
        }
    }
}

} // namespace

std::vector<PrintPiece> report_pieces(const Report& report, const ReportPrint& print,
                                      std::size_t rows)
{
    std::vector<const ReportTable*> printed;
    std::string empty;
    for (const ReportTable& table : report.tables) {
        if (!table.rows.empty())
            printed.push_back(&table);
    }
    if (printed.empty() && !report.tables.empty())
        printed.push_back(&report.tables.front()); // which says that there is nothing
    for (const ReportTable& table : report.tables) {
        if (table.rows.empty() && &table != printed.front())
            empty += (empty.empty() ? "" : "、") + table.name;
    }
    if (!empty.empty())
        empty = "没有记录、未另打印的表：" + empty + "。";
    std::vector<PrintPiece> pieces;
    for (const ReportTable* table : printed)
        add_table(pieces, report, *table, table == printed.back() ? empty : std::string(), print,
                  rows);
    return pieces;
}

} // namespace lx
