#pragma once

#include "core/report/make_report.h"

namespace lx {

/// Fills a report whose rows come from the request's policies: their rules, findings or targets.
/// Errors: Usage (nothing to count), Database, Cancelled.
[[nodiscard]] Result<Report> report_of_policies(Database& database, const Catalog& catalog,
                                                const ReportDef& def, const ReportRequest& request,
                                                std::int64_t jurisdiction, Report report,
                                                Progress& progress);

} // namespace lx
