#pragma once

#include "app/cli/command.h"
#include "core/report/make_report.h"

namespace lx::cli {

/// month, quarter, half_year or year.
[[nodiscard]] const char* period_code(PeriodKind kind);
/// The period of `--period`: one that has begun, since there is anything to count. Errors: Usage,
/// which names what could be written.
[[nodiscard]] Result<Period> period_argument(const Arguments& arguments, Date today);
/// A quarter of it.
[[nodiscard]] Result<Period> quarter_argument(const Arguments& arguments, Date today);

/// What a quarter is counted by: `--policy` and `--scope`, else what is chosen in the file (all the
/// program's policies where none is).
[[nodiscard]] Result<ReportRequest> quarter_request(Database& database, const Arguments& arguments,
                                                    const Session& session, const Period& quarter);

} // namespace lx::cli
