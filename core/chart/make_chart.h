#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/chart/chart.h"
#include "core/chart/chart_def.h"
#include "core/chart/closed_periods.h"
#include "core/county/county.h"

namespace lx {

struct ChartRequest
{
    std::optional<Date> beside; ///< the same figures on another day, as further series
    /// Null: all periods are counted as the ledgers stand.
    std::shared_ptr<const ClosedPeriods> closed{};
    /// Yes: the rows behind all figures are found at once, for who asks for most of them.
    KeepRows rows = KeepRows::No;
};

/// A chart of a county as it stands: its day, scope, policies and their goals. What the chart needs
/// was loaded for it (chart_wanted). The rows behind a figure are looked for when it is opened; the
/// chart holds the county until then. Takes the county's mutex where findings are drawn. Errors:
/// Usage (findings of no policy), Cancelled.
[[nodiscard]] Result<Chart> make_chart(const ChartDef& def,
                                       const std::shared_ptr<const County>& county,
                                       const ChartRequest& request, Progress& progress);

/// What of a county charts need on a day.
[[nodiscard]] CountyWanted chart_wanted(const std::vector<const ChartDef*>& defs, Date as_of,
                                        std::vector<std::string> policies, std::string scope = {});

} // namespace lx
