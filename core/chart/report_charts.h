#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/report/make_report.h"
#include "core/report/quarter/quarter_set.h"
#include "core/report/report_xlsx.h"

namespace lx {

class Database;

/// The sheets of the charts a report names (`charts`), for its workbook: of the day, scope and
/// policies it is made for. Nothing for a report that names none. Errors: Usage (no such chart),
/// those of County::load and make_chart.
[[nodiscard]] Result<FurtherSheets>
report_chart_sheets(Database& database, const DefinitionsPtr& definitions, const ReportDef& def,
                    const ReportRequest& request, Progress& progress);

/// The same for whoever writes several reports made alike: the file is read once for all of them.
[[nodiscard]] SheetsOf chart_sheets_of(DefinitionsPtr definitions, ReportRequest request);

} // namespace lx
