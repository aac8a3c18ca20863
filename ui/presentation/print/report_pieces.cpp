#include "ui/presentation/print/report_pieces.h"

#include "ui/presentation/print/report_html.h"

namespace lx {

std::vector<PrintPiece> report_pieces(const Report& report, std::size_t rows)
{
    std::vector<PrintPiece> pieces;
    for (const ReportTable& table : report.tables) {
        std::size_t from = 0;
        do {
            std::string title = table.name;
            if (from > 0)
                title += " " + std::to_string(from + 1) + "–";
            pieces.push_back({std::move(title), report_html(report, table, from, rows)});
            from += rows;
        } while (from < table.rows.size());
    }
    return pieces;
}

} // namespace lx
