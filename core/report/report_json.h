#pragma once

#include <string>

#include "core/base/result.h"
#include "core/report/report.h"

namespace lx {

/// A report as one JSON document, with its checks, name list and the rows behind its figures:
/// reading it again gives the same report.
[[nodiscard]] std::string report_json(const Report& report);
/// Errors: Database (no such document).
[[nodiscard]] Result<Report> report_from_json(const std::string& json);

} // namespace lx
