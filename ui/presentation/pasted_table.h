#pragma once

#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "core/ledger/catalog.h"

namespace lx::ui {

/// Rows of cells as Excel and WPS put them on the clipboard: tabs between cells, a cell with line
/// breaks or quotation marks in quotation marks. Blank rows are left out.
[[nodiscard]] std::vector<QStringList> parse_pasted(const QString& text);

/// True where the first row names fields of the ledger (half of its cells do, and at least one).
[[nodiscard]] bool has_headings(const Catalog& catalog, const LedgerDef& def,
                                const std::vector<QStringList>& rows);

/// The rows as a CSV file an import reads like any other. Without headings of their own the columns
/// are those of `fields` from the left; further ones have no heading and are not read.
[[nodiscard]] QByteArray pasted_csv(const LedgerDef& def, const std::vector<QStringList>& rows,
                                    bool headings, const std::vector<int>& fields);

} // namespace lx::ui
