#pragma once

#include <memory>
#include <vector>

#include <QMimeData>
#include <QString>
#include <QStringList>

#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

/// Rows as text for the clipboard: tab-separated lines for anything that takes text, and an HTML
/// table whose code cells are marked as text, so that Excel and WPS do not turn an ID number
/// into 6.4E+17.
struct TableText
{
    QString plain;
    QString html;
};

/// A cell of such a line. What is no figure is marked as text, and guarded where a spreadsheet
/// would take it for a formula.
struct CellText
{
    QString text;
    bool figure = false; ///< number or date
};
/// One line after another, an empty list of cells being an empty line.
[[nodiscard]] TableText table_text(const std::vector<std::vector<CellText>>& lines);

/// `shown`: positions in `columns`, those of the ledger's lists.
[[nodiscard]] TableText table_text(const std::vector<FilterSubject>& columns,
                                   const std::vector<ShownRow>& rows, const std::vector<int>& shown,
                                   bool headings);

/// Both as what the clipboard takes.
[[nodiscard]] std::unique_ptr<QMimeData> clipboard_data(const TableText& text);

/// One cell of exact_table.
[[nodiscard]] QString exact_cell(QString text);

/// The same rows for pasting them in this program: nothing is lost, line breaks and tabs stand in
/// quotation marks (parse_pasted), and what looks like a formula is guarded as in a .csv. A field
/// -1 is a blank cell.
[[nodiscard]] QString exact_table(const LedgerDef& def, const std::vector<ShownRow>& rows,
                                  const std::vector<int>& fields, bool headings);

} // namespace lx::ui
