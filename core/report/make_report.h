#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/rules/scope.h"
#include "core/store/settings_store.h"

namespace lx {

class Database;

struct ReportRequest
{
    Period period;      ///< figures are as of its last day, or of `today` where that is earlier
    Date as_of;         ///< the day figures are counted at
    Date made;          ///< 填报日期
    std::string office; ///< 填报单位; "" = the jurisdiction's 两新工委 or its name
    std::vector<std::string> policies; ///< ids; for reports of rules, findings, targets
    std::string scope{};               ///< 统计口径, by id or name; "" = 全部登记
    bool masked = true;                ///< ID numbers and phones without their middle
};

/// 填报单位 where nobody said another: the jurisdiction's 两新工委; "" without one.
[[nodiscard]] std::string office_of(const std::optional<Jurisdiction>& jurisdiction);

/// Errors (Usage): a period of another kind than the report's; names the right one.
[[nodiscard]] Result<> check_period(const ReportDef& def, const Period& period);

/// Computes a report from a ledger file. Errors: Usage (wrong kind of period, unknown policy or
/// scope), Database, Cancelled.
[[nodiscard]] Result<Report> make_report(Database& database, const DefinitionsPtr& definitions,
                                         const ReportDef& def, const ReportRequest& request,
                                         Progress& progress);
/// Several reports of one period at one look at the file, in the order of `defs`.
[[nodiscard]] Result<std::vector<Report>> make_reports(Database& database,
                                                       const DefinitionsPtr& definitions,
                                                       const std::vector<const ReportDef*>& defs,
                                                       const ReportRequest& request,
                                                       Progress& progress);
/// The same from facts in memory (a report of findings needs the file: packs load their own facts).
[[nodiscard]] Report report_from_world(const World& world, const ReportDef& def,
                                       const ReportRequest& request, Progress& progress,
                                       const ScopedUnits& units = {});

} // namespace lx
