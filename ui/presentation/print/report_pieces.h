#pragma once

#include <vector>

#include "core/report/report.h"
#include "core/report/signers.h"
#include "core/report/table_paper.h"
#include "ui/presentation/print/document_pdf.h"

namespace lx {

/// How a report is to be printed.
struct ReportPrint
{
    ReportSigners signers{};
    WideTables wide = WideTables::Automatic;
};

/// A report as it is printed: each table begins on a new page and counts its own pages; one without
/// rows takes none and is named below the last; a wide one is parted (table_paper); a long list is
/// cut into pieces of `rows` rows, so that its first page can be seen before the last is laid out.
[[nodiscard]] std::vector<PrintPiece>
report_pieces(const Report& report, const ReportPrint& print = {}, std::size_t rows = 400);

} // namespace lx
