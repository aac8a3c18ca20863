#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/edit/paste_block.h"

namespace lx::ui {

/// What a clipboard holds of a table.
struct PastedContent
{
    QString html; ///< as spreadsheets and browsers give it; "" = none
    QString text;
};

/// Rows of cells as Excel and WPS put them on the clipboard as text: tabs between cells, a cell
/// with line breaks or tabs in quotation marks. A quotation mark whose partner doesn't end its cell
/// is a character like any other. Blank rows stay, but for those at the end.
[[nodiscard]] std::vector<QStringList> parse_pasted(const QString& text);

/// The table on a clipboard: of its HTML where there is one in it, which keeps long numbers and
/// line breaks as they are, else of its text. No rows where there is nothing to paste. For workers
/// too.
[[nodiscard]] PasteBlock read_pasted(const PastedContent& content);

} // namespace lx::ui
