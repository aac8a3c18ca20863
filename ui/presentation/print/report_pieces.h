#pragma once

#include <vector>

#include "core/report/report.h"
#include "ui/presentation/print/document_pdf.h"

namespace lx {

/// A report as it is printed: each table begins on a new page; a long list is cut into pieces of
/// `rows` rows, so that its first page can be seen before the last is laid out.
[[nodiscard]] std::vector<PrintPiece> report_pieces(const Report& report, std::size_t rows = 400);

} // namespace lx
