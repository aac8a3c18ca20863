#pragma once

#include <string>

#include "core/base/result.h"
#include "core/report/report.h"

namespace lx {

/// A report as one JSON document, with its checks and the rows behind its figures: reading it again
/// gives the same report but for its name list.
[[nodiscard]] std::string report_json(const Report& report);
/// Errors: Database (no such document).
[[nodiscard]] Result<Report> report_from_json(const std::string& json);
/// Its name list likewise.
[[nodiscard]] std::string list_json(const ReportTable& list);
[[nodiscard]] Result<ReportTable> list_from_json(const std::string& json);

} // namespace lx
