#pragma once

#include <vector>

#include "core/report/quarter/quarter_set.h"

namespace lx {

/// Of every report of a set its finished workbook and its figures, as a closing keeps them.
/// `further`: sheets of each workbook beside its tables; empty = none has any. Made on two threads.
/// Errors: those of write_report_xlsx, Io (no room for what is made on the way), Cancelled.
[[nodiscard]] Result<std::vector<ClosingPart>>
finished_parts(const QuarterSet& set, const ReportSigners& signers,
               const std::vector<FurtherSheets>& further, Progress& progress);

} // namespace lx
