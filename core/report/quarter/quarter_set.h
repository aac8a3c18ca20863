#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/report/check_run.h"
#include "core/report/make_report.h"
#include "core/report/quarter/jump_limits.h"
#include "core/report/quarter/quarter.h"
#include "core/report/report_xlsx.h"

namespace lx {

/// All reports of a quarter with their checks.
struct QuarterSet
{
    Quarter quarter;
    std::vector<ReportDef> defs; ///< one a report
    std::vector<Report> reports;

    /// Checks that keep the quarter from being closed: a 必须 that fails, a 说明 nobody wrote.
    [[nodiscard]] std::vector<std::pair<const Report*, const ReportCheck*>> blocking() const;
};

/// The explanation of a check among a quarter's; "" = nobody wrote one.
[[nodiscard]] std::string explanation_of(const Quarter& quarter, const Report& report,
                                         const ReportCheck& check);
/// By what it is kept (see quarter.h).
[[nodiscard]] std::string explanation_key(const Report& report, const ReportCheck& check);
/// Puts the explanations of the quarter, as it is known now, to the checks of its reports.
void take_explanations(QuarterSet& set, Quarter quarter);

/// A quarter's reports: of an open one made now, with the checks against former periods and what
/// was written to explain them; of a closed one as they were closed. `request.period` is the
/// quarter. Errors: Usage (no quarter, one that has not begun), those of make_report.
[[nodiscard]] Result<QuarterSet> quarter_set(Database& database, const DefinitionsPtr& definitions,
                                             const ReportRequest& request, Progress& progress);

/// A report as it was closed with its quarter; nothing where that is open or had no such report.
/// Its name list is the larger part of it: left out where nobody looks at it.
[[nodiscard]] Result<std::optional<Report>> closed_report(Database& database, const Period& period,
                                                          const std::string& id,
                                                          bool with_list = true);
/// The finished workbook of it.
[[nodiscard]] Result<std::optional<std::string>>
closed_workbook(Database& database, const Period& period, const std::string& id);

/// What makes further sheets of a report's workbook, beside its tables: its charts, which a room
/// above makes (core/chart/report_charts.h).
using SheetsOf =
    std::function<Result<FurtherSheets>(Database& database, const ReportDef& def, Progress&)>;

/// A workbook of a set that was written.
struct WrittenReport
{
    std::string id;
    std::string name;
    std::string office; ///< 填报单位
    std::string path;
};

/// Writes the workbooks of a set into a folder, which is made where it isn't there: of a closed
/// quarter the very files that were closed. `only`: ids of those wanted, none = all.
[[nodiscard]] Result<std::vector<WrittenReport>>
write_quarter_set(Database& database, const QuarterSet& set, const std::string& folder,
                  const ReportSigners& signers, Progress& progress,
                  const std::set<std::string>& only = {}, const SheetsOf& further = {});

} // namespace lx
