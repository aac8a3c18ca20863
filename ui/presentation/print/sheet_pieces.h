#pragma once

#include <vector>

#include "core/report/sheet_doc.h"
#include "ui/presentation/print/document_pdf.h"

namespace lx {

/// One sheet as simple HTML for the classes of print_style().
[[nodiscard]] std::string sheet_html(const SheetDoc& sheet);
/// The page of such a sheet: a letter's (GB/T 9704-2012), or a form's.
[[nodiscard]] PageSetup sheet_setup(bool letter);
/// Printed sheets as they are printed: each begins on a page of its own.
[[nodiscard]] std::vector<PrintPiece> sheet_pieces(const std::vector<SheetDoc>& sheets);

} // namespace lx
