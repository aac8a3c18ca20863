#pragma once

#include "core/county/county.h"
#include "core/report/make_report.h"

namespace lx {

/// What of a county a report needs that is about policies: findings (and rules), or targets (and
/// gaps).
[[nodiscard]] CountyWanted::Of evaluated_for(const ReportDef& def);
/// Fills a report whose rows come from the county's policies: their rules, findings or targets;
/// names are the file's. Errors: Usage (nothing to count), Database, Cancelled.
[[nodiscard]] Result<Report> report_of_policies(Database& database, const County& county,
                                                const ReportDef& def, const ReportRequest& request,
                                                Report report, Progress& progress);

} // namespace lx
