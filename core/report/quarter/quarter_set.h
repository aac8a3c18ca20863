#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/report/check_run.h"
#include "core/report/make_report.h"
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

/// How far figures may jump: the file's own limits (setting jump_limits), or the program's.
[[nodiscard]] Result<JumpLimits> jump_limits(Database& database);

/// A quarter's reports: of an open one made now, with the checks against former periods and what
/// was written to explain them; of a closed one as they were closed. `request.period` is the
/// quarter. Errors: Usage (no quarter, one that has not begun), those of make_report.
[[nodiscard]] Result<QuarterSet> quarter_set(Database& database, const DefinitionsPtr& definitions,
                                             const ReportRequest& request, Progress& progress);

/// A report as it was closed with its quarter; nothing where that is open or had no such report.
[[nodiscard]] Result<std::optional<Report>> closed_report(Database& database, const Period& period,
                                                          const std::string& id);
/// The finished workbook of it.
[[nodiscard]] Result<std::optional<std::string>>
closed_workbook(Database& database, const Period& period, const std::string& id);

/// Writes the workbooks of a set into a folder, which is made where it isn't there: of a closed
/// quarter the very files that were closed. `only`: ids of those wanted, none = all. Gives their
/// paths, one a report.
[[nodiscard]] Result<std::vector<std::string>>
write_quarter_set(Database& database, const QuarterSet& set, const std::string& folder,
                  const ReportSigners& signers, Progress& progress,
                  const std::set<std::string>& only = {});

} // namespace lx
